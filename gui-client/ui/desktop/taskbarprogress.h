// How far all transfers are, in the desktop's taskbar or dock: the LauncherEntry signal that Plasma, Ubuntu's dock and
// others listen to. Owned by the main window.
#pragma once

#include <QDBusConnection>
#include <QObject>

class TransferQueue;

class TaskbarProgress : public QObject {
    Q_OBJECT
public:
    // The queue outlives it.
    TaskbarProgress(const TransferQueue &queue, const QDBusConnection &session, QObject *parent);

private:
    void update();

    const TransferQueue &m_queue;
    QDBusConnection m_session;
    int m_shown = -1; // per cent; -1: nothing
};
