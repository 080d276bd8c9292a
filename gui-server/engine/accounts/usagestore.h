// What the accounts of the store use, kept between runs, so that a home is walked only when its figures cannot be
// trusted. While a server counts in memory the stored figures are marked as not settled, before the first change; a
// server that was killed leaves the mark, and the next one walks the home. Owned by the server's store.
#pragma once

#include "accounts/quotaledger.h"
#include "store/database.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

class UsageStore : public QObject, public QuotaStore {
    Q_OBJECT

public:
    // Must outlive this.
    explicit UsageStore(Database &database);

    QuotaUsage load(const QByteArray &) override { return {}; }
    // Once settled figures change, they are no longer.
    void save(const QByteArray &account, const QuotaUsage &usage) override;
    void doubt(const QByteArray &account) override;

    // The settled figures, marked from now on; nothing when they are not known or the database is away.
    void take(const QByteArray &account, QObject *context, std::function<void(std::optional<QuotaUsage>)> answer);
    // Of every account that was counted once: as it is now, or as it was last settled.
    void all(QObject *context, std::function<void(const Stored<QHash<QByteArray, QuotaUsage>> &)> answer);
    // The figures of those that were taken are what they are now, but for those that are being counted. For a server
    // that stops.
    void settleAll();
    // The account's files changed while nobody counted. When the database is away it hears of it once it is back.
    void forget(const QByteArray &account);

private:
    void settle(const QByteArray &account, const QuotaUsage &usage);

    Database &m_database;
    QHash<QByteArray, std::optional<QuotaUsage>> m_taken; // figures as they are now; nothing while they are counted
    QSet<QByteArray> m_settled;
    QSet<QByteArray> m_unforgotten; // the database was away
};
