// Turns SIGINT and SIGTERM into a signal of the event loop. One per program; the second SIGINT ends the process at
// once.
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

Q_SIGNALS:
    void interrupted();

private:
    Descriptor m_signals;
    std::unique_ptr<QSocketNotifier> m_notifier;
};
