// SIGTERM, SIGINT and SIGHUP as signals of the event loop. One per process, owned by the runner.
#pragma once

#include "base/descriptor.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

class ProcessSignals : public QObject {
    Q_OBJECT

public:
    // Blocks the signals for this thread and all that it starts; SIGPIPE is ignored. Call it before any thread starts.
    static void block();

    ProcessSignals(); // after block()
    ~ProcessSignals() override;

Q_SIGNALS:
    void stopAsked();
    void reloadAsked();

private:
    void onReadable();

    Descriptor m_signals;
    std::unique_ptr<QSocketNotifier> m_notifier;
};
