#include "ftp/remotepath.h"

#include "support/registry.h"

#include <QTest>

class RemotePathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalises_data();
    void normalises();
    void familyOfAPath();
    void resolves();
    void isBelow();
    void names_data();
    void names();
    void pwdReplies_data();
    void pwdReplies();
    void quoting();
    void ordersAndHashes();
};

void RemotePathTest::normalises_data() {
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *given, const char *path) {
        QTest::newRow(given) << QByteArray(given) << QByteArray(path);
    };
    row("", "/");
    row("/", "/");
    row("//", "/");
    row("/a/b", "/a/b");
    row("a/b", "/a/b");
    row("/a//b/", "/a/b");
    row("/a/./b", "/a/b");
    row("/a/../b", "/b");
    row("/..", "/");
    row("/../../a", "/a");
    row("/a/b/..", "/a");
    row("/a/b/../..", "/");
    row("/a/b/../../..", "/");
    row("/a/...", "/a/...");
    row("/a/.b", "/a/.b");
    row("/ a / b ", "/ a / b ");
    row("/a\\..\\b", "/a\\..\\b");
    row("/\xff\xfe", "/\xff\xfe");
}

void RemotePathTest::normalises() {
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, path);
    QCOMPARE(RemotePath(given).bytes(), path);
    QCOMPARE(RemotePath(path).bytes(), path);
}

void RemotePathTest::familyOfAPath() {
    const RemotePath path("/a/b/c d");
    QCOMPARE(path.fileName(), QByteArray("c d"));
    QCOMPARE(path.parent(), RemotePath("/a/b"));
    QCOMPARE(path.parent().parent().parent(), RemotePath());
    QCOMPARE(RemotePath().parent(), RemotePath());
    QCOMPARE(RemotePath().fileName(), QByteArray());
    QVERIFY(RemotePath().isRoot());
    QVERIFY(!path.isRoot());
    QCOMPARE(RemotePath().child("x").bytes(), QByteArray("/x"));
    QCOMPARE(path.child("x").bytes(), QByteArray("/a/b/c d/x"));
    QCOMPARE(path.names(), (QList<QByteArray>{"a", "b", "c d"}));
    QCOMPARE(RemotePath().names(), QList<QByteArray>());
}

void RemotePathTest::resolves() {
    const RemotePath path("/a/b");
    QCOMPARE(path.resolved("c"), RemotePath("/a/b/c"));
    QCOMPARE(path.resolved("../c"), RemotePath("/a/c"));
    QCOMPARE(path.resolved("/c"), RemotePath("/c"));
    QCOMPARE(path.resolved(""), path);
    QCOMPARE(path.resolved("../../../.."), RemotePath());
}

void RemotePathTest::isBelow() {
    QVERIFY(RemotePath("/a/b").isBelow(RemotePath("/a")));
    QVERIFY(RemotePath("/a").isBelow(RemotePath()));
    QVERIFY(!RemotePath().isBelow(RemotePath()));
    QVERIFY(!RemotePath("/a").isBelow(RemotePath("/a")));
    QVERIFY(!RemotePath("/ab").isBelow(RemotePath("/a")));
    QVERIFY(!RemotePath("/a").isBelow(RemotePath("/a/b")));
}

void RemotePathTest::names_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("accepted");
    for (const char *good : {"a", "...", "..a", ".a", "a b", " ", "a\\b", "C:", "\xff", "\x01", "~"})
        QTest::newRow(good) << QByteArray(good) << true;
    for (const char *bad : {"", ".", "..", "/", "a/b", "/a", "a/", "../x", "a\nb", "a\r"})
        QTest::newRow(bad) << QByteArray(bad) << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
}

void RemotePathTest::names() {
    QFETCH(QByteArray, name);
    QFETCH(bool, accepted);
    QCOMPARE(RemotePath::isName(name), accepted);
    if (accepted)
        QCOMPARE(RemotePath("/x").child(name).parent(), RemotePath("/x"));
}

void RemotePathTest::pwdReplies_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("path"); // empty: nothing
    const auto row = [](const char *text, const char *path) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(path);
    };
    row("\"/\" is the current directory", "/");
    row("\"/usr/dm\" directory created", "/usr/dm");
    row("\"/foo\"\"bar\" directory created", "/foo\"bar");
    row("\"/\"\"\"\"\" x", "/\"\"");
    row("\"/a\"", "/a");
    row("Current directory is \"/a b\"", "/a b");
    row("\"/a\" and \"/b\"", "/a");
    row("\"/a/\" x", "/a");
    row("/a/b is current directory", "/a/b");
    row("/a", "/a");
    row("\"/a", "");
    row("\"\" x", "");
    row("\"a\" x", "");
    row("nothing", "");
    row("", "");
    row("\"/a\nb\" x", "");
    row("\"C:\\x\" is current", "");
}

void RemotePathTest::pwdReplies() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, path);
    const auto found = RemotePath::fromPwdReply(text);
    QCOMPARE(found.has_value(), !path.isEmpty());
    if (found)
        QCOMPARE(found->bytes(), path);
}

void RemotePathTest::quoting() {
    QCOMPARE(quotePath("/a\"b"), QByteArray("\"/a\"\"b\""));
    for (const char *path : {"", "\"", "\"\"", "/a", "/\"a\"", "a\" b\"\""})
        QCOMPARE(unquotePath(QByteArray(quotePath(path) + " is it")).value(), QByteArray(path));
    QVERIFY(!unquotePath("abc"));
    QVERIFY(!unquotePath("\"abc"));
    QVERIFY(!unquotePath("\"abc\"\""));
    QVERIFY(!unquotePath("\""));
}

void RemotePathTest::ordersAndHashes() {
    QVERIFY(RemotePath("/a") < RemotePath("/b"));
    QVERIFY(RemotePath("/a") < RemotePath("/\xff"));
    QSet<RemotePath> set{RemotePath("/a"), RemotePath("/a/"), RemotePath("/b")};
    QCOMPARE(set.size(), 2);
}

WHERRY_TEST(RemotePathTest)
#include "remotepathtest.moc"
