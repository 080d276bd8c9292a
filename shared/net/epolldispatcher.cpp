#include "net/epolldispatcher.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSocketNotifier>
#include <QThread>
#include <QTimerEvent>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <limits>

namespace {
constexpr qint64 nanosecondsPerMillisecond = 1'000'000;

qint64 now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

EpollSet::Readiness readinessOf(const QSocketNotifier *notifier) {
    constexpr std::array<EpollSet::Readiness, 3> byType{EpollSet::Read, EpollSet::Write, EpollSet::Urgent};
    return byType[notifier->type()];
}
} // namespace

void EpollDispatcher::Notifier::onReady() {
    QEvent event(QEvent::SockAct);
    QCoreApplication::sendEvent(to, &event);
}

EpollDispatcher::Wake::Wake()
    : event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (!event)
        qFatal("the event loop cannot be made: %s", std::strerror(errno));
}

void EpollDispatcher::Wake::rouse() {
    if (isRoused.exchange(true))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t put = ::write(event.number(), &one, sizeof one);
}

void EpollDispatcher::Wake::onReady() {
    quint64 value = 0;
    [[maybe_unused]] const ssize_t got = ::read(event.number(), &value, sizeof value);
    isRoused = false;
}

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent) {
    m_descriptors.add(m_wake.event.number(), EpollSet::Read, &m_wake);
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
        m_descriptors.applyChanges();
    // Whatever was posted meanwhile has called wakeUp(): then the wait ends at once.
    int wait = 0;
    if (flags & QEventLoop::WaitForMoreEvents) {
        Q_EMIT aboutToBlock();
        if (m_interrupted)
            return false;
        if (withNotifiers)
            m_descriptors.applyChanges(); // whoever heard aboutToBlock() may have enabled one
        wait = withTimers ? milliseconds() : -1;
        if (m_wokenHere || (withNotifiers && m_descriptors.hasFiles()))
            wait = 0;
    }
    int handled = m_wokenHere ? 1 : 0;
    if (withNotifiers) {
        handled += m_descriptors.tell(wait);
    } else if (pollfd wake{m_wake.event.number(), POLLIN, 0}; ::poll(&wake, 1, wait) == 1) {
        m_wake.onReady(); // sockets wait in the kernel
        ++handled;
    }
    if (withTimers)
        handled += activateTimers();
    return handled > 0;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier) {
    Notifier &receiver = m_notifiers.try_emplace(notifier, notifier).first->second;
    m_descriptors.add(int(notifier->socket()), readinessOf(notifier), &receiver);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier) {
    const auto receiver = m_notifiers.find(notifier);
    if (receiver == m_notifiers.end())
        return;
    m_descriptors.remove(int(notifier->socket()), readinessOf(notifier), &receiver->second);
    m_notifiers.erase(receiver);
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
    m_wake.rouse();
}

void EpollDispatcher::interrupt() {
    m_interrupted = true;
    wakeUp();
}
