// Runs a program for each event: told of it by its environment and by JSON on its standard input, never through a
// shell. A few at a time; one that takes too long is ended with all that it has started. Owned by EventFeed.
#pragma once

#include "events/eventoutlet.h"

#include <chrono>
#include <memory>
#include <vector>

class EventProcess;

class CommandRunner : public EventOutlet {
    Q_OBJECT

public:
    explicit CommandRunner(Log &log, std::chrono::milliseconds timeLimit = std::chrono::seconds(60));
    ~CommandRunner() override;

    void setProgram(const QString &path) { m_program = path; } // absolute; empty = none
    bool isConfigured() const override { return !m_program.isEmpty(); }

    static constexpr int atOnce = 4;

protected:
    void deliver(const Event &event) override;
    void cancel() override;

private:
    using Processes = std::vector<std::unique_ptr<EventProcess>>;
    void onEnded(EventProcess *process);
    static void forget(Processes &processes, EventProcess *process);

    const std::chrono::milliseconds m_timeLimit;
    QString m_program;
    Processes m_running;
    Processes m_killed; // and their end was not heard yet
};
