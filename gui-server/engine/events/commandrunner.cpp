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
    forget(m_running, process);
    ended();
}

void CommandRunner::forget(Processes &processes, EventProcess *process) {
    std::erase_if(processes, [process](std::unique_ptr<EventProcess> &one) {
        if (one.get() != process)
            return false;
        one.release()->deleteLater(); // this is its own signal
        return true;
    });
}

// Nobody waits for their end here: a program that hangs in the kernel dies when it comes out.
void CommandRunner::cancel() {
    for (std::unique_ptr<EventProcess> &running : std::exchange(m_running, {})) {
        EventProcess *const process = m_killed.emplace_back(std::move(running)).get();
        process->disconnect(this);
        connect(process, &EventProcess::over, this, [this, process] { forget(m_killed, process); });
        process->end();
    }
}
