#include "window/noticebatch.h"
#include "base/log.h"
#include "support/registry.h"
#include "window/trayicon.h"

#include <QSignalSpy>
#include <QTest>

namespace {
using Way = TransferSnapshot::Direction;

TransferEnd ended(const char *account, Way way, const char *path, bool whole = true) {
    TransferEnd end;
    end.transfer.account = QLatin1String(account);
    end.transfer.direction = way;
    end.transfer.path = QLatin1String(path);
    end.transfer.bytes = 1024;
    end.whole = whole;
    return end;
}
} // namespace

class NoticeBatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneIsNamed() {
        NoticeBatch batch;
        QVERIFY(batch.isEmpty());
        batch.add(ended("ann", Way::Upload, "/in/notes.txt"));
        QCOMPARE(batch.take(), QStringLiteral("ann uploaded notes.txt"));
        QVERIFY(batch.isEmpty());
        batch.add(ended("ann", Way::Download, "/in/notes.txt", false));
        QCOMPARE(batch.take(), QStringLiteral("ann: transfer of notes.txt broke off"));
    }

    void manyAreCountedByAccount() {
        NoticeBatch batch;
        batch.add(ended("bob", Way::Download, "/a"));
        for (int i = 0; i < 3; ++i)
            batch.add(ended("ann", Way::Upload, "/a"));
        batch.add(ended("ann", Way::Upload, "/a", false));
        QCOMPARE(batch.take(), QStringLiteral("ann: 3 file(s) uploaded, 1 broke off, 4.00 KiB\nbob downloaded a"));
        for (const char *name : {"a", "b", "c", "d", "e", "f"})
            batch.add(ended(name, Way::Upload, "/x"));
        const QStringList lines = batch.take().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.last(), QStringLiteral("3 more account(s)"));
    }

    void manyTransfersAreOneNotification() {
        Log log;
        ServerControl control(Configuration(), log);
        TrayIcon tray(control);
        QSignalSpy noticed(&tray, &TrayIcon::noticed);
        Q_EMIT control.transferEnded(ended("ann", Way::Upload, "/seen")); // the window is there
        tray.setWindowSeen(false);
        for (int i = 0; i < 40; ++i)
            Q_EMIT control.transferEnded(ended("ann", Way::Upload, "/a"));
        QVERIFY(noticed.wait(10'000));
        QCOMPARE(noticed.size(), 1);
        QVERIFY(noticed.first().first().toString().startsWith(QStringLiteral("ann: 40 file(s) uploaded")));
    }
};

WHERRY_TEST(NoticeBatchTest)
#include "noticebatchtest.moc"
