#include "net/epollset.h"

#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace {
constexpr std::array<quint32, 3> eventsOf{EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 troubles = EPOLLHUP | EPOLLERR;
} // namespace

EpollSet::EpollSet()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC)) {
    if (!m_epoll)
        qFatal("the event loop cannot be made: %s", std::strerror(errno));
}

void EpollSet::add(int descriptor, Readiness readiness, Receiver *receiver) {
    Watch &watch = m_watches[descriptor];
    Receiver *&place = watch.receivers[readiness];
    if (place && place != receiver) {
        qWarning("descriptor %d has two notifiers of one type; the first one is forgotten", descriptor);
        forget(place);
    }
    place = receiver;
    change(descriptor, watch);
}

void EpollSet::remove(int descriptor, Readiness readiness, Receiver *receiver) {
    forget(receiver);
    const auto watch = m_watches.find(descriptor);
    if (watch == m_watches.end() || watch->receivers[readiness] != receiver)
        return;
    watch->receivers[readiness] = nullptr;
    if (wanted(*watch) != 0) {
        change(descriptor, *watch);
        return;
    }
    // At once, for the descriptor is probably closed next.
    if (watch->inKernel != 0)
        ::epoll_ctl(m_epoll.number(), EPOLL_CTL_DEL, descriptor, nullptr);
    if (watch->isFile)
        --m_files;
    m_watches.remove(descriptor);
}

quint32 EpollSet::wanted(const Watch &watch) {
    quint32 events = 0;
    for (size_t i = 0; i < eventsOf.size(); ++i)
        events |= watch.receivers[i] ? eventsOf[i] : 0u;
    return events;
}

void EpollSet::change(int descriptor, Watch &watch) {
    if (!std::exchange(watch.isChanged, true))
        m_changed.push_back(descriptor);
}

void EpollSet::applyChanges() {
    for (const int descriptor : m_changed) {
        const auto watch = m_watches.find(descriptor);
        if (watch == m_watches.end())
            continue;
        watch->isChanged = false;
        epoll_event event{};
        event.events = wanted(*watch);
        event.data.fd = descriptor;
        if (event.events == watch->inKernel || watch->isFile)
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
            watch->isFile = true;
            ++m_files;
        } else {
            qWarning("descriptor %d cannot be watched: %s", descriptor, std::strerror(errno));
        }
    }
    m_changed.clear();
}

int EpollSet::tell(int milliseconds, int count) {
    std::array<epoll_event, most> events;
    const int ready = ::epoll_wait(m_epoll.number(), events.data(), std::min(count, most), milliseconds);
    m_pending.clear();
    for (int i = 0; i < ready; ++i) {
        const auto watch = m_watches.constFind(events[size_t(i)].data.fd);
        if (watch != m_watches.constEnd())
            collect(*watch, events[size_t(i)].events);
    }
    if (hasFiles()) {
        for (const Watch &watch : std::as_const(m_watches)) {
            if (watch.isFile)
                collect(watch, EPOLLIN | EPOLLOUT);
        }
    }
    int told = 0;
    // A nested loop inside onReady() replaces the list: what it had not come to yet is still ready at the next call.
    for (size_t i = 0; i < m_pending.size(); ++i) {
        if (Receiver *receiver = std::exchange(m_pending[i], nullptr)) {
            receiver->onReady();
            ++told;
        }
    }
    return told;
}

void EpollSet::collect(const Watch &watch, quint32 events) {
    for (size_t i = 0; i < eventsOf.size(); ++i) {
        if (watch.receivers[i] && (events & (eventsOf[i] | troubles)))
            m_pending.push_back(watch.receivers[i]);
    }
}

void EpollSet::forget(Receiver *receiver) {
    std::replace(m_pending.begin(), m_pending.end(), receiver, static_cast<Receiver *>(nullptr));
}
