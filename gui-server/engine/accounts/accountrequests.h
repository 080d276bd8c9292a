// What the command line and the control socket ask of the accounts, as JSON objects: {"request": "account-show",
// "name": "ann"} is answered with {"ok": true, "account": {...}} or {"ok": false, "error": "sentence"}. The same for a
// running server and for a store that no server has open.
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <functional>

class AccountDirectory;
class QObject;

namespace AccountRequests {
using Answer = std::function<void(const QJsonObject &)>;

// "account-add" (name, password or password-hash, settings), "account-set" (the same, each optional), "account-remove",
// "account-show", "account-list" (after, limit), "group-set" (name, note, settings), "group-remove", "group-list".
QStringList names();
// Answers once, unless the context goes first.
void answer(AccountDirectory &accounts, const QJsonObject &request, QObject *context, Answer answer);
} // namespace AccountRequests
