#include "editing/remoteedit.h"
#include "base/blockingexecutor.h"
#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

// The server is played by hand: what the queue asks for is put there and said to be done.
class RemoteEditTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_directory;
    BlockingExecutor m_executor;
    std::unique_ptr<TransferQueue> m_queue;
    std::unique_ptr<RemoteEdit> m_edit;
    QByteArray m_server; // what the file holds there

    static void write(const QString &path, const QByteArray &bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static QByteArray read(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void finish(TransferItem::Id id) {
        m_queue->start(id);
        m_queue->finish(id, TransferItem::Verification::SizeOnly, {}, true, false);
    }
    TransferItem last() const { return *m_queue->item(m_queue->ids().last()); }
    void playDownload() {
        write(last().localPath, m_server);
        finish(last().id);
    }
    // Waits for the former version to be asked for, delivers it, and gives the upload that follows.
    TransferItem upload(qsizetype before) {
        if (!QTest::qWaitFor([&] { return m_queue->count() == before + 1; }))
            return {};
        playDownload();
        if (!QTest::qWaitFor([&] { return m_queue->count() == before + 2; }))
            return {};
        return last();
    }
    void open() {
        TransferItem item;
        item.site = QStringLiteral("ftp://me@example.org:21");
        item.localPath = QStringLiteral("notes.txt");
        item.remotePath = RemotePath("/pub/notes.txt");
        m_edit =
            std::make_unique<RemoteEdit>(*m_queue, m_executor, m_directory->filePath(QStringLiteral("former")), item);
        QSignalSpy fetched(m_edit.get(), &RemoteEdit::fetched);
        playDownload();
        QVERIFY(fetched.wait());
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_queue = std::make_unique<TransferQueue>();
        m_server = "first";
        open();
    }
    void cleanup() { m_edit.reset(); }

    void isAPrivateCopyThatGoesAtTheEnd() {
        const QString folder = QFileInfo(m_edit->path()).path();
        QCOMPARE(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
        m_edit.reset();
        QTRY_VERIFY(!QFileInfo::exists(folder));
        QCOMPARE(m_queue->count(), 1); // nothing was changed, so nothing is left to be sent
    }

    void sendsWhatIsSavedAndKeepsTheFormerVersion_data() {
        QTest::addColumn<bool>("byRenaming");
        QTest::newRow("in place") << false;
        QTest::newRow("by renaming") << true;
    }
    void sendsWhatIsSavedAndKeepsTheFormerVersion() {
        QFETCH(const bool, byRenaming);
        QSignalSpy sent(m_edit.get(), &RemoteEdit::sent);
        for (const QByteArray text : {"second text", "the third"}) {
            if (byRenaming) {
                const QString beside = m_edit->path() + u'~';
                write(beside, text);
                QVERIFY(QFile::remove(m_edit->path()));
                QVERIFY(QFile::rename(beside, m_edit->path()));
            } else {
                write(m_edit->path(), text);
            }
            const QByteArray former = m_server;
            const TransferItem item = upload(m_queue->count());
            QCOMPARE(item.direction, TransferItem::Direction::Upload);
            QCOMPARE(item.localPath, m_edit->path());
            QCOMPARE(item.remotePath, RemotePath("/pub/notes.txt"));
            QCOMPARE(item.existsRule, ExistsRule::Overwrite);
            m_server = text;
            finish(item.id);
            QVERIFY(sent.wait());
            QCOMPARE(read(sent.last().at(0).toString()), former);
        }
    }

    void asksWhenTheFileChangedOnTheServerWhateverTheSettingsSay() {
        m_queue->setDefaultRule(TransferItem::Direction::Upload, ExistsRule::Overwrite);
        m_server = "somebody else's";
        write(m_edit->path(), "mine");
        const TransferItem item = upload(m_queue->count());
        QCOMPARE(item.direction, TransferItem::Direction::Upload);
        QCOMPARE(item.existsRule, ExistsRule::Ask);
        // "Rename" was the answer: what follows goes to the new name.
        QSignalSpy sent(m_edit.get(), &RemoteEdit::sent);
        m_queue->start(item.id);
        m_queue->setTarget(item.id, item.localPath, RemotePath("/pub/notes (1).txt"));
        m_queue->finish(item.id, TransferItem::Verification::SizeOnly, {}, true, false);
        QVERIFY(sent.wait());
        QCOMPARE(m_edit->remotePath(), RemotePath("/pub/notes (1).txt"));
    }

    // A person has decided for what stands there: what he wrote is not lost with the program.
    void whatWasNotSentIsKept() {
        m_queue->setDefaultRule(TransferItem::Direction::Upload, ExistsRule::Overwrite);
        m_server = "somebody else's";
        const QString path = m_edit->path();
        write(path, "mine");
        const TransferItem item = upload(m_queue->count());
        QSignalSpy notSent(m_edit.get(), &RemoteEdit::notSent);
        m_queue->start(item.id);
        m_queue->finish(item.id, TransferItem::Verification::None, {}, true, true);
        QVERIFY(notSent.wait());
        m_edit.reset();
        QCOMPARE(read(path), QByteArray("mine"));
        QCOMPARE(last().state, TransferItem::State::Paused);
        QCOMPARE(last().localPath, path);
        QCOMPARE(last().existsRule, ExistsRule::Ask);
    }

    void whatFailedStaysOnceInTheQueue() {
        const QString path = m_edit->path();
        write(path, "mine");
        const TransferItem item = upload(m_queue->count());
        QSignalSpy failed(m_edit.get(), &RemoteEdit::sendFailed);
        m_queue->start(item.id);
        m_queue->fail(item.id, {Failure::Kind::Refused, 552, QStringLiteral("full"), {}});
        QVERIFY(failed.wait());
        const qsizetype before = m_queue->count();
        m_edit.reset();
        QCOMPARE(m_queue->count(), before);
        QCOMPARE(read(path), QByteArray("mine"));
    }

    void doesNotSendWhatIsTheSame() {
        const qsizetype before = m_queue->count();
        write(m_edit->path(), "first");
        QTRY_COMPARE(m_queue->count(), before + 1);
        const QString former = last().localPath;
        playDownload();
        QTRY_VERIFY(!QFileInfo::exists(former));
        QCOMPARE(m_queue->count(), before + 1);
    }

    void aFileDeletedOnTheServerIsSentOnceMore() {
        const qsizetype before = m_queue->count();
        write(m_edit->path(), "again");
        QTRY_COMPARE(m_queue->count(), before + 1);
        const TransferItem::Id former = last().id;
        m_queue->start(former);
        m_queue->fail(former, {Failure::Kind::Refused, 550, QStringLiteral("No such file"), {}});
        QTRY_VERIFY(!m_queue->contains(former) && m_queue->count() == before + 1);
        QCOMPARE(last().direction, TransferItem::Direction::Upload);
    }

    void aFailureIsToldAndTheNextSaveTriesAgain() {
        QSignalSpy failed(m_edit.get(), &RemoteEdit::sendFailed);
        const qsizetype before = m_queue->count();
        write(m_edit->path(), "second");
        QTRY_COMPARE(m_queue->count(), before + 1);
        m_queue->start(last().id);
        m_queue->fail(last().id, {Failure::Kind::Lost, 0, {}, {}});
        QVERIFY(failed.wait());
        write(m_edit->path(), "the second, again");
        QCOMPARE(upload(before + 1).direction, TransferItem::Direction::Upload);
    }

    void whatCouldNotBeSentStaysInTheQueue() {
        const QString path = m_edit->path();
        write(path, "saved a moment before the end");
        m_edit.reset();
        QCOMPARE(last().direction, TransferItem::Direction::Upload);
        QCOMPARE(last().state, TransferItem::State::Paused);
        QVERIFY(QFileInfo::exists(path));
    }
};

WHERRY_TEST(RemoteEditTest)
#include "remoteedittest.moc"
