// Qt's event loop on epoll, for programs without a window: thousands of idle connections cost nothing per turn, where
// Qt's own loop polls every descriptor. Give it to QCoreApplication::setEventDispatcher() before the application is
// made; the application owns it. A descriptor's notifiers must be disabled before it is closed. (A window's loop is its
// platform's own: ReadinessNotifier has it poll one descriptor instead of all.)
#pragma once

#include "base/descriptor.h"
#include "net/epollset.h"

#include <QAbstractEventDispatcher>
#include <QHash>
#include <QList>

#include <atomic>
#include <set>
#include <unordered_map>
#include <utility>

class EpollDispatcher : public QAbstractEventDispatcher {
    Q_OBJECT
public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;
    void wakeUp() override;    // from any thread
    void interrupt() override; // from any thread

    EpollSet &descriptors() { return m_descriptors; }

private:
    // Passes on what the set says to Qt's own notifier.
    struct Notifier final : EpollSet::Receiver {
        explicit Notifier(QSocketNotifier *notifier)
            : to(notifier) {}
        void onReady() override;
        QSocketNotifier *to;
    };
    struct Wake final : EpollSet::Receiver {
        Wake();
        void onReady() override;
        void rouse();
        Descriptor event;
        std::atomic<bool> isRoused = false; // by another thread, through the kernel
    };
    struct Timer {
        QObject *object = nullptr;
        qint64 interval = 0; // ms
        qint64 deadline = 0; // ns, monotonic
        Qt::TimerType type = Qt::CoarseTimer;
        bool isFiring = false;
    };

    int milliseconds() const; // until the next timer, -1 = none
    int activateTimers();

    EpollSet m_descriptors;
    Wake m_wake;
    std::unordered_map<QSocketNotifier *, Notifier> m_notifiers;
    QHash<int, Timer> m_timers;
    std::set<std::pair<qint64, int>> m_deadlines;
    bool m_wokenHere = false; // by what this thread itself posted
    std::atomic<bool> m_interrupted = false;
};
