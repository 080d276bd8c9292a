// The event loop of a test, turned by hand.
#pragma once

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>

namespace EventLoop {
// Handles what there is to do, without waiting, until there is nothing left. False when it goes on and on: somebody
// spins.
inline bool comesToRest() {
    for (int turn = 0; turn < 10'000; ++turn) {
        if (!QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // as between two turns of exec()
            return true;
        }
    }
    return false;
}

// Waits for the next thing to do, and does it.
inline bool wakesUp() {
    return QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}
} // namespace EventLoop
