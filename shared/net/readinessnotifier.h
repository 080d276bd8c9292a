// Tells when a socket is ready, as QSocketNotifier does, but at a cost that does not grow with the number of idle
// sockets, whatever loop the thread runs: a window's loop polls one descriptor for all of them.
#pragma once

#include "net/epollset.h"

#include <QObject>
#include <QPointer>

class QAbstractEventDispatcher;

class ReadinessNotifier : public QObject, private EpollSet::Receiver {
    Q_OBJECT
public:
    // Enabled from the start. The descriptor is no file, and stays open while the notifier is enabled; the notifier
    // stays in its thread.
    ReadinessNotifier(int descriptor, EpollSet::Readiness readiness);
    ~ReadinessNotifier() override;

    bool isEnabled() const { return m_isEnabled; }
    void setEnabled(bool enabled);

Q_SIGNALS:
    void activated(); // whoever hears it may delete the notifier

private:
    void onReady() override { Q_EMIT activated(); }

    const int m_descriptor;
    const EpollSet::Readiness m_readiness;
    QPointer<QAbstractEventDispatcher> m_loop; // which the set ends with
    EpollSet *m_set;
    bool m_isEnabled = false;
};
