#include "ftp/facts.h"

#include "support/registry.h"

#include <QTest>

class FactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void types_data();
    void types();
    void values();
    void writesWhatItReads();
    void neverWritesALineThatLies_data();
    void neverWritesALineThatLies();
    void factNames();
};

void FactsTest::understands_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("facts"); // "name=value|..." as parsed
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("RFC 3659") << QByteArray(
                                     "Type=file;Size=1024990;Modify=19970214165800;Perm=r; /tmp/cap60.pl198.tar.gz")
                              << QByteArray("type=file|size=1024990|modify=19970214165800|perm=r")
                              << QByteArray("/tmp/cap60.pl198.tar.gz");
    QTest::newRow("MLST's leading space") << QByteArray(" type=dir;unique=AQkAAAAAAAABCAAA; /")
                                          << QByteArray("type=dir|unique=AQkAAAAAAAABCAAA") << QByteArray("/");
    QTest::newRow("RFC 3659, sites of facts")
        << QByteArray("type=OS.unix=slink:/foobar;perm=;unique=keVO1+4G4; foobar")
        << QByteArray("type=OS.unix=slink:/foobar|perm=|unique=keVO1+4G4") << QByteArray("foobar");
    QTest::newRow("name with spaces around")
        << QByteArray("type=file;  a b ") << QByteArray("type=file") << QByteArray(" a b ");
    QTest::newRow("name that looks like facts")
        << QByteArray("type=file; size=5; x") << QByteArray("type=file") << QByteArray("size=5; x");
    QTest::newRow("name with ;") << QByteArray("type=file;size=1; a;b=c") << QByteArray("type=file|size=1")
                                 << QByteArray("a;b=c");
    QTest::newRow("no facts") << QByteArray("  name") << QByteArray() << QByteArray("name");
    QTest::newRow("no facts in MLSD") << QByteArray(" name") << QByteArray("?") << QByteArray("?");
    QTest::newRow("last ; missing") << QByteArray("type=file;size=7 a") << QByteArray("type=file|size=7")
                                    << QByteArray("a");
    QTest::newRow("names in any case") << QByteArray("TYPE=dir;UNIX.Mode=0755;x.Foo=Bar; a")
                                       << QByteArray("type=dir|unix.mode=0755|x.foo=Bar") << QByteArray("a");
    QTest::newRow("value with =") << QByteArray("media-type=a=b; c") << QByteArray("media-type=a=b") << QByteArray("c");
    QTest::newRow("bytes") << QByteArray("type=file; \xff\xfe\x01") << QByteArray("type=file")
                           << QByteArray("\xff\xfe\x01");
}

void FactsTest::understands() {
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, facts);
    QFETCH(QByteArray, name);
    const auto parsed = parseFactLine(line);
    if (name == "?") {
        QVERIFY(!parsed);
        return;
    }
    QVERIFY(parsed);
    QByteArrayList found;
    for (const Fact &fact : parsed->facts)
        found.append(fact.name + '=' + fact.value);
    QCOMPARE(found.join('|'), facts);
    QCOMPARE(parsed->name, name);
}

void FactsTest::refuses_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("space") << QByteArray(" ");
    QTest::newRow("no name") << QByteArray("type=file;");
    QTest::newRow("empty name") << QByteArray("type=file; ");
    QTest::newRow("no name, ; missing") << QByteArray("type=file");
    QTest::newRow("a line of ls") << QByteArray("drwxr-xr-x 2 a b 4096 Jan 1 00:00 c");
    QTest::newRow("a fact without =") << QByteArray("type;size=5; a");
    QTest::newRow("a fact without name") << QByteArray("=file; a");
    QTest::newRow("NUL in the name") << QByteArray("type=file; a\0b", 14);
    QTest::newRow("CR in the name") << QByteArray("type=file; a\rb");
    QTest::newRow("LF in a fact") << QByteArray("type=fi\nle; a");
}

void FactsTest::refuses() {
    QFETCH(QByteArray, line);
    QVERIFY(!parseFactLine(line));
}

void FactsTest::types_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *value, FactLine::Type type, const char *target = "") {
        QTest::newRow(value) << QByteArray(value) << int(type) << QByteArray(target);
    };
    row("file", FactLine::Type::File);
    row("FILE", FactLine::Type::File);
    row("dir", FactLine::Type::Directory);
    row("Dir", FactLine::Type::Directory);
    row("cdir", FactLine::Type::CurrentDirectory);
    row("pdir", FactLine::Type::ParentDirectory);
    row("OS.unix=slink:/A/b", FactLine::Type::Link, "/A/b");
    row("OS.unix=symlink", FactLine::Type::Link);
    row("os.UNIX=slink", FactLine::Type::Link);
    row("OS.unix=slinky", FactLine::Type::Other);
    row("OS.unix=chr-1/3", FactLine::Type::Other);
    row("", FactLine::Type::Other);
}

void FactsTest::types() {
    QFETCH(QByteArray, value);
    QFETCH(int, type);
    QFETCH(QByteArray, target);
    const FactLine line{{{"type", value}}, "x"};
    QCOMPARE(int(line.type()), type);
    QCOMPARE(line.linkTarget(), target);
}

void FactsTest::values() {
    const auto line = parseFactLine("size=12;Modify=20240102030405.250;UNIX.mode=0644;perm=RADFW;size=99; x");
    QVERIFY(line);
    QCOMPARE(line->type(), FactLine::Type::Unknown);
    QCOMPARE(line->size().value(), 12);
    QCOMPARE(line->modified()->milliseconds() % 1000, 250);
    QCOMPARE(line->unixMode().value(), 0644);
    QCOMPARE(line->permissions(), QByteArray("radfw"));

    QCOMPARE(parseFactLine("sizd=4096; x")->size().value(), 4096);
    QCOMPARE(parseFactLine("unix.mode=100644; x")->unixMode().value(), 0644);
    const auto broken = parseFactLine("size=-1;modify=yesterday;unix.mode=rw; x");
    QVERIFY(broken);
    QVERIFY(!broken->size());
    QVERIFY(!broken->modified());
    QVERIFY(!broken->unixMode());
    QVERIFY(!parseFactLine("size=99999999999999999999; x")->size());
    QVERIFY(!parseFactLine("unix.mode=77777777777777777777; x")->unixMode());
    QVERIFY(!parseFactLine("type=file; x")->size());
}

void FactsTest::writesWhatItReads() {
    const FactLine line{{{"type", "file"}, {"size", "3"}, {"perm", ""}, {"unix.mode", "0644"}}, " a;b c= "};
    QCOMPARE(formatFactLine(line), QByteArray("type=file;size=3;perm=;unix.mode=0644;  a;b c= "));
    QCOMPARE(parseFactLine(formatFactLine(line)).value(), line);
    QCOMPARE(parseFactLine(QByteArray(' ' + formatFactLine(line))).value(), line);
    const FactLine bare{{}, "a"};
    QCOMPARE(parseFactLine(QByteArray(' ' + formatFactLine(bare))).value(), bare);
}

void FactsTest::neverWritesALineThatLies_data() {
    QTest::addColumn<QByteArray>("fact");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("no name") << QByteArray("type") << QByteArray("file") << QByteArray();
    QTest::newRow("name with LF") << QByteArray("type") << QByteArray("file") << QByteArray("a\nb");
    QTest::newRow("name with CR") << QByteArray("type") << QByteArray("file") << QByteArray("a\r");
    QTest::newRow("name with NUL") << QByteArray("type") << QByteArray("file") << QByteArray("\0", 1);
    QTest::newRow("value with ;") << QByteArray("type") << QByteArray("file;size=0") << QByteArray("a");
    QTest::newRow("value with space") << QByteArray("type") << QByteArray("file x") << QByteArray("a");
    QTest::newRow("value with LF") << QByteArray("type") << QByteArray("fi\nle") << QByteArray("a");
    QTest::newRow("fact with =") << QByteArray("a=b") << QByteArray("c") << QByteArray("a");
    QTest::newRow("fact without name") << QByteArray() << QByteArray("c") << QByteArray("a");
}

void FactsTest::neverWritesALineThatLies() {
    QFETCH(QByteArray, fact);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, name);
    QCOMPARE(formatFactLine({{{fact, value}}, name}), QByteArray());
}

void FactsTest::factNames() {
    QCOMPARE(parseFactNames("Type;Size;MODIFY;"), (QList<QByteArray>{"type", "size", "modify"}));
    QCOMPARE(parseFactNames("type;type; size"), (QList<QByteArray>{"type", "size"}));
    QCOMPARE(parseFactNames(""), QList<QByteArray>());
    QCOMPARE(parseFactNames(";;"), QList<QByteArray>());
}

WHERRY_TEST(FactsTest)
#include "factstest.moc"
