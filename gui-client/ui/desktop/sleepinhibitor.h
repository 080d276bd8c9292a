// Keeps the computer awake while something is transferred: an inhibitor of logind, else one of the desktop's screen
// saver service. Where there is neither, nothing happens. Owned by the main window.
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

class QDBusPendingCallWatcher;
class TransferQueue;

class SleepInhibitor : public QObject {
    Q_OBJECT
public:
    // The queue outlives it.
    SleepInhibitor(const TransferQueue &queue, const QDBusConnection &system, const QDBusConnection &session,
                   QObject *parent);
    ~SleepInhibitor() override;

    bool isHeld() const { return m_descriptor.isValid() || m_cookie != 0; }

private:
    void update();
    void onLoginAnswer(QDBusPendingCallWatcher &call);
    void askScreenSaver();
    void onScreenSaverAnswer(QDBusPendingCallWatcher &call);
    void release();

    const TransferQueue &m_queue;
    QDBusConnection m_system, m_session;
    QDBusUnixFileDescriptor m_descriptor; // logind's: awake until it is closed
    quint32 m_cookie = 0;                 // the screen saver's
    bool m_isWanted = false;
    bool m_isAsking = false; // an answer is due
};
