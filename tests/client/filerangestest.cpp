// The plan of a download that several connections share, and the record of it behind the end of the ".part" file.
#include "base/descriptor.h"
#include "operations/transfer/rangerecord.h"
#include "support/registry.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>

using Ranges = FileRanges::Ranges;

namespace {
constexpr qint64 mebi = 1024 * 1024;
}

class FileRangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLargestRemainderIsDivided() {
        FileRanges plan(64 * mebi);
        QCOMPARE(plan.claim(), 0);
        QVERIFY(!plan.isDivided());
        QCOMPARE(plan.claim(), 32 * mebi);
        QCOMPARE(plan.end(0), 32 * mebi);
        plan.advance(32 * mebi, 8 * mebi);
        QCOMPARE(plan.claim(), 16 * mebi);
        QCOMPARE(plan.claim(), 52 * mebi);
        QCOMPARE(plan.sum(), 8 * mebi);
        QVERIFY(plan.isDivided());
    }

    void nothingIsDividedBelowTheSmallest() {
        FileRanges plan(2 * FileRanges::smallest);
        QCOMPARE(plan.claim(), 0);
        plan.advance(0, 1);
        QVERIFY(!plan.hasWork());
        QVERIFY(!plan.claim());
        QCOMPARE(plan.end(0), plan.size());
    }

    // The one that gave it away goes on through it, if it has not stopped before.
    void whatWasNotBegunGoesBack() {
        FileRanges plan(64 * mebi);
        const auto first = plan.claim();
        const auto second = plan.claim();
        plan.release(*second);
        QCOMPARE(plan.end(*first), 64 * mebi);
        QVERIFY(!plan.isDivided());
    }

    void aRemainderIsClaimedByAnother() {
        FileRanges plan(64 * mebi);
        const auto first = plan.claim();
        const auto second = plan.claim();
        plan.advance(*second, 5 * mebi);
        plan.release(*second);
        QCOMPARE(plan.standing(), (Ranges{{32 * mebi, 37 * mebi}}));
        const auto third = plan.claim();
        QCOMPARE(plan.at(*third), 37 * mebi);
        QCOMPARE(plan.standsBefore(37 * mebi, 100), 100);
        QCOMPARE(plan.standsBefore(37 * mebi, 100 * mebi), 5 * mebi);
        QCOMPARE(plan.standsBefore(32 * mebi, 100), 0);
        plan.advance(*third, 27 * mebi);
        plan.release(*third);
        plan.advance(*first, 32 * mebi);
        plan.release(*first);
        QVERIFY(plan.isWhole());
        QCOMPARE(plan.standing(), (Ranges{{0, 64 * mebi}}));
    }

    void goesOnWithWhatStands() {
        const Ranges standing{{0, 10}, {100, 200}, {300, 1000}};
        FileRanges plan(1000, standing);
        QCOMPARE(plan.standing(), standing);
        QCOMPARE(plan.sum(), 810);
        const auto first = plan.claim();
        QCOMPARE(plan.at(*first), 10);
        QCOMPARE(plan.end(*first), 100);
        const auto second = plan.claim();
        QCOMPARE(plan.at(*second), 200);
        QVERIFY(!plan.claim());
        QVERIFY(!plan.hasWork());
    }

    void whatMakesNoSenseIsLeftOut() {
        const FileRanges plan(1000, {{500, 400}, {0, 100}, {50, 300}, {900, 1001}});
        QCOMPARE(plan.standing(), (Ranges{{0, 100}}));
        QCOMPARE(plan.sum(), 100);
    }

    // Whatever the connections do: each byte is fetched once, and all of them are in the end.
    void everyByteIsFetchedOnce() {
        QRandomGenerator random(7);
        for (int round = 0; round < 50; ++round) {
            constexpr qint64 size = 200 * mebi + 17;
            FileRanges plan(size);
            QList<FileRanges::Key> claimed;
            qint64 fetched = 0;
            for (int step = 0; !plan.isWhole(); ++step) {
                QVERIFY(step < 100000);
                if (claimed.size() < 5 && random.bounded(3) == 0)
                    if (const auto key = plan.claim())
                        claimed.append(*key);
                if (claimed.isEmpty())
                    continue;
                const qsizetype chosen = random.bounded(claimed.size());
                const FileRanges::Key key = claimed[chosen];
                const qint64 bytes = std::min<qint64>(random.bounded(int(3 * mebi)), plan.end(key) - plan.at(key));
                plan.advance(key, bytes);
                fetched += bytes;
                if (plan.at(key) == plan.end(key) || random.bounded(20) == 0) {
                    plan.release(key);
                    claimed.removeAt(chosen);
                }
            }
            QCOMPARE(fetched, size);
            for (const FileRanges::Key key : std::as_const(claimed))
                plan.release(key);
            QCOMPARE(plan.standing(), (Ranges{{0, size}}));
        }
    }

    void theFileSaysWhatItHolds() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.part"));
        const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT, 0600));
        RangeRecord record;
        record.size = 1000;
        record.modified = 1577934245000;
        record.held = {{0, 10}, {500, 1000}};
        record.safe = {{0, 5}};
        QVERIFY(!RangeRecord::read(file.number(), 1000));
        QVERIFY(!record.write(file.number()));
        record.held = {{0, 20}}; // a shorter one over it
        QVERIFY(!record.write(file.number()));
        const auto found = RangeRecord::read(file.number(), 1000);
        QVERIFY(found);
        QCOMPARE(found->held, record.held);
        QCOMPARE(found->safe, record.safe);
        QCOMPARE(found->modified, record.modified);
        QVERIFY(!RangeRecord::read(file.number(), 999));
        QVERIFY(!RangeRecord::read(file.number(), 1001));
    }

    // After a start of the machine nothing counts that was not durable.
    void anotherBootKeepsOnlyWhatIsSafe() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.part")));
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        RangeRecord record;
        record.size = 10;
        record.held = {{0, 8}};
        record.safe = {{0, 4}};
        QVERIFY(!record.write(file.handle()));
        QByteArray text = file.readAll();
        const qsizetype boot = text.indexOf("boot ") + 5;
        QVERIFY(boot > 5);
        text[boot] = text[boot] == 'x' ? 'y' : 'x';
        const QByteArray body = text.sliced(10, text.size() - 10 - 65);
        text.replace(text.size() - 65, 64, QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex());
        QVERIFY(file.seek(0) && file.write(text) == text.size());
        const auto found = RangeRecord::read(file.handle(), 10);
        QVERIFY(found);
        QCOMPARE(found->held, record.safe);
    }

    void aTornRecordIsNone() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.part")));
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        RangeRecord record;
        record.size = 10;
        record.held = {{0, 8}};
        QVERIFY(!record.write(file.handle()));
        const QByteArray whole = file.readAll();
        for (qsizetype i = 10; i < whole.size(); ++i) {
            QByteArray torn = whole;
            torn[i] = char(torn[i] ^ 1);
            QVERIFY(file.seek(0) && file.write(torn) == torn.size());
            QVERIFY2(!RangeRecord::read(file.handle(), 10), qPrintable(QString::number(i)));
        }
    }
};

WHERRY_TEST(FileRangesTest)
#include "filerangestest.moc"
