// The quota leases of this server at a store that several servers share (PostgreSQL): carries the questions of each
// account's lease to the store, in one transaction each, and has homes counted when the store's figure cannot be
// trusted. Grants of a server that died expire; what it wrote meanwhile is found by a count as soon as nobody writes.
// Owned by the server's store.
#pragma once

#include "accounts/quotalease.h"
#include "store/database.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

class QuotaLeases : public QObject {
    Q_OBJECT

public:
    // server: the same in each run. The database must outlive this.
    QuotaLeases(Database &database, QString server);
    ~QuotaLeases() override;

    // From now on the counter reserves what is granted; it is counted first. The counter must outlive this.
    void lease(QuotaCounter &counter);
    bool has(const QByteArray &account) const { return m_leases.contains(account); }
    // Counts it as soon as nobody writes; the counter is being recounted until then, or until others still write.
    void recount(const QByteArray &account);
    // From the one that countWanted() asked.
    void counted(const QByteArray &account, const QuotaUsage &found);

Q_SIGNALS:
    // Walk the home, and call counted().
    void countWanted(const QByteArray &account);

private:
    struct Leased {
        Leased(QuotaCounter &of, std::function<void()> ask)
            : counter(of)
            , lease(std::move(ask)) {}
        QuotaCounter &counter;
        QuotaLease lease;
        std::optional<QuotaUsage> found; // not yet told
        bool isWalking = false;
        bool isBehind = false; // to be asked again after the question that is on its way
    };
    void ask(const QByteArray &account);
    void onReply(const QByteArray &account, const Stored<QuotaLease::Reply> &reply);
    void send(Leased &leased, bool isLast);
    void take(Leased &leased, const Stored<QuotaLease::Reply> &reply);
    void askDue();
    void dropThoseOfTheLastRun();

    Database &m_database;
    const QString m_server;
    QHash<QByteArray, std::shared_ptr<Leased>> m_leases;
    QTimer m_tick;
    bool m_isClean = false; // the store holds nothing any more of this server's last run
};
