// Hears what other servers tell about a shared database (LISTEN), on a connection of its own. It waits on a socket,
// which the thread of the database's jobs cannot do: a thread with an event loop that does nothing else. Owned by
// Database.
#pragma once

#include "store/connection.h"
#include "store/notice.h"

#include <QObject>
#include <QThread>

class Listener : public QObject {
    Q_OBJECT

public:
    // speaker: whose own notices are not heard.
    Listener(const DatabaseLocation &location, const QString &speaker);
    // Waits until the thread has closed its connection.
    ~Listener() override;

Q_SIGNALS:
    void heard(const Notice &notice);
    // It listens, at first or again: what was told before is not known.
    void began();

private:
    QThread m_thread;
};
