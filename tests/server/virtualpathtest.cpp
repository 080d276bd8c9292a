#include "files/virtualpath.h"

#include "files/unfinishedname.h"
#include "support/registry.h"

#include <QTest>

class VirtualPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolves_data();
    void resolves();
    void neverLeaves();
    void refusesWhatCannotBeAName();
    void refusesNamesOfUnfinishedUploads();
    void knowsItsParts();
    void saysWhatCanBeCreated();
};
WHERRY_TEST(VirtualPathTest)

namespace {
VirtualPath at(const QByteArray &path) { return *VirtualPath::resolve(VirtualPath(), path); }
} // namespace

void VirtualPathTest::resolves_data() {
    QTest::addColumn<QByteArray>("directory");
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<QByteArray>("absolute");
    const auto row = [](const char *directory, const QByteArray &argument, const QByteArray &absolute) {
        QTest::newRow(QByteArray(directory).append(" + ").append(argument.toPercentEncoding()).constData())
            << QByteArray(directory) << argument << absolute;
    };
    row("/", "", "/");
    row("/a/b", "", "/a/b");
    row("/a/b", ".", "/a/b");
    row("/a/b", "..", "/a");
    row("/a/b", "c", "/a/b/c");
    row("/a/b", "/c", "/c");
    row("/a/b", "../../..", "/");
    row("/a/b", "../../../c", "/c");
    row("/a", "//b//c//", "/b/c");
    row("/a", "./b/./c/.", "/a/b/c");
    row("/a", "b/../c", "/a/c");
    row("/a", "...", "/a/...");
    row("/a", "..b", "/a/..b");
    row("/a", " b ", "/a/ b ");
    row("/", "~", "/~");
    row("/", "\\..\\b", "/\\..\\b");
    row("/", "%2e%2e", "/%2e%2e");
    row("/", "\xff\xfe", "/\xff\xfe");
    row("/", "a\xc0\xae\xc0\xae/b", "/a\xc0\xae\xc0\xae/b");
}

void VirtualPathTest::resolves() {
    QFETCH(QByteArray, directory);
    QFETCH(QByteArray, argument);
    QFETCH(QByteArray, absolute);
    const auto path = VirtualPath::resolve(at(directory), argument);
    QVERIFY(path.hasValue());
    QCOMPARE(path->absolute(), absolute);
}

// All ways to put five of these parts one behind the other, against a reckoning by hand.
void VirtualPathTest::neverLeaves() {
    const QList<QByteArray> parts = {"..", ".", "", "a", "bb", "..."};
    int tried = 0;
    for (int code = 0; code < 6 * 6 * 6 * 6 * 6; ++code) {
        QByteArray argument = code % 2 ? "/" : "";
        QList<QByteArray> expected = code % 2 ? QList<QByteArray>() : QList<QByteArray>{"x", "y"};
        for (int rest = code, i = 0; i < 5; ++i, rest /= 6) {
            const QByteArray &part = parts.at(rest % 6);
            if (i == 0 && part.isEmpty()) // begins with a slash
                expected.clear();
            argument += part + '/';
            if (part == "..") {
                if (!expected.isEmpty())
                    expected.removeLast();
            } else if (part != "." && !part.isEmpty()) {
                expected.append(part);
            }
        }
        const auto path = VirtualPath::resolve(at("/x/y"), argument);
        QVERIFY(path.hasValue());
        QCOMPARE(path->absolute(), '/' + expected.join('/'));
        QVERIFY(!path->relative().startsWith("/") && !path->relative().split('/').contains(".."));
        ++tried;
    }
    QCOMPARE(tried, 7776);
}

void VirtualPathTest::refusesWhatCannotBeAName() {
    for (const QByteArray &argument : {QByteArray("a\0b", 3), QByteArray("\0", 1), QByteArray(4096, 'a')}) {
        const auto path = VirtualPath::resolve(VirtualPath(), argument);
        QVERIFY(!path.hasValue());
        QCOMPARE(path.error().kind, FileError::Kind::BadName);
    }
    const VirtualPath deep = at(QByteArray("a/").repeated(1500));
    QVERIFY(!VirtualPath::resolve(deep, QByteArray("b/").repeated(1500)).hasValue());
}

void VirtualPathTest::refusesNamesOfUnfinishedUploads() {
    const QByteArray reserved = UnfinishedName::make();
    const QList<QByteArray> arguments = {reserved, reserved + "/a", "a/" + reserved, "/" + reserved,
                                         reserved.toUpper()};
    for (const QByteArray &argument : arguments) {
        const auto path = VirtualPath::resolve(VirtualPath(), argument);
        QVERIFY2(!path.hasValue(), argument.constData());
        QCOMPARE(path.error().kind, FileError::Kind::ReservedName);
    }
    QVERIFY(VirtualPath::resolve(VirtualPath(), ".wherry.").hasValue());
    QVERIFY(VirtualPath::resolve(VirtualPath(), QByteArray(reserved + "0")).hasValue());
    QVERIFY(VirtualPath::resolve(VirtualPath(), ".wherry.012345678901234g").hasValue());
    QVERIFY(UnfinishedName::make() != reserved);
}

void VirtualPathTest::knowsItsParts() {
    const VirtualPath path = at("/a/b c");
    QCOMPARE(path.fileName(), QByteArray("b c"));
    QCOMPARE(path.parent().absolute(), QByteArray("/a"));
    QCOMPARE(path.relative(), QByteArray("a/b c"));
    QCOMPARE(path.child("d").absolute(), QByteArray("/a/b c/d"));
    QCOMPARE(VirtualPath().child("d").absolute(), QByteArray("/d"));
    QCOMPARE(VirtualPath().parent().absolute(), QByteArray("/"));
    QCOMPARE(VirtualPath().relative(), QByteArray("."));
    QVERIFY(VirtualPath().isHome());
    QVERIFY(path.isWithin(VirtualPath()));
    QVERIFY(path.isWithin(at("/a")));
    QVERIFY(path.isWithin(path));
    QVERIFY(!path.isWithin(at("/a/b")));
    QVERIFY(!at("/ab").isWithin(at("/a")));
}

void VirtualPathTest::saysWhatCanBeCreated() {
    QVERIFY(at("/a").isCreatable());
    QVERIFY(at("/" + QByteArray(255, 'n')).isCreatable());
    QVERIFY(!at("/" + QByteArray(256, 'n')).isCreatable());
    QVERIFY(!at("/a\nb").isCreatable());
    QVERIFY(!at("/a\rb").isCreatable());
    QVERIFY(!VirtualPath().isCreatable());
}

#include "virtualpathtest.moc"
