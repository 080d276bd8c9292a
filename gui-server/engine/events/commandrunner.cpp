#include "events/commandrunner.h"

#include "base/log.h"
#include "events/eventprocess.h"

CommandRunner::CommandRunner(Log &log, std::chrono::milliseconds timeLimit)
    : EventOutlet(QStringLiteral("event command"), atOnce, log)
    , m_timeLimit(timeLimit) {}

CommandRunner::~CommandRunner() = default;

void CommandRunner::deliver(const Event &event) {
    auto &process = *m_running.emplace_back(std::make_unique<EventProcess>(event));
    connect(&process, &EventProcess::over, this, [this, &process] { onEnded(&process); });
    process.run(m_program, m_timeLimit);
}

void CommandRunner::onEnded(EventProcess *process) {
    for (const QByteArray &line : process->output().split('\n'))
        if (!line.trimmed().isEmpty())
            log().debug(QStringLiteral("events"), QStringLiteral("command: ") + QString::fromUtf8(line));
    if (const QString complaint = process->complaint(); !complaint.isEmpty())
        complain(QStringLiteral("The event command %1: %2").arg(process->program(), complaint));
    std::erase_if(m_running, [process](std::unique_ptr<EventProcess> &one) {
        if (one.get() != process)
            return false;
        one.release()->deleteLater(); // this is its own signal
        return true;
    });
    ended();
}

void CommandRunner::cancel() { m_running.clear(); }
