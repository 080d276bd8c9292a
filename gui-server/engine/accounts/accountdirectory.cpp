#include "accounts/accountdirectory.h"

#include "accounts/passwordhash.h"

#include <QDateTime>
#include <QHash>
#include <QJsonDocument>

namespace {
constexpr qint64 betweenLookUps = 4; // ms
constexpr qsizetype mostOfLookUp = 200;

QString columns() {
    return QStringLiteral("name, password, group_name, state, expires, note, email, created, last_login, "
                          "settings");
}

QString textOf(const AccountSettings &settings) {
    return QString::fromUtf8(QJsonDocument(settings.toJson()).toJson(QJsonDocument::Compact));
}

// What an older or newer version wrote is taken as far as it is understood.
AccountSettings settingsOf(const QString &text) {
    AccountSettings settings;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto member = object.begin(); member != object.end(); ++member)
        (void)settings.apply({{member.key(), member.value()}});
    return settings;
}

AccountRecord recordOf(const Connection::Row &row) {
    AccountRecord record;
    record.name = row.at(0).toString();
    record.passwordHash = row.at(1).toString().toUtf8();
    record.group = row.at(2).toString();
    record.state = static_cast<AccountRecord::State>(row.at(3).toInt());
    record.expires = row.at(4).toLongLong();
    record.note = row.at(5).toString();
    record.email = row.at(6).toString();
    record.created = row.at(7).toLongLong();
    record.lastLogin = row.at(8).toLongLong();
    record.settings = settingsOf(row.at(9).toString());
    return record;
}

// No text is null: the columns take none.
QString text(const QString &value) { return value.isNull() ? QStringLiteral("") : value; }

StoreFailure notFound(const QString &name) {
    return {StoreFailure::Kind::NotFound, QStringLiteral("there is no account %1").arg(name)};
}

Stored<AccountRecord> readAccount(Connection &connection, const QString &name) {
    const auto rows = connection.ask(QStringLiteral("SELECT %1 FROM accounts WHERE name = ?").arg(columns()), {name});
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? Stored<AccountRecord>(notFound(name)) : recordOf(rows->first());
}

Stored<GroupRecord> readGroup(Connection &connection, const QString &name) {
    if (name.isEmpty())
        return GroupRecord();
    const auto rows =
        connection.ask(QStringLiteral("SELECT name, note, settings FROM account_groups WHERE name = ?"), {name});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return StoreFailure::invalid(QStringLiteral("there is no group %1").arg(name));
    const Connection::Row &row = rows->first();
    return GroupRecord{row.at(0).toString(), row.at(1).toString(), settingsOf(row.at(2).toString())};
}

Stored<QList<GroupRecord>> readGroups(Connection &connection) {
    const auto rows = connection.ask(QStringLiteral("SELECT name, note, settings FROM account_groups ORDER BY name"));
    if (!rows)
        return rows.error();
    QList<GroupRecord> groups;
    for (const Connection::Row &row : *rows)
        groups += GroupRecord{row.at(0).toString(), row.at(1).toString(), settingsOf(row.at(2).toString())};
    return groups;
}

using FoundAccounts = QHash<QString, Stored<FoundAccount>>; // by name; of those that are there

Stored<FoundAccounts> readAccounts(Connection &connection, const QStringList &names, const QByteArray &dataDirectory) {
    QVariantList values;
    for (const QString &name : names)
        values += name;
    const auto rows = connection.ask(QStringLiteral("SELECT %1 FROM accounts WHERE name IN (?%2)")
                                         .arg(columns(), QStringLiteral(", ?").repeated(values.size() - 1)),
                                     values);
    if (!rows)
        return rows.error();
    FoundAccounts found;
    for (const Connection::Row &row : *rows) {
        const AccountRecord record = recordOf(row);
        const auto group = readGroup(connection, record.group);
        if (!group && group.error().kind != StoreFailure::Kind::Invalid)
            return group.error();
        found.insert(record.name, group ? Stored<FoundAccount>(FoundAccount{
                                              record, *group, AccountRules::resolve(record, *group, dataDirectory)})
                                        : group.error());
    }
    return found;
}

StoreFailure failureOf(const Stored<int> &result) { return result ? StoreFailure() : result.error(); }

StoreFailure writeHash(Connection &connection, const QString &name, const QByteArray &hash) {
    const auto changed = connection.change(QStringLiteral("UPDATE accounts SET password = ? WHERE name = ?"),
                                           {QString::fromUtf8(hash), name});
    if (!changed)
        return changed.error();
    return *changed == 1 ? StoreFailure() : notFound(name);
}
} // namespace

AccountDirectory::AccountDirectory(Database &database, BlockingExecutor &hashing, QByteArray dataDirectory)
    : m_database(database)
    , m_hashing(hashing)
    , m_dataDirectory(std::move(dataDirectory)) {
    m_lookUp.setSingleShot(true);
    m_lookUp.setTimerType(Qt::PreciseTimer);
    connect(&m_lookUp, &QTimer::timeout, this, &AccountDirectory::lookUp);
    connect(&m_database, &Database::heard, this, [this](const Notice &notice) {
        if (notice.about == Notice::About::Account)
            Q_EMIT changed(notice.name);
        if (notice.about == Notice::About::Group)
            Q_EMIT groupChanged(notice.name);
    });
    connect(&m_database, &Database::missed, this, [this] { Q_EMIT groupChanged({}); });
}

// One transaction; the signal goes out before the asker hears of it, and also when the asker has gone.
void AccountDirectory::write(const QString &name, std::function<StoreFailure(Connection &)> job, QObject *context,
                             Done done) {
    m_database.run(
        this,
        [name, job = std::move(job)](Connection &connection) -> Stored<bool> {
            const StoreFailure failure = connection.transaction([&] {
                const StoreFailure refused = job(connection);
                return refused ? refused : connection.tell({Notice::About::Account, name});
            });
            return failure ? Stored<bool>(failure) : true;
        },
        [this, name, asker = QPointer(context), done = std::move(done)](const Stored<bool> &result) {
            if (result)
                Q_EMIT changed(name);
            if (asker)
                done(result ? StoreFailure() : result.error());
        });
}

void AccountDirectory::add(const AccountRecord &record, const QByteArray &password, QObject *context, Done done) {
    if (!AccountRules::isName(record.name))
        return done(StoreFailure::invalid(QStringLiteral("a name has 1 to 64 characters, no spaces and no slash")));
    const bool isHashed = !record.passwordHash.isEmpty();
    if (isHashed && !PasswordHash::isKnown(record.passwordHash))
        return done(StoreFailure::invalid(QStringLiteral("this kind of hash is not known")));
    if (!isHashed && !AccountRules::isPassword(password))
        return done(StoreFailure::invalid(QStringLiteral("a password has 8 to 1024 bytes")));
    const auto insert = [this, context = QPointer(context), record, done](const QByteArray &hash) {
        if (hash.isEmpty())
            return done({StoreFailure::Kind::Away, QStringLiteral("there is no memory to hash the password")});
        write(
            record.name,
            [record, hash](Connection &connection) {
                if (const auto group = readGroup(connection, record.group); !group)
                    return group.error();
                StoreFailure failure = failureOf(connection.change(
                    QStringLiteral("INSERT INTO accounts (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").arg(columns()),
                    {record.name, QString::fromUtf8(hash), text(record.group), int(record.state), record.expires,
                     text(record.note), text(record.email), QDateTime::currentMSecsSinceEpoch(), qint64(0),
                     textOf(record.settings)}));
                if (failure.kind == StoreFailure::Kind::Exists)
                    failure.text = QStringLiteral("there is an account %1 already").arg(record.name);
                return failure;
            },
            context, done);
    };
    if (isHashed)
        return insert(record.passwordHash);
    if (!m_hashing.run(
            context, [password] { return PasswordHash::make(password); }, insert))
        done({StoreFailure::Kind::Away, QStringLiteral("too many passwords wait to be hashed")});
}

void AccountDirectory::change(const QString &name, const QJsonObject &changes, QObject *context, Done done) {
    write(
        name,
        [name, changes](Connection &connection) {
            auto record = readAccount(connection, name);
            if (!record)
                return record.error();
            if (const StoreFailure failure = record->apply(changes))
                return failure;
            if (const auto group = readGroup(connection, record->group); !group)
                return group.error();
            return failureOf(connection.change(
                QStringLiteral("UPDATE accounts SET group_name = ?, state = ?, expires = ?, note = ?, email = ?, "
                               "settings = ? WHERE name = ?"),
                {text(record->group), int(record->state), record->expires, text(record->note), text(record->email),
                 textOf(record->settings), name}));
        },
        context, std::move(done));
}

void AccountDirectory::setPassword(const QString &name, const QByteArray &password, QObject *context, Done done) {
    if (!AccountRules::isPassword(password))
        return done(StoreFailure::invalid(QStringLiteral("a password has 8 to 1024 bytes")));
    const auto store = [this, context = QPointer(context), name, done](const QByteArray &hash) {
        if (hash.isEmpty())
            return done({StoreFailure::Kind::Away, QStringLiteral("there is no memory to hash the password")});
        write(
            name, [name, hash](Connection &connection) { return writeHash(connection, name, hash); }, context, done);
    };
    if (!m_hashing.run(
            context, [password] { return PasswordHash::make(password); }, store))
        done({StoreFailure::Kind::Away, QStringLiteral("too many passwords wait to be hashed")});
}

void AccountDirectory::setPasswordHash(const QString &name, const QByteArray &hash, QObject *context, Done done) {
    if (!PasswordHash::isKnown(hash))
        return done(StoreFailure::invalid(QStringLiteral("this kind of hash is not known")));
    write(
        name, [name, hash](Connection &connection) { return writeHash(connection, name, hash); }, context,
        std::move(done));
}

void AccountDirectory::remove(const QString &name, QObject *context, Done done) {
    write(
        name,
        [name](Connection &connection) {
            for (const QString &statement : {QStringLiteral("DELETE FROM usage WHERE account = ?"),
                                             QStringLiteral("DELETE FROM quota_leases WHERE account = ?"),
                                             QStringLiteral("DELETE FROM transfer_usage WHERE account = ?")})
                if (const auto forgotten = connection.change(statement, {name}); !forgotten)
                    return forgotten.error();
            const auto removed = connection.change(QStringLiteral("DELETE FROM accounts WHERE name = ?"), {name});
            if (!removed)
                return removed.error();
            return *removed == 1 ? StoreFailure() : notFound(name);
        },
        context, std::move(done));
}

void AccountDirectory::find(const QString &name, QObject *context, Answer<FoundAccount> answer) {
    m_wanted += {name, context, std::move(answer)};
    lookUp();
}

void AccountDirectory::lookUp() {
    if (m_isLookingUp || m_lookUp.isActive() || m_wanted.isEmpty())
        return;
    if (m_lookedUp.isValid() && m_lookedUp.elapsed() < betweenLookUps)
        return m_lookUp.start(int(betweenLookUps - m_lookedUp.elapsed()));
    m_lookedUp.start();
    m_isLookingUp = true;
    const QList<Wanted> wanted = m_wanted.mid(0, mostOfLookUp);
    m_wanted.remove(0, wanted.size());
    QStringList names;
    for (const Wanted &one : wanted)
        names += one.name;
    m_database.run(
        this,
        [names, dataDirectory = m_dataDirectory](Connection &connection) {
            return readAccounts(connection, names, dataDirectory);
        },
        [this, wanted](const Stored<FoundAccounts> &found) {
            m_isLookingUp = false;
            for (const Wanted &one : wanted)
                if (one.context)
                    one.answer(found ? found->value(one.name, notFound(one.name)) : found.error());
            lookUp();
        });
}

void AccountDirectory::list(const QString &after, int atMost, QObject *context, Answer<QList<FoundAccount>> answer) {
    m_database.run(
        context,
        [after, atMost, dataDirectory = m_dataDirectory](Connection &connection) -> Stored<QList<FoundAccount>> {
            const auto groups = readGroups(connection);
            if (!groups)
                return groups.error();
            QHash<QString, GroupRecord> byName;
            for (const GroupRecord &group : *groups)
                byName.insert(group.name, group);
            const auto rows = connection.ask(
                QStringLiteral("SELECT %1 FROM accounts WHERE name > ? ORDER BY name LIMIT ?").arg(columns()),
                {text(after), atMost});
            if (!rows)
                return rows.error();
            QList<FoundAccount> found;
            for (const Connection::Row &row : *rows) {
                const AccountRecord record = recordOf(row);
                const GroupRecord group = byName.value(record.group);
                found += FoundAccount{record, group, AccountRules::resolve(record, group, dataDirectory)};
            }
            return found;
        },
        std::move(answer));
}

void AccountDirectory::setGroup(const GroupRecord &group, QObject *context, Done done) {
    if (!AccountRules::isName(group.name))
        return done(StoreFailure::invalid(QStringLiteral("a name has 1 to 64 characters, no spaces and no slash")));
    m_database.run(
        this,
        [group](Connection &connection) -> Stored<bool> {
            const StoreFailure failure = connection.transaction([&] {
                const StoreFailure refused = failureOf(connection.change(
                    QStringLiteral("INSERT INTO account_groups (name, note, settings) VALUES (?, ?, ?) ON CONFLICT "
                                   "(name) DO UPDATE SET note = excluded.note, settings = excluded.settings"),
                    {group.name, text(group.note), textOf(group.settings)}));
                return refused ? refused : connection.tell({Notice::About::Group, group.name});
            });
            return failure ? Stored<bool>(failure) : true;
        },
        [this, group, asker = QPointer(context), done = std::move(done)](const Stored<bool> &result) {
            if (result)
                Q_EMIT groupChanged(group.name);
            if (asker)
                done(result ? StoreFailure() : result.error());
        });
}

void AccountDirectory::removeGroup(const QString &name, QObject *context, Done done) {
    m_database.run(
        context,
        [name](Connection &connection) -> Stored<bool> {
            const StoreFailure failure = connection.transaction([&]() -> StoreFailure {
                const auto inside =
                    connection.ask(QStringLiteral("SELECT count(*) FROM accounts WHERE group_name = ?"), {name});
                if (!inside)
                    return inside.error();
                if (const qint64 count = inside->first().first().toLongLong(); count > 0)
                    return StoreFailure::invalid(
                        QStringLiteral("%1 accounts are in the group %2").arg(count).arg(name));
                const auto removed =
                    connection.change(QStringLiteral("DELETE FROM account_groups WHERE name = ?"), {name});
                if (!removed)
                    return removed.error();
                return *removed == 1 ? StoreFailure()
                                     : StoreFailure{StoreFailure::Kind::NotFound,
                                                    QStringLiteral("there is no group %1").arg(name)};
            });
            return failure ? Stored<bool>(failure) : true;
        },
        [done = std::move(done)](const Stored<bool> &result) { done(result ? StoreFailure() : result.error()); });
}

void AccountDirectory::groups(QObject *context, Answer<QList<GroupRecord>> answer) {
    m_database.run(context, readGroups, std::move(answer));
}

void AccountDirectory::noteLogin(const QString &name, const QByteArray &oldHash, const QByteArray &newHash) {
    m_database.run(
        this,
        [name, oldHash, newHash](Connection &connection) -> Stored<int> {
            if (!newHash.isEmpty())
                if (auto made = connection.change(
                        QStringLiteral("UPDATE accounts SET password = ? WHERE name = ? AND password = ?"),
                        {QString::fromUtf8(newHash), name, QString::fromUtf8(oldHash)});
                    !made)
                    return made;
            return connection.change(QStringLiteral("UPDATE accounts SET last_login = ? WHERE name = ?"),
                                     {QDateTime::currentMSecsSinceEpoch(), name});
        },
        [](const Stored<int> &) {}); // a time that is missing is no reason to refuse anybody
}
