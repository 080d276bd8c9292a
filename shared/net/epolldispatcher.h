// Qt's event loop on epoll, for programs without a window: thousands of idle connections cost nothing per turn, where
// Qt's own loop polls every descriptor. Give it to QCoreApplication::setEventDispatcher() before the application is
// made; the application owns it. A descriptor's notifiers must be disabled before it is closed.
#pragma once

#include "base/descriptor.h"

#include <QAbstractEventDispatcher>
#include <QHash>
#include <QList>

#include <atomic>
#include <memory>
#include <set>
#include <utility>
#include <vector>

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

private:
    struct Watch {
        QSocketNotifier *notifiers[3] = {}; // by QSocketNotifier::Type
        quint32 inKernel = 0;               // events that epoll watches for us
        bool isChanged = false;
        bool isAlwaysReady = false; // a file, which epoll does not take
    };
    struct Timer {
        QObject *object = nullptr;
        qint64 interval = 0; // ms
        qint64 deadline = 0; // ns, monotonic
        Qt::TimerType type = Qt::CoarseTimer;
        bool isFiring = false;
    };

    static quint32 wanted(const Watch &watch);
    void applyChanges();
    int milliseconds() const; // until the next timer, -1 = none
    int activateNotifiers(int count);
    void collect(int descriptor, quint32 events);
    int activateTimers();

    Descriptor m_epoll;
    Descriptor m_wake;
    QHash<int, Watch> m_watches;
    std::vector<int> m_changed;
    std::vector<QSocketNotifier *> m_pending;
    int m_alwaysReady = 0;
    QHash<int, Timer> m_timers;
    std::set<std::pair<qint64, int>> m_deadlines;
    std::atomic<bool> m_woken = false; // by another thread, through the kernel
    bool m_wokenHere = false;          // by what this thread itself posted
    std::atomic<bool> m_interrupted = false;
};
