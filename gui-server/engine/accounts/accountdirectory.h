// The accounts and groups of the store, for logins, the window and the command line: every answer comes later, on the
// loop, unless its context went first. Passwords go in as typed and are hashed on the executor. Owned by the server's
// store.
#pragma once

#include "accounts/accountrecord.h"
#include "base/blockingexecutor.h"
#include "store/database.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

// An account with what it inherits.
struct FoundAccount {
    AccountRecord record;
    GroupRecord group;
    Account account;
};

class AccountDirectory : public QObject {
    Q_OBJECT

public:
    template<class Value>
    using Answer = std::function<void(Stored<Value>)>;
    using Done = std::function<void(const StoreFailure &)>;

    // Both must outlive this. dataDirectory: of the placeholder {data}, absolute, in bytes.
    AccountDirectory(Database &database, BlockingExecutor &hashing, QByteArray dataDirectory);

    // A hash in the record is taken as it is, and then no password. Exists, Invalid (a name or password that cannot be,
    // a group that is not there), Away.
    void add(const AccountRecord &record, const QByteArray &password, QObject *context, Done done);
    // The members of AccountRecord::apply(); NotFound, Invalid, Away.
    void change(const QString &name, const QJsonObject &changes, QObject *context, Done done);
    void setPassword(const QString &name, const QByteArray &password, QObject *context, Done done);
    // A hash of another system, as it stands in its password file.
    void setPasswordHash(const QString &name, const QByteArray &hash, QObject *context, Done done);
    void remove(const QString &name, QObject *context, Done done);
    // Those that are looked up within a few milliseconds are looked up together: a flood of logins is few questions.
    void find(const QString &name, QObject *context, Answer<FoundAccount> answer);
    // Sorted by name, at most so many after a name (empty = from the first).
    void list(const QString &after, int atMost, QObject *context, Answer<QList<FoundAccount>> answer);

    // Adds it or replaces it.
    void setGroup(const GroupRecord &group, QObject *context, Done done);
    // Invalid while accounts are in it.
    void removeGroup(const QString &name, QObject *context, Done done);
    void groups(QObject *context, Answer<QList<GroupRecord>> answer);

    // After a login: notes the time, and puts a new hash where the old one still stands (empty = keep it).
    void noteLogin(const QString &name, const QByteArray &oldHash, const QByteArray &newHash);

Q_SIGNALS:
    // By this server or by another one that shares the database.
    void changed(const QString &name);      // added, changed or removed
    void groupChanged(const QString &name); // its accounts may be others now; empty = those of any group

private:
    struct Wanted {
        QString name;
        QPointer<QObject> context;
        Answer<FoundAccount> answer;
    };
    void lookUp();
    void write(const QString &name, std::function<StoreFailure(Connection &)> job, QObject *context, Done done);

    Database &m_database;
    BlockingExecutor &m_hashing;
    const QByteArray m_dataDirectory;
    QList<Wanted> m_wanted;
    QTimer m_lookUp;
    QElapsedTimer m_lookedUp; // since the last question
    bool m_isLookingUp = false;
};
