// An application that times each event that its loop hands out, with all that it causes: how long a window can be held.
// In processor time of the thread, for other programs of a busy machine are not its fault. With WHERRY_BENCH_STACKS set
// it also prints where those stand that take longer than 16 ms.
#pragma once

#include <QApplication>
#include <QEvent>

#include <csignal>
#include <ctime>
#include <utility>

#include <execinfo.h>
#include <unistd.h>

class WatchedApplication : public QApplication {
public:
    WatchedApplication(int &argc, char **argv)
        : QApplication(argc, argv) {
        if (qEnvironmentVariableIsSet("WHERRY_BENCH_STACKS"))
            watchStacks();
    }

    bool notify(QObject *receiver, QEvent *event) override {
        if (std::exchange(m_isInside, true))
            return QApplication::notify(receiver, event);
        const double begun = milliseconds();
        const int type = event->type();
        const char *const name = receiver->metaObject()->className();
        setAlarm(alarmAfter);
        const bool result = QApplication::notify(receiver, event);
        setAlarm(0);
        const double took = milliseconds() - begun;
        if (took > longest) {
            longest = took;
            where = QStringLiteral("%1, event %2").arg(QLatin1String(name)).arg(type);
        }
        ++handlers;
        m_isInside = false;
        return result;
    }
    void begin() {
        longest = 0;
        handlers = 0;
        where.clear();
    }

    double longest = 0; // ms, since begin()
    qint64 handlers = 0;
    QString where; // the longest one

private:
    static constexpr long alarmAfter = 16'000'000; // ns of the thread's processor time

    // Where an event stands that has taken too long, on stderr.
    void watchStacks() {
        std::signal(SIGPROF, [](int) {
            void *frames[64];
            ::backtrace_symbols_fd(frames, ::backtrace(frames, 64), STDERR_FILENO);
            (void)!::write(STDERR_FILENO, "\n", 1);
        });
        sigevent event = {};
        event.sigev_notify = SIGEV_SIGNAL;
        event.sigev_signo = SIGPROF;
        m_isAlarmed = ::timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &m_alarm) == 0;
    }
    void setAlarm(long nanoseconds) const {
        itimerspec when = {};
        when.it_value.tv_nsec = nanoseconds;
        if (m_isAlarmed)
            ::timer_settime(m_alarm, 0, &when, nullptr);
    }
    static double milliseconds() {
        timespec now = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }

    timer_t m_alarm = {};
    bool m_isAlarmed = false;
    bool m_isInside = false;
};
