// Listings of all kinds of servers, and names that must never become entries.
#include "listing/dosline.h"
#include "listing/listingreader.h"
#include "listing/unixline.h"
#include "support/registry.h"

#include <QDateTime>
#include <QTest>

namespace {
qint64 at(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) {
    return QDateTime(QDate(year, month, day), QTime(hour, minute, second), Qt::UTC).toMSecsSinceEpoch();
}
const qint64 listedAt = at(2024, 2, 15, 12, 0);
} // namespace

class ListingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unixLines_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("type");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("modified");
        QTest::addColumn<QByteArray>("owner");
        const int file = int(RemoteEntry::Type::File), directory = int(RemoteEntry::Type::Directory),
                  link = int(RemoteEntry::Type::Link), other = int(RemoteEntry::Type::Other);
        const auto row = [](const char *title, const char *line, const char *name, int type, qint64 size, qint64 time,
                            const char *owner) {
            QTest::newRow(title) << QByteArray(line) << QByteArray(name) << type << size << time << QByteArray(owner);
        };
        row("time", "-rw-r--r--   1 alice users     1234 Feb 14 09:30 a.txt", "a.txt", file, 1234,
            at(2024, 2, 14, 9, 30), "alice");
        row("last year", "-rw-r--r--   1 alice users     1234 Nov 14 09:30 a.txt", "a.txt", file, 1234,
            at(2023, 11, 14, 9, 30), "alice");
        row("a little ahead", "-rw-r--r-- 1 alice users 1 Feb 15 22:00 a", "a", file, 1, at(2024, 2, 15, 22, 0),
            "alice");
        row("leap day", "-rw-r--r-- 1 alice users 1 Feb 29 22:00 a", "a", file, 1, at(2020, 2, 29, 22, 0), "alice");
        row("year", "drwxr-xr-x   2 ftp      ftp          4096 Jan  1  2020 pub", "pub", directory, -1, at(2020, 1, 1),
            "ftp");
        row("blanks in the name", "-rw-r--r-- 1 u g 5 Jan 01 2020  two  blanks ", " two  blanks ", file, 5,
            at(2020, 1, 1), "u");
        row("no group", "-rw-r--r--  1 owner  42 Jan 12 2021 x", "x", file, 42, at(2021, 1, 12), "owner");
        row("owner with a blank", "-rw-r--r-- 1 Domain Users g 42 Jan 12 2021 x", "x", file, 42, at(2021, 1, 12),
            "Domain");
        row("a date as name", "-rw-r--r-- 1 u g 42 Jan 12 2021 7 Feb 14 09:30 x", "7 Feb 14 09:30 x", file, 42,
            at(2021, 1, 12), "u");
        row("day first", "-rw-r--r-- 1 u g 42 12 Jan 2021 x", "x", file, 42, at(2021, 1, 12), "u");
        row("ISO", "-rw-r--r-- 1 u g 42 2021-01-12 10:11 x", "x", file, 42, at(2021, 1, 12, 10, 11), "u");
        row("ISO with zone", "-rw-r--r-- 1 u g 42 2021-01-12 10:11:12.123456789 +0000 x", "x", file, 42,
            at(2021, 1, 12, 10, 11, 12), "u");
        row("BSD -T", "-rw-r--r-- 1 u g 42 Jan 12 10:11:12 2021 x", "x", file, 42, at(2021, 1, 12, 10, 11, 12), "u");
        row("link", "lrwxrwxrwx 1 u g 7 Jan 12 2021 x -> ../y", "x", link, 7, at(2021, 1, 12), "u");
        row("device", "crw-rw-rw- 1 root root 1, 3 Jan 12 2021 null", "null", other, -1, at(2021, 1, 12), "root");
        row("ACL mark", "-rw-r--r--+ 1 u g 42 Jan 12 2021 x", "x", file, 42, at(2021, 1, 12), "u");
        row("huge", "-rw-r--r-- 1 u g 9223372036854775807 Jan 12 2021 x", "x", file, 9223372036854775807,
            at(2021, 1, 12), "u");
    }
    void unixLines() {
        QFETCH(QByteArray, line);
        const std::optional<RemoteEntry> entry = parseUnixLine(line, listedAt);
        QVERIFY(entry);
        QTEST(entry->name, "name");
        QTEST(int(entry->type), "type");
        QTEST(entry->size, "size");
        QTEST(entry->modified, "modified");
        QTEST(entry->owner, "owner");
    }

    void notUnixLines() {
        for (const char *line :
             {"", "total 12", "-rw-r--r--", "-rw-r--r-- 1 u g 42 Jan 12 2021", "-rw-r--r-- 1 u g 42 Jan 12 2021 ",
              "hello world this is no listing", "-rw-r--r-- 1 u g x Jan 12 2021 y", "-rw-r--r-- 1 u g 1 Jan 42 2021 y",
              "01-31-23  04:05PM       <DIR>          pub", "drwxrwxrwxrwx 1 u g 1 Jan 1 2021 y"})
            QVERIFY2(!parseUnixLine(line, listedAt), line);
    }

    void modesAndLinks() {
        QCOMPARE(parseUnixLine("-rwsr-x--T 1 u g 1 Jan 12 2021 x", listedAt)->mode, 05750);
        QCOMPARE(parseUnixLine("drwxr-sr-x 1 u g 1 Jan 12 2021 x", listedAt)->mode, 02755);
        QCOMPARE(parseUnixLine("lrwxrwxrwx 1 u g 7 Jan 12 2021 a -> b -> c", listedAt)->linkTarget,
                 QByteArray("b -> c"));
        QCOMPARE(int(parseUnixLine("-rw-r--r-- 1 u g 1 Jan 12 2021 x", listedAt)->precision),
                 int(RemoteEntry::Precision::Day));
        QCOMPARE(int(parseUnixLine("-rw-r--r-- 1 u g 1 Feb 12 10:00 x", listedAt)->precision),
                 int(RemoteEntry::Precision::Minute));
    }

    void dosLines() {
        std::optional<RemoteEntry> entry = parseDosLine("01-31-23  04:05PM       <DIR>          Program Files");
        QVERIFY(entry);
        QCOMPARE(entry->name, QByteArray("Program Files"));
        QVERIFY(entry->isDirectory());
        QCOMPARE(entry->modified, at(2023, 1, 31, 16, 5));
        entry = parseDosLine("01-31-2023  12:05AM            1,234,567 a file.txt");
        QVERIFY(entry);
        QCOMPARE(entry->name, QByteArray("a file.txt"));
        QCOMPARE(entry->size, 1234567);
        QCOMPARE(entry->modified, at(2023, 1, 31, 0, 5));
        entry = parseDosLine("2023-01-31  16:05                 12 x");
        QVERIFY(entry);
        QCOMPARE(entry->size, 12);
        entry = parseDosLine("12-31-69  04:05PM       <SYMLINKD>     link [C:\\target]");
        QVERIFY(entry);
        QCOMPARE(entry->name, QByteArray("link"));
        QCOMPARE(entry->linkTarget, QByteArray("C:\\target"));
        for (const char *line : {"", "01-31-23", "01-31-23 04:05PM", "13-31-23  04:05PM 12 x", "01-31-23  04:05PM  x y",
                                 "01-31-23  04:05PM  12", "01-31-23  25:05  12 x"})
            QVERIFY2(!parseDosLine(line), line);
    }

    void refusesNamesThatAreNotNames() {
        ListingReader reader(ListingReader::Format::Facts, listedAt);
        reader.feed("type=file; ../../etc/passwd\r\ntype=file; a/b\r\ntype=dir; ..\r\ntype=file; ok\r\n"
                    "type=file; /abs\r\ntype=file; bell\x07\r\ntype=cdir; .\r\nno facts at all\r\ntype=file; .\r\n");
        const Listing listing = reader.finish();
        QCOMPARE(listing.entries.size(), 1);
        QCOMPARE(listing.entries.first().name, QByteArray("ok"));
        QCOMPARE(listing.refused.size(), 5);
    }

    void readsPieceByPiece() {
        const QByteArray text = "total 3\r\ndrwxr-xr-x 2 u g 0 Jan 1 2020 .\r\ndrwxr-xr-x 2 u g 0 Jan 1 2020 ..\r\n"
                                "-rw-r--r-- 1 u g 5 Jan  1  2020 a\n01-31-23  04:05PM  12 b\r\nrubbish\r\n-rw-r--r-- 1 "
                                "u g 5 Jan  1  2020 last";
        ListingReader whole(ListingReader::Format::Lines, listedAt);
        QVERIFY(whole.feed(text));
        ListingReader pieces(ListingReader::Format::Lines, listedAt);
        for (const char &c : text)
            QVERIFY(pieces.feed({&c, 1}));
        QVERIFY(whole.sawSelf());
        const Listing listing = whole.finish();
        QCOMPARE(pieces.finish(), listing);
        QCOMPARE(listing.entries.size(), 3);
        QCOMPARE(listing.unreadable, 1);
        QVERIFY(listing.find("last"));
    }

    void isBounded() {
        ListingReader entries(ListingReader::Format::Facts, listedAt, 10);
        bool more = true;
        for (int i = 0; i < 20 && more; ++i)
            more = entries.feed(QByteArray("type=file; " + QByteArray::number(i) + "\r\n"));
        QVERIFY(!more);
        QVERIFY(entries.finish().truncated);
        ListingReader endless(ListingReader::Format::Facts, listedAt);
        int fed = 0;
        while (fed < 1000 && endless.feed(QByteArray(4096, 'x')))
            ++fed;
        QVERIFY(fed < 20); // a line without end
    }

    void readsMlsdOfOtherServers() {
        ListingReader reader(ListingReader::Format::Facts, listedAt);
        reader.feed(
            "Modify=20230131160500.250;Perm=adfr;Size=7;Type=file;Unique=801U1;UNIX.mode=0644;UNIX.owner=5; a  b\r\n"
            "type=OS.unix=slink:/etc;modify=20230131160500; link\r\nsize=5;type=dir; d\r\n");
        const Listing listing = reader.finish();
        const RemoteEntry *entry = listing.find("a  b");
        QVERIFY(entry);
        QCOMPARE(entry->size, 7);
        QCOMPARE(entry->mode, 0644);
        QCOMPARE(entry->owner, QByteArray("5"));
        QCOMPARE(entry->modified, at(2023, 1, 31, 16, 5) + 250);
        QCOMPARE(int(entry->precision), int(RemoteEntry::Precision::Millisecond));
        QCOMPARE(listing.find("link")->linkTarget, QByteArray("/etc"));
        QCOMPARE(int(listing.find("link")->type), int(RemoteEntry::Type::Link));
        QVERIFY(listing.find("d")->isDirectory());
        QCOMPARE(listing.find("d")->size, -1);
    }
};

WHERRY_TEST(ListingTest)
#include "listingtest.moc"
