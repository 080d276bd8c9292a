#include "headless/processsignals.h"

#include <sys/signalfd.h>

#include <csignal>

namespace {
sigset_t watchedSignals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}
} // namespace

void ProcessSignals::block() {
    const sigset_t set = watchedSignals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

ProcessSignals::ProcessSignals() {
    const sigset_t set = watchedSignals();
    m_signals.reset(::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC));
    m_notifier = std::make_unique<QSocketNotifier>(m_signals.number(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProcessSignals::onReadable);
}

ProcessSignals::~ProcessSignals() = default;

void ProcessSignals::onReadable() {
    signalfd_siginfo info{};
    while (::read(m_signals.number(), &info, sizeof info) == ssize_t(sizeof info)) {
        if (info.ssi_signo == SIGHUP)
            Q_EMIT reloadAsked();
        else
            Q_EMIT stopAsked();
    }
}
