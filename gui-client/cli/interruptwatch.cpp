#include "cli/interruptwatch.h"

#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

namespace {
sigset_t watched() {
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGINT);
    ::sigaddset(&set, SIGTERM);
    return set;
}
} // namespace

InterruptWatch::InterruptWatch(QObject *parent)
    : QObject(parent) {
    const sigset_t set = watched();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr); // before other threads are started: they inherit it
    m_signals.reset(::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC));
    if (!m_signals)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_signals.number(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this, set] {
        signalfd_siginfo info = {};
        if (::read(m_signals.number(), &info, sizeof info) != sizeof info)
            return;
        const bool isInterrupt = info.ssi_signo == SIGINT;
        // From now on the signals act as usual: whoever presses Ctrl+C twice means it.
        if (!isInterrupt || !m_keeps)
            ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
        if (isInterrupt)
            Q_EMIT interrupted();
        else
            Q_EMIT terminated();
    });
}

InterruptWatch::~InterruptWatch() {
    const sigset_t set = watched();
    ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}
