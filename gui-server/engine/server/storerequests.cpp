#include "server/storerequests.h"

#include "accounts/accountdirectory.h"
#include "accounts/usagestore.h"
#include "history/history.h"

#include <QJsonArray>

namespace {
void history(History &history, const QJsonObject &request, QObject *context, const AccountRequests::Answer &answer) {
    history.ask(HistoryQuery::fromJson(request), context, [answer](const Stored<QList<HistoryEntry>> &entries) {
        if (!entries)
            return answer({{QStringLiteral("ok"), false}, {QStringLiteral("error"), entries.error().text}});
        QJsonArray array;
        for (const HistoryEntry &entry : *entries)
            array += entry.toJson();
        answer({{QStringLiteral("ok"), true}, {QStringLiteral("entries"), array}});
    });
}

void historyTotals(History &history, const QJsonObject &request, QObject *context,
                   const AccountRequests::Answer &answer) {
    const QString account = request[QStringLiteral("account")].toString(QStringLiteral(""));
    history.totals(
        request[QStringLiteral("since")].toInteger(), account, context,
        [answer](const Stored<QList<DayTotal>> &totals) {
            if (!totals)
                return answer({{QStringLiteral("ok"), false}, {QStringLiteral("error"), totals.error().text}});
            QJsonArray array;
            for (const DayTotal &total : *totals)
                array += total.toJson();
            answer({{QStringLiteral("ok"), true}, {QStringLiteral("totals"), array}});
        });
}

void historySum(History &history, const QJsonObject &request, QObject *context, const AccountRequests::Answer &answer) {
    history.sum(HistoryQuery::fromJson(request), context, [answer](const Stored<HistorySum> &sum) {
        if (!sum)
            return answer({{QStringLiteral("ok"), false}, {QStringLiteral("error"), sum.error().text}});
        answer({{QStringLiteral("ok"), true}, {QStringLiteral("sum"), sum->toJson()}});
    });
}

void historyAccounts(History &history, QObject *context, const AccountRequests::Answer &answer) {
    history.accounts(context, [answer](const Stored<QStringList> &names) {
        if (!names)
            return answer({{QStringLiteral("ok"), false}, {QStringLiteral("error"), names.error().text}});
        answer({{QStringLiteral("ok"), true}, {QStringLiteral("accounts"), QJsonArray::fromStringList(*names)}});
    });
}

void recount(const StoreRequests::Store &store, const QJsonObject &request, QObject *context,
             const AccountRequests::Answer &answer) {
    const QString name = request[QStringLiteral("name")].toString();
    store.accounts.find(name, context, [recount = store.recount, name, answer](const Stored<FoundAccount> &found) {
        if (!found)
            return answer({{QStringLiteral("ok"), false}, {QStringLiteral("error"), found.error().text}});
        const bool isAtOnce = recount(name, [answer](qint64 bytes, qint64 files) {
            answer({{QStringLiteral("ok"), true}, {QStringLiteral("bytes"), bytes}, {QStringLiteral("files"), files}});
        });
        if (!isAtOnce)
            answer({{QStringLiteral("ok"), true}, {QStringLiteral("deferred"), true}});
    });
}

void usage(UsageStore &usage, QObject *context, const AccountRequests::Answer &answer) {
    usage.all(context, [answer](const Stored<QHash<QByteArray, QuotaUsage>> &figures) {
        if (!figures)
            return answer({{QStringLiteral("ok"), false}, {QStringLiteral("error"), figures.error().text}});
        QJsonObject accounts;
        for (auto one = figures->begin(); one != figures->end(); ++one)
            accounts.insert(QString::fromUtf8(one.key()),
                            QJsonObject{{QStringLiteral("bytes"), one->bytes}, {QStringLiteral("files"), one->files}});
        answer({{QStringLiteral("ok"), true}, {QStringLiteral("accounts"), accounts}});
    });
}
} // namespace

QStringList StoreRequests::names() {
    return AccountRequests::names() + QStringList{QStringLiteral("history"),     QStringLiteral("history-accounts"),
                                                  QStringLiteral("history-sum"), QStringLiteral("history-totals"),
                                                  QStringLiteral("recount"),     QStringLiteral("usage")};
}

void StoreRequests::answer(const Store &store, const QJsonObject &request, QObject *context,
                           AccountRequests::Answer answer) {
    const QString name = request[QStringLiteral("request")].toString();
    if (name == QLatin1String("history"))
        return history(store.history, request, context, answer);
    if (name == QLatin1String("history-totals"))
        return historyTotals(store.history, request, context, answer);
    if (name == QLatin1String("history-accounts"))
        return historyAccounts(store.history, context, answer);
    if (name == QLatin1String("history-sum"))
        return historySum(store.history, request, context, answer);
    if (name == QLatin1String("recount"))
        return recount(store, request, context, answer);
    if (name == QLatin1String("usage"))
        return usage(store.usage, context, answer);
    AccountRequests::answer(store.accounts, request, context, std::move(answer));
}
