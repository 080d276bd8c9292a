// Turns SIGINT and SIGTERM into signals of the event loop. One per program; the second one ends the process at once,
// unless SIGINT is kept.
#pragma once

#include "base/descriptor.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

class InterruptWatch : public QObject {
    Q_OBJECT
public:
    explicit InterruptWatch(QObject *parent = nullptr);
    ~InterruptWatch() override;

    // Each SIGINT is interrupted(), not only the first.
    void keepInterrupts() { m_keeps = true; }

Q_SIGNALS:
    void interrupted();
    void terminated();

private:
    Descriptor m_signals;
    bool m_keeps = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
};
