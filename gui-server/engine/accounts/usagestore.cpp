#include "accounts/usagestore.h"

#include <utility>

UsageStore::UsageStore(Database &database)
    : m_database(database) {
    connect(&m_database, &Database::awayChanged, this, [this](bool away) {
        if (away)
            return;
        const QSet<QByteArray> late = std::exchange(m_unforgotten, {});
        for (const QByteArray &account : late)
            forget(account);
    });
}

void UsageStore::save(const QByteArray &account, const QuotaUsage &usage) {
    const auto taken = m_taken.find(account);
    if (taken == m_taken.end())
        return;
    *taken = usage;
    if (m_settled.remove(account))
        forget(account);
}

void UsageStore::doubt(const QByteArray &account) {
    const auto taken = m_taken.find(account);
    if (taken == m_taken.end())
        return;
    taken->reset();
    if (m_settled.remove(account))
        forget(account);
}

void UsageStore::take(const QByteArray &account, QObject *context,
                      std::function<void(std::optional<QuotaUsage>)> answer) {
    m_settled.remove(account);
    m_database.run(
        context,
        [name = QString::fromUtf8(account)](Connection &connection) -> Stored<std::optional<QuotaUsage>> {
            std::optional<QuotaUsage> usage;
            const StoreFailure failure = connection.transaction([&]() -> StoreFailure {
                const auto rows = connection.ask(
                    QStringLiteral("SELECT bytes, files FROM usage WHERE account = ? AND settled = 1"), {name});
                if (!rows)
                    return rows.error();
                if (rows->isEmpty())
                    return {};
                usage = QuotaUsage{rows->first().at(0).toLongLong(), rows->first().at(1).toLongLong()};
                const auto marked =
                    connection.change(QStringLiteral("UPDATE usage SET settled = 0 WHERE account = ?"), {name});
                return marked ? StoreFailure() : marked.error();
            });
            if (failure)
                return failure;
            return usage;
        },
        [this, account, answer = std::move(answer)](const Stored<std::optional<QuotaUsage>> &usage) {
            // When the mark could not be set, what is there stays as it is, and nothing is settled on top of it.
            if (usage)
                m_taken.insert(account, *usage);
            else
                forget(account);
            answer(usage ? *usage : std::nullopt);
        });
}

void UsageStore::all(QObject *context, std::function<void(const Stored<QHash<QByteArray, QuotaUsage>> &)> answer) {
    using Figures = QHash<QByteArray, QuotaUsage>;
    m_database.run(
        context,
        [](Connection &connection) -> Stored<Figures> {
            const auto rows =
                connection.ask(QStringLiteral("SELECT account, bytes, files FROM usage WHERE settled = 1"));
            if (!rows)
                return rows.error();
            Figures figures;
            for (const Connection::Row &row : *rows)
                figures.insert(row.at(0).toString().toUtf8(), {row.at(1).toLongLong(), row.at(2).toLongLong()});
            return figures;
        },
        [this, answer = std::move(answer)](const Stored<Figures> &stored) {
            if (!stored)
                return answer(stored);
            Figures figures = *stored;
            for (auto one = m_taken.cbegin(); one != m_taken.cend(); ++one)
                if (one.value())
                    figures.insert(one.key(), *one.value());
            answer(figures);
        });
}

void UsageStore::settleAll() {
    for (auto one = m_taken.begin(); one != m_taken.end(); ++one) {
        if (!one.value() || m_settled.contains(one.key()))
            continue;
        m_settled.insert(one.key());
        settle(one.key(), *one.value());
    }
}

void UsageStore::forget(const QByteArray &account) {
    m_database.run(
        this,
        [name = QString::fromUtf8(account)](Connection &connection) -> Stored<int> {
            return connection.change(QStringLiteral("UPDATE usage SET settled = 0 WHERE account = ?"), {name});
        },
        [this, account](const Stored<int> &done) {
            if (!done)
                m_unforgotten += account;
        });
}

void UsageStore::settle(const QByteArray &account, const QuotaUsage &usage) {
    m_database.run(
        this,
        [name = QString::fromUtf8(account), usage](Connection &connection) -> Stored<int> {
            return connection.change(
                QStringLiteral("INSERT INTO usage (account, bytes, files, settled) VALUES (?, ?, ?, 1) ON CONFLICT "
                               "(account) DO UPDATE SET bytes = excluded.bytes, files = excluded.files, settled = 1"),
                {name, usage.bytes, usage.files});
        },
        [](const Stored<int> &) {});
}
