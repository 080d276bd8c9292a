#include "accounts/transferquotas.h"

#include <QPointer>

#include <algorithm>
#include <limits>
#include <utility>

namespace {
constexpr int kept = 62; // days: more than any period looks back

struct AskedAllowance {
    QString account;
    QString column;
    TransferAllowance::Question question;
};

// Of the bytes that are left as much as is wanted; a quarter of them towards the end, so that others get some, too.
qint64 share(const TransferAllowance::Question &question, const TransferFigures &used) {
    qint64 left = std::numeric_limits<qint64>::max();
    for (const TransferPeriod period : transferPeriods)
        if (question.limits[period] >= 0)
            left = std::min(left, question.limits[period] - used[period]);
    return std::max<qint64>(0, std::min({question.wanted, left, std::max(TransferAllowance::SmallChunk, left / 4)}));
}

// Today's row, to count in; old ones go with its making.
StoreFailure makeRow(Connection &connection, const AskedAllowance &asked) {
    const int day = asked.question.day;
    const auto made = connection.change(
        QStringLiteral("INSERT INTO transfer_usage (account, day, uploaded, downloaded) VALUES (?, ?, 0, 0) ON "
                       "CONFLICT (account, day) DO NOTHING"),
        {asked.account, day});
    if (!made || *made == 0)
        return made ? StoreFailure() : made.error();
    const auto old = connection.change(QStringLiteral("DELETE FROM transfer_usage WHERE account = ? AND day < ?"),
                                       {asked.account, day - kept});
    return old ? StoreFailure() : old.error();
}

// Other servers wait for the row of the day until all is told; all of them take days in their order.
StoreFailure count(Connection &connection, const AskedAllowance &asked, int day, qint64 bytes) {
    const auto counted = connection.change(
        QStringLiteral("UPDATE transfer_usage SET %1 = %1 + ? WHERE account = ? AND day = ?").arg(asked.column),
        {bytes, asked.account, day});
    return counted ? StoreFailure() : counted.error();
}

StoreFailure answer(Connection &connection, const AskedAllowance &asked, TransferAllowance::Reply &reply) {
    const int day = asked.question.day;
    std::map<int, qint64> returned = asked.question.returned;
    const qint64 ofToday = returned[day];
    returned.erase(day);
    for (const auto &[former, bytes] : returned)
        if (const StoreFailure failure = count(connection, asked, former, -bytes))
            return failure;
    // What only goes back was granted once, so that its row is there.
    if (asked.question.wanted > 0 || ofToday < 0)
        if (const StoreFailure failure = makeRow(connection, asked))
            return failure;
    if (const StoreFailure failure = count(connection, asked, day, -ofToday))
        return failure;
    int first = day;
    for (const TransferPeriod period : transferPeriods)
        first = std::min(first, TransferCalendar::begin(period, day));
    const auto days = connection.ask(
        QStringLiteral("SELECT day, %1 FROM transfer_usage WHERE account = ? AND day >= ?").arg(asked.column),
        {asked.account, first});
    if (!days)
        return days.error();
    for (const Connection::Row &row : *days)
        for (const TransferPeriod period : transferPeriods)
            if (row.at(0).toInt() >= TransferCalendar::begin(period, day) && row.at(0).toInt() <= day)
                reply.used[period] += row.at(1).toLongLong();
    reply.granted = share(asked.question, reply.used);
    if (reply.granted <= 0)
        return {};
    for (const TransferPeriod period : transferPeriods)
        reply.used[period] += reply.granted;
    return count(connection, asked, day, reply.granted);
}

Stored<TransferAllowance::Reply> askStore(Connection &connection, const AskedAllowance &asked) {
    TransferAllowance::Reply reply;
    const StoreFailure failure = connection.transaction([&] { return answer(connection, asked, reply); });
    return failure ? Stored<TransferAllowance::Reply>(failure) : reply;
}
} // namespace

TransferQuotas::TransferQuotas(Database &database, std::function<int()> today)
    : m_database(database)
    , m_today(std::move(today)) {
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &TransferQuotas::giveBackIdle);
}

TransferQuotas::~TransferQuotas() {
    for (const auto &[key, entry] : m_entries)
        if (entry.allowance->holds() || entry.heard < entry.asked)
            ask(key, true);
}

std::shared_ptr<TransferAllowance> TransferQuotas::allowance(const Account &account, TransferDirection direction) {
    const TransferLimits &limits =
        direction == TransferDirection::Upload ? account.uploadLimits : account.downloadLimits;
    if (limits == TransferLimits())
        return nullptr;
    const Key key{account.name, direction};
    std::shared_ptr<TransferAllowance> &allowance = m_entries[key].allowance;
    if (!allowance)
        allowance = std::make_shared<TransferAllowance>(
            [self = QPointer(this), key] {
                if (self)
                    self->ask(key, false);
            },
            m_today);
    allowance->setLimits(limits);
    return allowance;
}

void TransferQuotas::ask(const Key &key, bool isLast) {
    Entry &entry = m_entries.at(key);
    AskedAllowance asked{QString::fromUtf8(key.first),
                         key.second == TransferDirection::Upload ? QStringLiteral("uploaded")
                                                                 : QStringLiteral("downloaded"),
                         entry.allowance->question(isLast)};
    const int number = ++entry.asked;
    entry.unconfirmed[number] = std::exchange(asked.question.returned, {});
    if (!m_tick.isActive())
        m_tick.start();
    m_database.run(
        this,
        [asked, number, heard = entry.heard, granted = entry.granted,
         unconfirmed = entry.unconfirmed](Connection &connection) mutable {
            for (const auto &[question, days] : unconfirmed)
                if (question > granted->question)
                    for (const auto &[day, bytes] : days)
                        asked.question.returned[day] += bytes;
            // An answer that came too late, or to nobody: what it granted goes back.
            if (granted->question > heard && granted->bytes > 0)
                asked.question.returned[granted->day] += granted->bytes;
            auto reply = askStore(connection, asked);
            if (reply)
                *granted = {number, asked.question.day, reply->granted};
            return reply;
        },
        [this, key, number, allowance = entry.allowance,
         day = asked.question.day](const Stored<TransferAllowance::Reply> &reply) {
            if (!reply)
                return allowance->onFailure();
            Entry &answered = m_entries.at(key);
            answered.heard = number;
            answered.unconfirmed.erase(answered.unconfirmed.begin(), answered.unconfirmed.upper_bound(number));
            allowance->onReply(*reply, day);
        });
}

// Once a second, while any of them holds something.
void TransferQuotas::giveBackIdle() {
    bool isAnyHeld = false;
    for (const auto &[key, entry] : m_entries) {
        const bool isIdle = entry.allowance->isIdle(entry.heard < entry.asked);
        if (isIdle || entry.allowance->isOverdue())
            ask(key, isIdle);
        isAnyHeld = isAnyHeld || entry.allowance->holds() || entry.heard < entry.asked;
    }
    if (!isAnyHeld)
        m_tick.stop();
}
