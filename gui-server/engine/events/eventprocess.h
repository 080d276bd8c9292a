// One run of the event command, with what it printed. Owned by CommandRunner.
#pragma once

#include "events/event.h"

#include <QProcess>
#include <QTimer>

#include <array>
#include <chrono>
#include <csignal>
#include <vector>

class EventProcess : public QProcess {
    Q_OBJECT

public:
    explicit EventProcess(const Event &event);
    ~EventProcess() override; // kills it, and what it started; waits for its end, which is at once

    void run(const QString &program, std::chrono::milliseconds limit);
    // Kills it, and what it started; over() follows.
    void end() { signalAll(SIGKILL); }
    QByteArray output() const { return m_output; } // the first KiBs of standard output and error
    QString complaint() const;                     // what went wrong, once it is over; empty when nothing did

Q_SIGNALS:
    void over(); // once, last: ended, killed or never started

private:
    void onTimedOut();
    void onEnded();
    void signalAll(int signal) const;
    void onRead();
    void becomeProgram();

    const QByteArray m_json;
    const QList<QByteArray> m_own;     // variables of the event
    std::vector<char *> m_environment; // of the child: the server's and those
    QByteArray m_file;                 // the program's name in bytes
    std::array<char *, 2> m_arguments = {};
    QByteArray m_output;
    QTimer m_limit;
    qint64 m_group = 0; // of processes: the program, and what it started
    bool m_isLate = false;
    bool m_isOver = false;
};
