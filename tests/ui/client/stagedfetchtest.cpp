#include "transfers/stagedfetch.h"
#include "base/blockingexecutor.h"
#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {
TransferItem download(const QString &name, TransferItem::Kind kind = TransferItem::Kind::File) {
    TransferItem item;
    item.kind = kind;
    item.site = QStringLiteral("ftp://me@example.org:21");
    item.localPath = name;
    item.remotePath = RemotePath("/pub").child(name.toUtf8());
    return item;
}

void write(const QString &path, const QByteArray &bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray read(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class StagedFetchTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_directory;
    BlockingExecutor m_executor;
    TransferQueue m_queue;

    void arrive(TransferItem::Id id) {
        m_queue.start(id);
        m_queue.finish(id, TransferItem::Verification::SizeOnly, {}, true, false);
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init() { m_queue.remove(m_queue.ids()); }

    void isWholeWhenAllThatAFolderHoldsIsThere() {
        StagedFetch fetch(m_queue, m_executor, {download(QStringLiteral("tree"), TransferItem::Kind::Folder)});
        QSignalSpy ended(&fetch, &StagedFetch::ended);
        const TransferItem::Id folder = m_queue.ids().first();
        m_queue.start(folder);
        TransferItem child = download(QStringLiteral("leaf"));
        child.parent = folder;
        const TransferItem::Id leaf = m_queue.finishFolder(folder, {child}).first();
        QSignalSpy changed(&m_queue, &TransferQueue::changed);
        QVERIFY(changed.wait());
        QVERIFY(!fetch.isWhole());
        arrive(leaf);
        QVERIFY(ended.wait());
        QVERIFY(fetch.isWhole());
    }

    void oneFailureIsTheFailureOfAll() {
        StagedFetch fetch(m_queue, m_executor, {download(QStringLiteral("a")), download(QStringLiteral("b"))});
        QSignalSpy ended(&fetch, &StagedFetch::ended);
        const TransferQueue::Ids ids = m_queue.ids();
        m_queue.start(ids.first());
        m_queue.fail(ids.first(), {Failure::Kind::Refused, 550, QStringLiteral("no"), {}});
        QVERIFY(ended.wait());
        QVERIFY(fetch.hasFailed());
        QVERIFY(!fetch.isWhole());
    }

    void movesToAFolderAndFetchesTakenNamesAnew() {
        const QString target = m_directory.filePath(QStringLiteral("target"));
        QVERIFY(QDir().mkpath(target));
        write(target + QStringLiteral("/taken"), "mine");
        StagedFetch fetch(m_queue, m_executor, {download(QStringLiteral("new")), download(QStringLiteral("taken"))});
        const QStringList staged = fetch.paths();
        for (const QString &path : staged)
            write(path, "fetched");
        fetch.deliverTo(target); // chosen while they are on their way
        QSignalSpy ended(&fetch, &StagedFetch::ended);
        const TransferQueue::Ids ids = m_queue.ids();
        for (const TransferItem::Id id : ids)
            arrive(id);
        QVERIFY(ended.wait());
        const bool isMoved = QFile::exists(target + QStringLiteral("/new")); // not across file systems
        QCOMPARE(m_queue.count(), isMoved ? 3 : 4);
        const TransferItem *again = m_queue.item(m_queue.ids().last());
        QCOMPARE(again->localPath, target + QStringLiteral("/taken"));
        QCOMPARE(again->existsRule, ExistsRule::Ask);
        QCOMPARE(read(target + QStringLiteral("/taken")), QByteArray("mine"));
        if (isMoved)
            QCOMPARE(read(target + QStringLiteral("/new")), QByteArray("fetched"));
    }

    void leavesNothingBehindWhenAbandoned() {
        StagedFetch fetch(m_queue, m_executor, {download(QStringLiteral("a"))});
        const QString folder = QFileInfo(fetch.paths().first()).path();
        QVERIFY(QFileInfo(folder).isDir());
        fetch.abandon();
        QCOMPARE(m_queue.count(), 0);
        QTRY_VERIFY(!QFileInfo::exists(folder));
    }
};

WHERRY_TEST(StagedFetchTest)
#include "stagedfetchtest.moc"
