// What the window says to the desktop around it, on a bus of the test's own.
#include "desktop/desktopnotices.h"
#include "desktop/sleepinhibitor.h"
#include "desktop/taskbarprogress.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "support/registry.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <unistd.h>

namespace {
// A desktop: takes every call, keeps it, and answers as logind, the screen saver or the notifications would.
class Desktop : public QDBusVirtualObject {
public:
    bool hasLogind = true;
    QList<QDBusMessage> calls;

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override {
        calls.append(message);
        const bool isLogind = message.interface() == QLatin1String("org.freedesktop.login1.Manager");
        if (isLogind && !hasLogind)
            return connection.send(message.createErrorReply(QDBusError::AccessDenied, QStringLiteral("no")));
        if (!isLogind)
            return connection.send(message.createReply(quint32(7)));
        int ends[2] = {-1, -1};
        if (pipe(ends) != 0)
            return false;
        close(ends[0]);
        QDBusUnixFileDescriptor end;
        end.giveFileDescriptor(ends[1]);
        return connection.send(message.createReply(QVariant::fromValue(end)));
    }
    qsizetype count(const QString &member) const {
        return std::count_if(calls.begin(), calls.end(),
                             [&member](const QDBusMessage &call) { return call.member() == member; });
    }
};
} // namespace

class DesktopTest : public QObject {
    Q_OBJECT
public Q_SLOTS:
    void onLauncherUpdate(const QString &name, const QVariantMap &values) {
        QCOMPARE(name, QStringLiteral("application://wherry.desktop"));
        m_progress.append(values);
    }

private Q_SLOTS:
    void initTestCase() {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty())
            QSKIP("there is no dbus-daemon here");
        m_daemon.start(daemon,
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY(m_daemon.waitForReadyRead());
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
    }
    void cleanupTestCase() {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    void init() {
        m_theirs =
            std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(m_address, QStringLiteral("theirs")));
        m_ours = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(m_address, QStringLiteral("ours")));
        m_desktop = std::make_unique<Desktop>();
        QVERIFY(m_theirs->registerVirtualObject(QStringLiteral("/"), m_desktop.get(), QDBusConnection::SubPath));
        for (const char *name :
             {"org.freedesktop.login1", "org.freedesktop.ScreenSaver", "org.freedesktop.Notifications"})
            QVERIFY(m_theirs->registerService(QLatin1String(name)));
        m_progress.clear();
        m_directory = std::make_unique<QTemporaryDir>();
        m_engine = std::make_unique<ClientEngine>(m_directory->path());
        TransferItem item;
        item.site = QStringLiteral("ftp://ann@example.org:21");
        item.localPath = m_directory->filePath(QStringLiteral("a"));
        item.remotePath = RemotePath("/a");
        item.size = 1000;
        m_item = m_engine->queue.add({item}).first();
    }
    void cleanup() {
        m_engine.reset();
        m_theirs->unregisterObject(QStringLiteral("/"), QDBusConnection::UnregisterTree);
        m_desktop.reset();
        QDBusConnection::disconnectFromBus(QStringLiteral("ours"));
        QDBusConnection::disconnectFromBus(QStringLiteral("theirs"));
    }

    void nothingSleepsWhileFilesMove() {
        SleepInhibitor inhibitor(m_engine->queue, *m_ours, *m_ours, nullptr);
        QVERIFY(!inhibitor.isHeld());
        m_engine->queue.start(m_item);
        QTRY_VERIFY(inhibitor.isHeld());
        QCOMPARE(m_desktop->count(QStringLiteral("Inhibit")), 1);
        QCOMPARE(m_desktop->calls.first().arguments().first().toString(), QStringLiteral("sleep:idle"));
        m_engine->queue.pause({m_item});
        QTRY_VERIFY(!inhibitor.isHeld());
        m_engine->queue.resume({m_item});
        m_engine->queue.start(m_item);
        QTRY_VERIFY(inhibitor.isHeld());
    }

    void theScreenSaverDoesItWithoutLogind() {
        m_desktop->hasLogind = false;
        SleepInhibitor inhibitor(m_engine->queue, *m_ours, *m_ours, nullptr);
        m_engine->queue.start(m_item);
        QTRY_VERIFY(inhibitor.isHeld());
        m_engine->queue.remove({m_item});
        QTRY_COMPARE(m_desktop->count(QStringLiteral("UnInhibit")), 1);
        QVERIFY(!inhibitor.isHeld());
    }

    void oneNoticeForAllThatEnded() {
        QWidget window; // not shown: nobody looks at it
        const DesktopNotices notices(*m_engine, window, *m_ours);
        m_engine->queue.start(m_item);
        m_engine->queue.finish(m_item, {}, {}, true, false);
        QTRY_COMPARE(m_desktop->count(QStringLiteral("Notify")), 1);
        QCOMPARE(m_desktop->calls.first().arguments().at(3).toString(), QStringLiteral("All transfers are done"));
        QCOMPARE(m_desktop->calls.first().arguments().at(1).toUInt(), 0u);
        Q_EMIT m_engine->messageReceived(QStringLiteral("ftp://example.org"), QStringLiteral("<b>Tea</b>"));
        QTRY_COMPARE(m_desktop->count(QStringLiteral("Notify")), 2);
        QCOMPARE(m_desktop->calls.last().arguments().at(4).toString(), QStringLiteral("&lt;b&gt;Tea&lt;/b&gt;"));
    }

    void whoWantsNoNoticesGetsNone() {
        m_engine->settings.set(Preferences::desktopNotices, false);
        QWidget window;
        const DesktopNotices notices(*m_engine, window, *m_ours);
        Q_EMIT m_engine->messageReceived(QStringLiteral("ftp://example.org"), QStringLiteral("Tea"));
        m_engine->settings.set(Preferences::desktopNotices, true);
        Q_EMIT m_engine->messageReceived(QStringLiteral("ftp://example.org"), QStringLiteral("Cake"));
        QTRY_COMPARE(m_desktop->count(QStringLiteral("Notify")), 1);
        QCOMPARE(m_desktop->calls.first().arguments().at(4).toString(), QStringLiteral("Cake"));
    }

    void theTaskbarShowsHowFarItIs() {
        QVERIFY(m_theirs->connect({}, {}, QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"),
                                  this, SLOT(onLauncherUpdate(QString, QVariantMap))));
        const TaskbarProgress taskbar(m_engine->queue, *m_ours, nullptr);
        m_engine->queue.start(m_item);
        m_engine->queue.setProgress(m_item, 400, 1000);
        QTRY_VERIFY(!m_progress.isEmpty() && m_progress.last().value(QStringLiteral("progress")) == 0.4);
        QCOMPARE(m_progress.last().value(QStringLiteral("progress-visible")), QVariant(true));
        m_engine->queue.pause({m_item});
        QTRY_COMPARE(m_progress.last().value(QStringLiteral("progress-visible")), QVariant(false));
    }

private:
    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<QDBusConnection> m_theirs, m_ours;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ClientEngine> m_engine;
    quint64 m_item = 0;
    QList<QVariantMap> m_progress;
};

WHERRY_TEST(DesktopTest)
#include "desktoptest.moc"
