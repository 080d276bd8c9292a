// One run of the event command, with what it printed. Owned by CommandRunner.
#pragma once

#include "events/event.h"

#include <QProcess>
#include <QTimer>

#include <array>
#include <chrono>
#include <vector>

class EventProcess : public QProcess {
    Q_OBJECT

public:
    explicit EventProcess(const Event &event);
    ~EventProcess() override; // kills it, and what it started

    void run(const QString &program, std::chrono::milliseconds limit);
    QByteArray output() const { return m_output; } // the first KiBs of standard output and error
    QString complaint() const;                     // what went wrong, once it is over; empty when nothing did

Q_SIGNALS:
    void over(); // once, last: ended, killed or never started

private:
    void onTimedOut();
    void signalAll(int signal);
    void onRead();
    void becomeProgram();

    const QByteArray m_json;
    const QList<QByteArray> m_own;     // variables of the event
    std::vector<char *> m_environment; // of the child: the server's and those
    QByteArray m_file;                 // the program's name in bytes
    std::array<char *, 2> m_arguments = {};
    QByteArray m_output;
    QTimer m_limit;
    bool m_isLate = false;
    bool m_isOver = false;
};
