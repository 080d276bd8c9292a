#include "accounts/transferquotas.h"

#include <QPointer>

#include <algorithm>
#include <limits>

namespace {
constexpr int kept = 62; // days: more than any period looks back

struct Asked {
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

StoreFailure answer(Connection &connection, const Asked &asked, TransferAllowance::Reply &reply) {
    const int day = asked.question.day;
    const auto made = connection.change(
        QStringLiteral("INSERT INTO transfer_usage (account, day, uploaded, downloaded) VALUES (?, ?, 0, 0) ON "
                       "CONFLICT (account, day) DO NOTHING"),
        {asked.account, day});
    if (!made)
        return made.error();
    if (*made > 0)
        if (const auto old =
                connection.change(QStringLiteral("DELETE FROM transfer_usage WHERE account = ? AND day < ?"),
                                  {asked.account, day - kept});
            !old)
            return old.error();
    // What was given back goes off, and other servers wait for this row until all is told.
    const auto locked = connection.change(
        QStringLiteral("UPDATE transfer_usage SET %1 = %1 - ? WHERE account = ? AND day = ?").arg(asked.column),
        {asked.question.returned, asked.account, day});
    if (!locked)
        return locked.error();
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
    const auto granted = connection.change(
        QStringLiteral("UPDATE transfer_usage SET %1 = %1 + ? WHERE account = ? AND day = ?").arg(asked.column),
        {reply.granted, asked.account, day});
    return granted ? StoreFailure() : granted.error();
}

Stored<TransferAllowance::Reply> askStore(Connection &connection, const Asked &asked) {
    TransferAllowance::Reply reply;
    const StoreFailure failure = connection.transaction([&] { return answer(connection, asked, reply); });
    return failure ? Stored<TransferAllowance::Reply>(failure) : reply;
}
} // namespace

TransferQuotas::TransferQuotas(Database &database)
    : m_database(database) {
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &TransferQuotas::giveBackIdle);
}

TransferQuotas::~TransferQuotas() {
    for (const auto &[key, allowance] : m_allowances)
        ask(key, true);
}

std::shared_ptr<TransferAllowance> TransferQuotas::allowance(const Account &account, TransferDirection direction) {
    const TransferLimits &limits =
        direction == TransferDirection::Upload ? account.uploadLimits : account.downloadLimits;
    if (limits == TransferLimits())
        return nullptr;
    const Key key{account.name, direction};
    std::shared_ptr<TransferAllowance> &allowance = m_allowances[key];
    if (!allowance)
        allowance = std::make_shared<TransferAllowance>([self = QPointer(this), key] {
            if (self)
                self->ask(key, false);
        });
    allowance->setLimits(limits);
    return allowance;
}

void TransferQuotas::ask(const Key &key, bool isLast) {
    const std::shared_ptr<TransferAllowance> allowance = m_allowances.at(key);
    const Asked asked{QString::fromUtf8(key.first),
                      key.second == TransferDirection::Upload ? QStringLiteral("uploaded")
                                                              : QStringLiteral("downloaded"),
                      allowance->question(isLast)};
    if (isLast && asked.question.returned == 0)
        return;
    if (!m_tick.isActive())
        m_tick.start();
    m_database.run(
        this, [asked](Connection &connection) { return askStore(connection, asked); },
        [allowance, day = asked.question.day](const Stored<TransferAllowance::Reply> &reply) {
            reply ? allowance->onReply(*reply, day) : allowance->onFailure();
        });
}

// Once a second, while any of them holds something.
void TransferQuotas::giveBackIdle() {
    bool isAnyHeld = false;
    for (const auto &[key, allowance] : m_allowances) {
        if (allowance->isIdle())
            ask(key, true);
        isAnyHeld = isAnyHeld || allowance->holds();
    }
    if (!isAnyHeld)
        m_tick.stop();
}
