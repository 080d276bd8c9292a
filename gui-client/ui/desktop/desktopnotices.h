// Tells a person who looks elsewhere, through the desktop's notifications: that all transfers have ended (one notice
// for all of them), that a question waits, what a server's administrator says. Each replaces the one before it. Says
// nothing while the window is in front. Owned by the main window.
#pragma once

#include <QDBusConnection>
#include <QObject>

class ClientEngine;
class QWidget;

class DesktopNotices : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    DesktopNotices(ClientEngine &engine, QWidget &window, const QDBusConnection &session);

private:
    void onFinishedAll();
    void tell(const QString &title, const QString &body);

    ClientEngine &m_engine;
    QWidget &m_window;
    QDBusConnection m_session;
    int m_toldDone = 0, m_toldFailed = 0; // of the queue's totals, when all had ended last
    quint32 m_last = 0;                   // the notification that stands
};
