#include "sync/pairmemory.h"
#include "support/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

namespace {
TreeFacts file(qint64 size, qint64 modified, TreeFacts::Precision precision = TreeFacts::Precision::Second) {
    TreeFacts facts;
    facts.type = TreeFacts::Type::File;
    facts.size = size;
    facts.modified = modified;
    facts.precision = precision;
    return facts;
}
} // namespace

class PairMemoryTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    PairMemory make(const QString &site = QStringLiteral("ftp://ann@here:21")) const {
        return {m_folder.path(), site, RemotePath("/tree"), QStringLiteral("/home/ann/tree")};
    }
    QString onlyFile() const {
        const QDir folder(m_folder.filePath(QStringLiteral("sync")));
        return folder.filePath(folder.entryList(QDir::Files).first());
    }
    static bool append(const QString &path, const QByteArray &bytes) {
        QFile log(path);
        return log.open(QIODevice::Append) && log.write(bytes) == bytes.size();
    }

private Q_SLOTS:
    void cleanup() { QDir(m_folder.filePath(QStringLiteral("sync"))).removeRecursively(); }

    // As after a kill: nothing is written at an end.
    void everyLineIsKeptAtOnce() {
        const SyncedPair pair{file(3, 5000, TreeFacts::Precision::Millisecond), file(3, 5000)};
        const QByteArray odd("d\xC3\xA9/line\nbreak %41 - x");
        {
            PairMemory memory = make();
            QVERIFY(memory.open());
            memory.remember(odd, pair);
            memory.remember("gone", pair);
            memory.forget("gone");
            memory.noteAttempt(
                "half", {TransferItem::Direction::Upload,
                         {.size = 9, .modified = 7, .temporary = "/tree/half x.wherry-0a", .isSentWhole = true}});
            memory.noteAttempt("whole", {TransferItem::Direction::Download,
                                         {.size = 9, .modified = 7, .temporary = {}, .isSentWhole = false}});
            memory.remember("whole", pair);
        }
        for (const bool compacted : {false, true}) {
            PairMemory memory = make();
            QVERIFY(memory.open());
            QCOMPARE(memory.memory().pairs.size(), 2);
            QCOMPARE(memory.memory().pairs.value(odd), pair);
            QVERIFY(memory.memory().pairs.contains("whole"));
            QCOMPARE(memory.memory().attempts.size(), 1);
            const SyncMemory::Attempt half = memory.memory().attempts.value("half");
            QCOMPARE(half.direction, TransferItem::Direction::Upload);
            QCOMPARE(half.record.temporary, QByteArray("/tree/half x.wherry-0a"));
            QCOMPARE(half.record.size, 9);
            QVERIFY(half.record.isSentWhole);
            if (compacted)
                break;
            memory.remember("more", pair);
            memory.forget("more");
            const qint64 before = QFileInfo(onlyFile()).size();
            QVERIFY(memory.compact());
            QVERIFY(QFileInfo(onlyFile()).size() < before);
            memory.remember("later", pair); // into the new file
            memory.forget("later");
        }
    }

    void tornAndStrangeLinesAreLeftOut() {
        {
            PairMemory memory = make();
            QVERIFY(memory.open());
            memory.remember("a", {file(1, 1), file(1, 1)});
        }
        QVERIFY(append(onlyFile(),
                       "= 1 3 x 1 1 3 1 1 b\n= 9 3 1 1 1 3 1 1 c\nhello\n= 1 3 1 1 1 3 1 1 d\n= 1 3 1 1 1 3 1"));
        {
            PairMemory memory = make();
            QVERIFY(memory.open());
            QCOMPARE(memory.memory().pairs.size(), 2);
            QVERIFY(memory.memory().pairs.contains("a") && memory.memory().pairs.contains("d"));
            memory.remember("e", {file(1, 1), file(1, 1)}); // behind the torn line
        }
        PairMemory memory = make();
        QVERIFY(memory.open());
        QCOMPARE(memory.memory().pairs.size(), 3);
    }

    void eachPairHasItsOwnAndOneOwner() {
        PairMemory memory = make();
        QVERIFY(memory.open());
        memory.remember("a", {file(1, 1), file(1, 1)});
        PairMemory other = make(QStringLiteral("ftp://bob@here:21"));
        QVERIFY(other.open());
        QVERIFY(other.memory().pairs.isEmpty());
        PairMemory same = make();
        const Expected<bool> opened = same.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, EWOULDBLOCK);
    }
};

WHERRY_TEST(PairMemoryTest)
#include "pairmemorytest.moc"
