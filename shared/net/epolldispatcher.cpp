#include "net/epolldispatcher.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSocketNotifier>
#include <QThread>
#include <QTimerEvent>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <limits>

namespace {
constexpr int eventsPerTurn = 256; // more that are ready come with the next turn: the kernel takes turns among them
constexpr qint64 nanosecondsPerMillisecond = 1'000'000;

qint64 now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// As Qt's own loop does: an error or a hang-up wakes whoever watches.
constexpr std::array<quint32, 3> eventsOf{EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 troubles = EPOLLHUP | EPOLLERR;
} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_wake.number();
    if (!m_epoll || !m_wake || ::epoll_ctl(m_epoll.number(), EPOLL_CTL_ADD, m_wake.number(), &event) != 0)
        qFatal("the event loop cannot be made: %s", std::strerror(errno));
}

EpollDispatcher::~EpollDispatcher() = default;

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags) {
    m_interrupted = false;
    m_wokenHere = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_interrupted)
        return false;
    const bool withTimers = !(flags & QEventLoop::X11ExcludeTimers);
    const bool withNotifiers = !(flags & QEventLoop::ExcludeSocketNotifiers);
    if (withNotifiers)
        applyChanges();
    // Whatever was posted meanwhile has called wakeUp(): then the wait ends at once.
    int wait = 0;
    if (flags & QEventLoop::WaitForMoreEvents) {
        Q_EMIT aboutToBlock();
        if (m_interrupted)
            return false;
        if (withNotifiers)
            applyChanges(); // whoever heard aboutToBlock() may have enabled one
        wait = withTimers ? milliseconds() : -1;
        if (m_wokenHere || (withNotifiers && m_alwaysReady > 0))
            wait = 0;
    }
    int handled = m_wokenHere ? 1 : 0;
    std::array<epoll_event, eventsPerTurn> events;
    int count = 0;
    if (withNotifiers) {
        count = ::epoll_wait(m_epoll.number(), events.data(), eventsPerTurn, wait);
    } else {
        // Only the wake-up counts; sockets wait in the kernel.
        Descriptor onlyWake(::epoll_create1(EPOLL_CLOEXEC));
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = m_wake.number();
        ::epoll_ctl(onlyWake.number(), EPOLL_CTL_ADD, m_wake.number(), &event);
        count = ::epoll_wait(onlyWake.number(), events.data(), 1, wait);
    }
    m_pending.clear();
    for (int i = 0; i < count; ++i) {
        if (events[size_t(i)].data.fd == m_wake.number()) {
            quint64 value = 0;
            [[maybe_unused]] const ssize_t got = ::read(m_wake.number(), &value, sizeof value);
            m_woken = false;
            ++handled;
        } else {
            collect(events[size_t(i)].data.fd, events[size_t(i)].events);
        }
    }
    if (withNotifiers && m_alwaysReady > 0) {
        for (auto watch = m_watches.cbegin(); watch != m_watches.cend(); ++watch) {
            if (watch->isAlwaysReady)
                collect(watch.key(), EPOLLIN | EPOLLOUT);
        }
    }
    // A nested loop inside a slot replaces the list: what it had not come to yet is still ready at the next turn.
    for (size_t i = 0; i < m_pending.size(); ++i) {
        QSocketNotifier *notifier = std::exchange(m_pending[i], nullptr);
        if (!notifier)
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++handled;
    }
    if (withTimers)
        handled += activateTimers();
    return handled > 0;
}

void EpollDispatcher::collect(int descriptor, quint32 events) {
    const auto watch = m_watches.constFind(descriptor);
    if (watch == m_watches.constEnd())
        return;
    for (size_t type = 0; type < 3; ++type) {
        if (watch->notifiers[type] && (events & (eventsOf[type] | troubles)))
            m_pending.push_back(watch->notifiers[type]);
    }
}

quint32 EpollDispatcher::wanted(const Watch &watch) {
    quint32 events = 0;
    for (size_t type = 0; type < 3; ++type)
        events |= watch.notifiers[type] ? eventsOf[type] : 0u;
    return events;
}

// The kernel hears of new wishes once a turn: many a notifier is enabled and disabled again within one.
void EpollDispatcher::applyChanges() {
    for (const int descriptor : m_changed) {
        const auto watch = m_watches.find(descriptor);
        if (watch == m_watches.end())
            continue;
        watch->isChanged = false;
        epoll_event event{};
        event.events = wanted(*watch);
        event.data.fd = descriptor;
        if (event.events == watch->inKernel || watch->isAlwaysReady)
            continue;
        int operation = watch->inKernel == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
        int result = ::epoll_ctl(m_epoll.number(), operation, descriptor, &event);
        if (result != 0 && (errno == ENOENT || errno == EEXIST)) {
            // The number was closed and given out again behind our back.
            operation = operation == EPOLL_CTL_ADD ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
            result = ::epoll_ctl(m_epoll.number(), operation, descriptor, &event);
        }
        if (result == 0) {
            watch->inKernel = event.events;
        } else if (errno == EPERM) {
            watch->isAlwaysReady = true; // files are always ready, as poll has it
            ++m_alwaysReady;
        } else {
            qWarning("descriptor %d cannot be watched: %s", descriptor, std::strerror(errno));
        }
    }
    m_changed.clear();
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier) {
    const int descriptor = int(notifier->socket());
    Watch &watch = m_watches[descriptor];
    QSocketNotifier *&place = watch.notifiers[notifier->type()];
    if (place && place != notifier) {
        qWarning("descriptor %d has two notifiers of one type; the first one is forgotten", descriptor);
        std::replace(m_pending.begin(), m_pending.end(), place, static_cast<QSocketNotifier *>(nullptr));
    }
    place = notifier;
    if (!std::exchange(watch.isChanged, true))
        m_changed.push_back(descriptor);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier) {
    std::replace(m_pending.begin(), m_pending.end(), notifier, static_cast<QSocketNotifier *>(nullptr));
    const int descriptor = int(notifier->socket());
    const auto watch = m_watches.find(descriptor);
    if (watch == m_watches.end() || watch->notifiers[notifier->type()] != notifier)
        return;
    watch->notifiers[notifier->type()] = nullptr;
    if (wanted(*watch) != 0) {
        if (!std::exchange(watch->isChanged, true))
            m_changed.push_back(descriptor);
        return;
    }
    // At once, for the descriptor is probably closed next.
    if (watch->inKernel != 0)
        ::epoll_ctl(m_epoll.number(), EPOLL_CTL_DEL, descriptor, nullptr);
    if (watch->isAlwaysReady)
        --m_alwaysReady;
    m_watches.remove(descriptor);
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) {
    Timer timer;
    timer.object = object;
    timer.interval = interval;
    timer.type = timerType;
    timer.deadline = now() + interval * nanosecondsPerMillisecond;
    m_deadlines.emplace(timer.deadline, timerId);
    m_timers.insert(timerId, timer);
}

bool EpollDispatcher::unregisterTimer(int timerId) {
    const auto timer = m_timers.constFind(timerId);
    if (timer == m_timers.constEnd())
        return false;
    m_deadlines.erase({timer->deadline, timerId});
    m_timers.erase(timer);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object) {
    const auto isOfObject = [this, object](QHash<int, Timer>::iterator timer) {
        if (timer->object != object)
            return false;
        m_deadlines.erase({timer->deadline, timer.key()});
        return true;
    };
    return m_timers.removeIf(isOfObject) > 0;
}

QList<EpollDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const {
    QList<TimerInfo> list;
    for (auto timer = m_timers.cbegin(); timer != m_timers.cend(); ++timer) {
        if (timer->object == object)
            list.append(TimerInfo(timer.key(), int(timer->interval), timer->type));
    }
    return list;
}

int EpollDispatcher::remainingTime(int timerId) {
    const auto timer = m_timers.constFind(timerId);
    if (timer == m_timers.constEnd())
        return -1;
    const qint64 left = (timer->deadline - now() + nanosecondsPerMillisecond - 1) / nanosecondsPerMillisecond;
    return int(std::clamp<qint64>(left, 0, std::numeric_limits<int>::max()));
}

int EpollDispatcher::milliseconds() const {
    for (const auto &[deadline, id] : m_deadlines) {
        if (m_timers[id].isFiring)
            continue; // a nested loop inside its own slot
        const qint64 left = (deadline - now() + nanosecondsPerMillisecond - 1) / nanosecondsPerMillisecond;
        return int(std::clamp<qint64>(left, 0, std::numeric_limits<int>::max()));
    }
    return -1;
}

// Each timer that is due now fires once, the earliest first; one whose slot runs a nested loop does not fire in it.
int EpollDispatcher::activateTimers() {
    if (m_deadlines.empty())
        return 0;
    const qint64 time = now();
    std::vector<int> due;
    for (const auto &[deadline, id] : m_deadlines) {
        if (deadline > time)
            break;
        if (!m_timers[id].isFiring)
            due.push_back(id);
    }
    int fired = 0;
    for (const int id : due) {
        auto timer = m_timers.find(id);
        // An earlier slot may have stopped it, or stopped it and started another one under its number.
        if (timer == m_timers.end() || timer->deadline > time || timer->isFiring)
            continue;
        m_deadlines.erase({timer->deadline, id});
        timer->deadline += timer->interval * nanosecondsPerMillisecond;
        if (timer->deadline <= time) // late by more than an interval, or a timer of no time
            timer->deadline =
                time + std::max<qint64>(timer->interval * nanosecondsPerMillisecond, timer->interval == 0);
        m_deadlines.emplace(timer->deadline, id);
        timer->isFiring = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
        timer = m_timers.find(id);
        if (timer != m_timers.end())
            timer->isFiring = false;
        ++fired;
    }
    return fired;
}

void EpollDispatcher::wakeUp() {
    // Nearly every event is posted by the loop's own thread, which is not asleep: it needs no word from the kernel.
    if (QThread::currentThread() == thread()) {
        m_wokenHere = true;
        return;
    }
    if (m_woken.exchange(true))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t put = ::write(m_wake.number(), &one, sizeof one);
}

void EpollDispatcher::interrupt() {
    m_interrupted = true;
    wakeUp();
}
