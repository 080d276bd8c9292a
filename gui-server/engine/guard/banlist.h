// Who may not connect, until when and why. In memory; BanStore keeps it between runs. Expiry runs on a monotonic clock.
// Owned by Server.
#pragma once

#include "guard/network.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

struct Ban {
    Network network;
    QString reason;
    // "guard" (this server, for guessing), "terminal", "window", or what "ban-add" was told; empty = not known.
    QString madeBy;
    qint64 since = 0; // ms since the epoch, UTC, for people
    qint64 until = 0; // the same; 0 = until lifted
};

class BanList : public QObject {
    Q_OBJECT

public:
    // Milliseconds that only grow; the default is the system's.
    using Clock = std::function<qint64()>;
    explicit BanList(Clock clock = {}, QObject *parent = nullptr);

    void add(const Network &network, std::chrono::seconds duration, const QString &reason,
             const QString &madeBy); // 0 = until lifted
    // A ban of an earlier run, with its own times; nothing when they are over.
    void restore(const Ban &ban);
    bool lift(const Network &network); // false when it was not there
    // As lift(), but lifted() is not emitted: by another server.
    bool forget(const Network &network);
    bool isBanned(const QHostAddress &address);
    std::optional<Ban> find(const Network &network) const; // of exactly this one
    QList<Ban> all();

    static qint64 monotonicMilliseconds();

Q_SIGNALS:
    void changed(); // one was added or lifted
    void added(const Ban &ban);
    void lifted(const Network &network);

private:
    struct Entry {
        Ban ban;
        qint64 deadline = -1; // of the clock, -1 = none
    };
    bool isOver(const Entry &entry) const { return entry.deadline >= 0 && entry.deadline <= m_clock(); }
    void expire();

    Clock m_clock;
    QHash<Network, Entry> m_bans;
    qsizetype m_expireFrom = 100; // so many bans are looked through for those that are over
};
