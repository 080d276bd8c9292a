#include "tabs/copyout.h"
#include "base/blockingexecutor.h"
#include "models/remotefilesmime.h"
#include "queue/transferqueue.h"
#include "support/registry.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

class CopyOutTest : public QObject {
    Q_OBJECT
    BlockingExecutor m_executor;
    TransferQueue m_queue;

    static const QMimeData &clipboard() { return *QGuiApplication::clipboard()->mimeData(); }
    static void copy(CopyOut &copies, qint64 size) {
        FileEntry entry;
        entry.name = "a b.txt";
        entry.size = size;
        copies.copy(std::make_unique<RemoteFilesMime>(QStringLiteral("ftp://me@example.org:21"), RemotePath("/pub"),
                                                      ChosenEntries::of({entry})));
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { m_queue.remove(m_queue.ids()); }

    void offersFilesOnceTheyAreWhole() {
        CopyOut copies(m_queue, m_executor);
        QSignalSpy ready(&copies, &CopyOut::ready);
        copy(copies, 100);
        QVERIFY(!clipboard().hasUrls());
        QCOMPARE(m_queue.count(), 0);
        copies.leave();
        QCOMPARE(m_queue.count(), 1);
        const TransferItem item = *m_queue.item(m_queue.ids().first());
        QVERIFY(!clipboard().hasUrls());
        m_queue.start(item.id);
        m_queue.finish(item.id, TransferItem::Verification::SizeOnly, {}, true, false);
        QVERIFY(ready.wait());
        const QUrl url = QUrl::fromLocalFile(item.localPath);
        QCOMPARE(clipboard().urls(), QList{url});
        QCOMPARE(clipboard().data(QStringLiteral("x-special/gnome-copied-files")), "copy\n" + url.toEncoded());
        // The program itself still pastes the server's entries.
        QVERIFY(qobject_cast<const RemoteFilesMime *>(&clipboard()));
        copies.leave();
        QCOMPARE(m_queue.count(), 1); // not a second time
    }

    void fetchesMuchOnDemandOnly_data() {
        QTest::addColumn<qint64>("size");
        QTest::newRow("large") << CopyOut::mostUnasked + 1;
        QTest::newRow("unknown, like a folder's") << qint64(-1);
    }
    void fetchesMuchOnDemandOnly() {
        QFETCH(const qint64, size);
        CopyOut copies(m_queue, m_executor);
        QSignalSpy asked(&copies, &CopyOut::askedFor);
        copy(copies, size);
        copies.leave();
        copies.leave();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(m_queue.count(), 0);
        copies.fetch();
        QCOMPARE(m_queue.count(), 1);
    }

    void whatIsCopiedAfterwardsEndsTheFetch() {
        CopyOut copies(m_queue, m_executor);
        copy(copies, 100);
        copies.leave();
        QCOMPARE(m_queue.count(), 1);
        copy(copies, 200);
        QCOMPARE(m_queue.count(), 0);
        QGuiApplication::clipboard()->setText(QStringLiteral("words"));
        copies.leave();
        QCOMPARE(m_queue.count(), 0);
    }
};

WHERRY_TEST(CopyOutTest)
#include "copyouttest.moc"
