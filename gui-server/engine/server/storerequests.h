// What the command line and the control socket ask of the store, as JSON objects: AccountRequests, "history",
// "recount", "usage" and others. The same for a running server and for a store that no server has open.
#pragma once

#include "accounts/accountrequests.h"

#include <QString>

class History;
class UsageStore;

namespace StoreRequests {
struct Store {
    AccountDirectory &accounts;
    History &history;
    UsageStore &usage;
    // Walks the home at once and tells what is there; false = it will be walked at the next login.
    std::function<bool(const QString &account, std::function<void(qint64 bytes, qint64 files)>)> recount;
};

QStringList names();
// "history" and "history-sum": members of HistoryQuery. "history-accounts": the names that occur there. "recount":
// name. "usage": bytes and files by account. Answers once, unless the context goes first.
void answer(const Store &store, const QJsonObject &request, QObject *context, AccountRequests::Answer answer);
} // namespace StoreRequests
