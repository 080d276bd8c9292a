// A scenario in a thread of its own, under the event loop asked for.
#pragma once

#include "net/epolldispatcher.h"

#include <QEventLoop>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace ThreadLoop {
enum Kind { Poll, GLib, Epoll }; // Qt's own, the one that windows have on Linux, ours

// What the scenario noted.
inline QStringList noted(Kind kind, const std::function<void(QStringList &)> &scenario) {
    QStringList notes;
    if (kind == GLib)
        qunsetenv("QT_NO_GLIB");
    else
        qputenv("QT_NO_GLIB", "1");
    std::unique_ptr<QThread> thread(QThread::create([&] { scenario(notes); }));
    if (kind == Epoll)
        thread->setEventDispatcher(new EpollDispatcher);
    thread->start();
    if (!thread->wait(60000))
        qFatal("the loop hangs");
    return notes;
}

// Turns of the loop until the condition holds, at most 10 s.
inline bool until(const std::function<bool()> &condition) {
    QEventLoop loop;
    QTimer giveUp, look;
    giveUp.setSingleShot(true);
    giveUp.start(10000);
    look.start(20); // posted events alone do not end a wait
    while (!condition() && giveUp.isActive())
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

inline void spin(int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}
} // namespace ThreadLoop
