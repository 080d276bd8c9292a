// An application that times each event that its loop hands out, with all that it causes: how long a window can be held.
// In processor time of the thread, for other programs of a busy machine are not its fault.
#pragma once

#include <QApplication>
#include <QEvent>

#include <ctime>
#include <utility>

class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override {
        if (std::exchange(m_isInside, true))
            return QApplication::notify(receiver, event);
        const double begun = milliseconds();
        const int type = event->type();
        const char *const name = receiver->metaObject()->className();
        const bool result = QApplication::notify(receiver, event);
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
    static double milliseconds() {
        timespec now = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }

    bool m_isInside = false;
};
