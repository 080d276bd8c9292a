#include "transfer/listingwriter.h"

#include "ftp/facts.h"
#include "net/bytesource.h"
#include "support/registry.h"
#include "support/serverbytes.h"
#include "support/serverhome.h"

#include <QTest>

class ListingWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesLinesAsLsDoes();
    void writesDatesAsLsDoes_data();
    void writesDatesAsLsDoes();
    void writesFactsThatParse();
    void writesOnlyTheFactsAskedFor();
    void tellsWhatMayBeDone_data();
    void tellsWhatMayBeDone();
    void leavesOutNamesThatBreakLines();
    void writesADirectoryInAllFormats();
    void streamsInPieces();
    void staysSmallWithManyEntries();
};
WHERRY_TEST(ListingWriterTest)

namespace {
constexpr qint64 Now = 1'795'239'000'000; // 2026-11-21 05:30:00 UTC

FileEntry file(const QByteArray &name, qint64 size = 1234) {
    FileEntry entry;
    entry.name = name;
    entry.size = size;
    entry.modified = Now - 3'600'000;
    entry.mode = 0644;
    entry.owner = 1000;
    entry.group = 100;
    entry.device = 0x10;
    entry.inode = 0xff;
    return entry;
}

QByteArray listLine(const FileEntry &entry) { return ListingWriter::listLine(entry, Now); }

} // namespace

void ListingWriterTest::writesLinesAsLsDoes() {
    QCOMPARE(listLine(file("a name with spaces")),
             QByteArray("-rw-r--r--   1 1000     100              1234 Nov 21 04:30 a name with spaces"));
    FileEntry directory = file("d");
    directory.type = FileEntry::Type::Directory;
    directory.mode = 01777;
    directory.links = 12;
    QVERIFY(listLine(directory).startsWith("drwxrwxrwt  12 "));
    directory.mode = 06750;
    QVERIFY(listLine(directory).startsWith("drwsr-s--- "));
    directory.mode = 06640;
    QVERIFY(listLine(directory).startsWith("drwSr-S--- "));
    FileEntry link = file("l");
    link.type = FileEntry::Type::Link;
    link.linkTarget = "to there";
    QVERIFY(listLine(link).startsWith("lrwxrwxrwx "));
    QVERIFY(listLine(link).endsWith(" l -> to there"));
    link.linkTarget = "line\nbreak";
    QVERIFY(listLine(link).endsWith(" l"));
    QVERIFY(listLine(file("\xff\xfe")).endsWith(" \xff\xfe"));
    QVERIFY(listLine(file("big", std::numeric_limits<qint64>::max())).contains(" 9223372036854775807 Nov"));
}

void ListingWriterTest::writesDatesAsLsDoes_data() {
    QTest::addColumn<qint64>("modified");
    QTest::addColumn<QByteArray>("date");
    QTest::newRow("now") << Now << QByteArray("Nov 21 05:30");
    QTest::newRow("a second ahead") << Now + 1000 << QByteArray("Nov 21 05:30");
    QTest::newRow("a day ahead") << Now + 86'400'000 << QByteArray("Nov 22  2026");
    QTest::newRow("this spring") << Now - 90LL * 86'400'000 << QByteArray("Aug 23 05:30");
    QTest::newRow("long ago") << qint64(0) << QByteArray("Jan  1  1970");
    QTest::newRow("before all time") << qint64(-1) << QByteArray("Dec 31  1969");
    QTest::newRow("last winter") << Now - 300LL * 86'400'000 << QByteArray("Jan 25  2026");
}

void ListingWriterTest::writesDatesAsLsDoes() {
    QFETCH(qint64, modified);
    QFETCH(QByteArray, date);
    FileEntry entry = file("f");
    entry.modified = modified;
    const QByteArray line = listLine(entry);
    QVERIFY2(line.endsWith(QByteArray(' ' + date + " f")), line.constData());
}

void ListingWriterTest::writesFactsThatParse() {
    FileEntry entry = file("a name; with=signs");
    const QByteArray line = ListingWriter::factsLine(entry, PermissionSet::Everything, {});
    QCOMPARE(line, QByteArray("type=file;size=1234;modify=20261121043000;unique=10gff;perm=adfrw;UNIX.mode=0644; "
                              "a name; with=signs"));
    const auto parsed = parseFactLine(line);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->name, entry.name);
    QCOMPARE(parsed->type(), FactLine::Type::File);
    QCOMPARE(parsed->size(), 1234);
    QCOMPARE(parsed->modified()->milliseconds(), entry.modified);
    QCOMPARE(parsed->unixMode(), 0644);
    entry.type = FileEntry::Type::Link;
    QCOMPARE(parseFactLine(ListingWriter::factsLine(entry, PermissionSet::Everything, {}))->type(),
             FactLine::Type::Link);
    auto directory = std::make_shared<FileEntry>(file("target"));
    directory->type = FileEntry::Type::Directory;
    entry.target = directory;
    const auto link = parseFactLine(ListingWriter::factsLine(entry, PermissionSet::Everything, {}));
    QCOMPARE(link->type(), FactLine::Type::Directory);
    QCOMPARE(link->name, entry.name);
    QVERIFY(!link->size());
}

void ListingWriterTest::writesOnlyTheFactsAskedFor() {
    FactSelection facts{};
    facts.modify = facts.unique = facts.perm = facts.unixMode = false;
    QCOMPARE(ListingWriter::factsLine(file("f"), PermissionSet::Everything, facts),
             QByteArray("type=file;size=1234; f"));
    facts.type = facts.size = false;
    QCOMPARE(ListingWriter::factsLine(file("f"), PermissionSet::Everything, facts), QByteArray(" f"));
    facts.unixOwner = facts.unixGroup = true;
    QCOMPARE(ListingWriter::factsLine(file("f"), PermissionSet::Everything, facts),
             QByteArray("UNIX.owner=1000;UNIX.group=100; f"));
}

void ListingWriterTest::tellsWhatMayBeDone_data() {
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<Permissions>("permissions");
    QTest::addColumn<QByteArray>("perm");
    QTest::newRow("all, file") << QByteArray("file") << PermissionSet::Everything << QByteArray("adfrw");
    QTest::newRow("all, directory") << QByteArray("directory") << PermissionSet::Everything << QByteArray("cdeflmp");
    QTest::newRow("all, fixed file") << QByteArray("fixed") << PermissionSet::Everything << QByteArray("dfr");
    QTest::newRow("all, unfinished") << QByteArray("unfinished") << PermissionSet::Everything << QByteArray("adw");
    QTest::newRow("read, file") << QByteArray("file") << PermissionSet::ReadOnly << QByteArray("r");
    QTest::newRow("read, directory") << QByteArray("directory") << PermissionSet::ReadOnly << QByteArray("el");
    QTest::newRow("drop, directory") << QByteArray("directory") << PermissionSet::UploadOnly << QByteArray("cem");
    const Permissions append = PermissionSet::UploadOnly | Permission::Append;
    const Permissions overwrite = PermissionSet::UploadOnly | Permission::Overwrite;
    QTest::newRow("append, file") << QByteArray("file") << append << QByteArray("a");
    QTest::newRow("append, fixed file") << QByteArray("fixed") << append << QByteArray();
    QTest::newRow("append without upload, file")
        << QByteArray("file") << Permissions(Permission::Append) << QByteArray();
    QTest::newRow("overwrite, file") << QByteArray("file") << overwrite << QByteArray("aw");
    QTest::newRow("drop, unfinished") << QByteArray("unfinished") << PermissionSet::UploadOnly << QByteArray("aw");
}

void ListingWriterTest::tellsWhatMayBeDone() {
    QFETCH(QByteArray, what);
    QFETCH(Permissions, permissions);
    QFETCH(QByteArray, perm);
    FileEntry entry = file("f");
    if (what == "directory")
        entry.type = FileEntry::Type::Directory;
    entry.writable = what != "fixed";
    entry.unfinished = what == "unfinished";
    QCOMPARE(parseFactLine(ListingWriter::factsLine(entry, permissions, {}))->permissions(), perm);
}

void ListingWriterTest::leavesOutNamesThatBreakLines() {
    const QList<FileEntry> entries = {file("a"), file("b\nc"), file("d\re"), file(""), file("f")};
    for (const ListingFormat format : {ListingFormat::List, ListingFormat::Names, ListingFormat::Facts}) {
        const auto source = ListingWriter::source(entries, format, PermissionSet::Everything, {});
        const QByteArray text = all(*source);
        QCOMPARE(text.count('\n'), 2);
        QCOMPARE(text.count('\r'), 2);
    }
}

void ListingWriterTest::writesADirectoryInAllFormats() {
    ServerHome home;
    home.writeFile("b", "12345");
    home.writeFile("a", "1");
    home.interrupted("/c", "0123456789");
    const auto text = [&home](ListingFormat format, const QByteArray &prefix = {}, const FileEntry *self = nullptr) {
        QByteArray lines;
        QObject context;
        home.files().list(VirtualPath(), &context, [&](auto reader) {
            const auto source =
                ListingWriter::source(std::move(*reader), format, PermissionSet::Everything, {}, prefix, self);
            lines = all(*source, 7);
        });
        return lines;
    };
    QCOMPARE(text(ListingFormat::Names), QByteArray("a\r\nb\r\nc\r\n"));
    QCOMPARE(text(ListingFormat::Names, "sub/"), QByteArray("sub/a\r\nsub/b\r\nsub/c\r\n"));
    const QList<QByteArray> lines = text(ListingFormat::List).split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[1].contains(" 5 ") && lines[1].endsWith(" b\r"));
    QVERIFY(lines[2].contains(" 9 ") && lines[2].endsWith(" c\r"));
    const FileEntry self = *home.stat("/");
    const QList<QByteArray> facts = text(ListingFormat::Facts, {}, &self).split('\n');
    QCOMPARE(facts.size(), 5);
    QVERIFY(facts[0].startsWith("type=cdir;") && facts[0].endsWith(" .\r"));
    QVERIFY(facts[3].contains(";perm=adw;") && facts[3].endsWith(" c\r"));
}

void ListingWriterTest::streamsInPieces() {
    QList<FileEntry> entries;
    for (int i = 0; i < 300; ++i)
        entries.append(file("f" + QByteArray::number(i)));
    const auto whole = ListingWriter::source(entries, ListingFormat::List, PermissionSet::Everything, {});
    const QByteArray text = all(*whole);
    QCOMPARE(text.count("\r\n"), 300);
    for (const qint64 piece : {1LL, 3LL, 77LL, 4096LL}) {
        const auto source = ListingWriter::source(entries, ListingFormat::List, PermissionSet::Everything, {});
        QCOMPARE(all(*source, piece), text);
    }
}

// 100,000 entries within 1 MiB: no more of them are asked for than a few hundred at a time.
void ListingWriterTest::staysSmallWithManyEntries() {
    class ManyEntries : public DirectoryReader {
    public:
        explicit ManyEntries(qsizetype &largest)
            : m_largest(largest) {}
        QList<FileEntry> next(int atMost) override {
            QList<FileEntry> entries;
            while (entries.size() < atMost && m_at < 100'000)
                entries.append(file("file number " + QByteArray::number(m_at++)));
            m_largest = std::max(m_largest, entries.size());
            return entries;
        }
        void setNamesOnly(bool) override {}
        FileError error() const override { return {}; }

    private:
        qsizetype &m_largest;
        int m_at = 0;
    };
    qsizetype largest = 0;
    const auto source = ListingWriter::source(std::make_unique<ManyEntries>(largest), ListingFormat::Facts,
                                              PermissionSet::Everything, {});
    QByteArray buffer(65536, Qt::Uninitialized);
    qint64 size = 0;
    qint64 total = 0;
    qsizetype lines = 0;
    while ((size = source->read(buffer.data(), buffer.size())) > 0) {
        total += size;
        lines += buffer.first(size).count('\n');
        QVERIFY(size <= 65536);
    }
    QCOMPARE(lines, 100'000);
    QVERIFY(total > 5'000'000);
    QVERIFY2(largest <= 1000, "the reader is asked for more than is needed");
}

#include "listingwritertest.moc"
