#include "accounts/accountrequests.h"

#include "accounts/accountdirectory.h"
#include "config/permissionwords.h"

#include <QJsonArray>

#include <map>
#include <memory>
#include <vector>

namespace {
constexpr int mostListed = 1000; // at a time

struct AskedRequest {
    AccountDirectory &accounts;
    QJsonObject request;
    QObject *context;
    AccountRequests::Answer answer;

    QString name() const { return request[QStringLiteral("name")].toString(); }
    QJsonObject settings() const { return request[QStringLiteral("settings")].toObject(); }
    QByteArray bytes(const char *member) const { return request[QLatin1String(member)].toString().toUtf8(); }
    void refuse(const StoreFailure &failure) const {
        answer({{QStringLiteral("ok"), false},
                {QStringLiteral("away"), failure.kind == StoreFailure::Kind::Away},
                {QStringLiteral("error"), failure.text}});
    }
    void accept(QJsonObject more = {}) const {
        more.insert(QStringLiteral("ok"), true);
        answer(more);
    }
    AccountDirectory::Done done() const {
        return [*this](const StoreFailure &failure) { failure ? refuse(failure) : accept(); };
    }
};

// One after the other; the first failure ends it.
using Step = std::function<void(AccountDirectory::Done)>;
void inOrder(const std::vector<Step> &steps, std::size_t next, const AccountDirectory::Done &done) {
    if (next == steps.size())
        return done({});
    steps[next](
        [steps, next, done](const StoreFailure &failure) { failure ? done(failure) : inOrder(steps, next + 1, done); });
}

// What there is to set beside the settings.
std::vector<Step> passwordSteps(const AskedRequest &asked) {
    std::vector<Step> steps;
    if (asked.request.contains(QStringLiteral("password")))
        steps.emplace_back([asked](const AccountDirectory::Done &done) {
            asked.accounts.setPassword(asked.name(), asked.bytes("password"), asked.context, done);
        });
    if (asked.request.contains(QStringLiteral("password-hash")))
        steps.emplace_back([asked](const AccountDirectory::Done &done) {
            asked.accounts.setPasswordHash(asked.name(), asked.bytes("password-hash"), asked.context, done);
        });
    return steps;
}

void add(const AskedRequest &asked) {
    AccountRecord record;
    record.name = asked.name();
    if (const StoreFailure failure = record.apply(asked.settings()))
        return asked.refuse(failure);
    record.passwordHash = asked.bytes("password-hash");
    asked.accounts.add(record, asked.bytes("password"), asked.context, asked.done());
}

void set(const AskedRequest &asked) {
    std::vector<Step> steps{[asked](const AccountDirectory::Done &done) {
        asked.accounts.change(asked.name(), asked.settings(), asked.context, done);
    }};
    for (const Step &step : passwordSteps(asked))
        steps.push_back(step);
    inOrder(steps, 0, asked.done());
}

void remove(const AskedRequest &asked) { asked.accounts.remove(asked.name(), asked.context, asked.done()); }

// With what it has inherited.
QJsonObject describe(const FoundAccount &found) {
    QJsonObject account = found.record.toJson();
    account.insert(QStringLiteral("resolved-home"), QString::fromUtf8(found.account.home));
    account.insert(QStringLiteral("resolved-permissions"), PermissionWords::text(found.account.permissions));
    account.insert(QStringLiteral("resolved-quota"), found.account.quotaBytes);
    account.insert(QStringLiteral("resolved-sessions"), found.account.maxSessions);
    return account;
}

void show(const AskedRequest &asked) {
    asked.accounts.find(asked.name(), asked.context, [asked](const Stored<FoundAccount> &found) {
        if (!found)
            return asked.refuse(found.error());
        asked.accept({{QStringLiteral("account"), describe(*found)}});
    });
}

void list(const AskedRequest &asked) {
    const int limit = qBound(1, asked.request[QStringLiteral("limit")].toInt(mostListed), mostListed);
    asked.accounts.list(asked.request[QStringLiteral("after")].toString(), limit, asked.context,
                        [asked](const Stored<QList<FoundAccount>> &found) {
                            if (!found)
                                return asked.refuse(found.error());
                            QJsonArray accounts;
                            for (const FoundAccount &one : *found)
                                accounts += describe(one);
                            asked.accept({{QStringLiteral("accounts"), accounts}});
                        });
}

void setGroup(const AskedRequest &asked) {
    GroupRecord group{asked.name(), asked.request[QStringLiteral("note")].toString(), {}};
    if (const StoreFailure failure = group.settings.apply(asked.settings()))
        return asked.refuse(failure);
    asked.accounts.setGroup(group, asked.context, asked.done());
}

void removeGroup(const AskedRequest &asked) { asked.accounts.removeGroup(asked.name(), asked.context, asked.done()); }

void listGroups(const AskedRequest &asked) {
    asked.accounts.groups(asked.context, [asked](const Stored<QList<GroupRecord>> &groups) {
        if (!groups)
            return asked.refuse(groups.error());
        QJsonArray array;
        for (const GroupRecord &group : *groups)
            array += QJsonObject{{QStringLiteral("name"), group.name},
                                 {QStringLiteral("note"), group.note},
                                 {QStringLiteral("settings"), group.settings.toJson()}};
        asked.accept({{QStringLiteral("groups"), array}});
    });
}

using Handler = void (*)(const AskedRequest &);
const std::map<QString, Handler> &handlers() {
    static const std::map<QString, Handler> all = {
        {QStringLiteral("account-add"), add},          {QStringLiteral("account-set"), set},
        {QStringLiteral("account-remove"), remove},    {QStringLiteral("account-show"), show},
        {QStringLiteral("account-list"), list},        {QStringLiteral("group-set"), setGroup},
        {QStringLiteral("group-remove"), removeGroup}, {QStringLiteral("group-list"), listGroups},
    };
    return all;
}
} // namespace

QStringList AccountRequests::names() {
    QStringList names;
    for (const auto &[name, handler] : handlers())
        names += name;
    return names;
}

void AccountRequests::answer(AccountDirectory &accounts, const QJsonObject &request, QObject *context, Answer answer) {
    const AskedRequest asked{accounts, request, context, std::move(answer)};
    const auto found = handlers().find(request[QStringLiteral("request")].toString());
    if (found == handlers().end())
        return asked.refuse({StoreFailure::Kind::Invalid, QStringLiteral("there is no such request")});
    found->second(asked);
}
