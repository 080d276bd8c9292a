// A command whose work goes through a queue: a Runner works it off over connections of its own, the Reporter shows it.
#pragma once

#include "cli/reporter.h"
#include "cli/terminalrun.h"
#include "queue/errand.h"
#include "queue/runner.h"
#include "queue/transferqueue.h"

#include <memory>

class QueueRun : public TerminalRun {
    Q_OBJECT
public:
    explicit QueueRun(Environment &environment);
    ~QueueRun() override;

    void interrupt() override;
    void say(const QString &line) override;

protected:
    bool movesFiles() const override { return true; }
    // The site's items run from now on; first: logged in already, for the first connection, or null; journal: records
    // the queue, none: nothing does.
    void startRunner(std::unique_ptr<Session> first, Journal *journal = nullptr);
    // Everything in the queue is finished: ends, unless the subclass has more to do.
    virtual void onFinished();
    // Says the sum; m_exitCode is what it comes to.
    void summarize();
    // Closes the connections of the queue; then onStopped().
    void stopRunner();
    virtual void onStopped() { end(m_exitCode); }
    bool isInterrupted() const { return m_interrupted; }
    Reporter &reporter() { return *m_reporter; }

    ErrandOptions m_options;
    TransferQueue m_queue;
    int m_exitCode = 0;

private:
    LaterPtr<Carrier> makeCarrier();
    void onAtRest();

    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<Reporter> m_reporter;
    std::unique_ptr<Session> m_first;
    Failure m_refusal;
    bool m_interrupted = false;
    bool m_isStopping = false;
};
