// Passwords in a file of our own under one master password, for machines without a keychain: argon2id makes the key,
// each entry is a secretbox that holds its site's id as well, so that entries cannot change places. The ids are
// readable, so only what needs a password asks for the master password.
#pragma once

#include "sites/passwordstore.h"

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <deque>
#include <optional>

class BlockingExecutor;

class Vault : public QObject, public PasswordStore {
    Q_OBJECT
public:
    enum class Wanted {
        New, // there is no file yet: a person chooses the master password
        Known,
        Again // the one given was wrong
    };
    using Give = std::function<void(const std::optional<QString> &)>; // nothing or empty: not given
    using Ask = std::function<void(Wanted wanted, const Give &give)>;

    // The executor outlives it and takes the derivation of the key, which uses 256 MiB for most of a second.
    Vault(const QString &path, BlockingExecutor &executor);
    ~Vault() override;

    // Who gives the master password. Asked once for all that wait, and never again once it was right.
    void setAsk(Ask ask) { m_ask = std::move(ask); }
    bool contains(const QString &id) const;

    void read(const QString &id, QObject *context, Found found) override;
    void write(const QString &id, const QString &password, QObject *context, Done done) override;
    void remove(const QString &id, QObject *context, Done done) override;

private:
    struct Contents {
        quint64 operations = 0, memory = 0; // of argon2id
        QByteArray salt;                    // empty: there is no file
        QByteArray check;                   // an entry of no site: opens with the right key
        QHash<QString, QByteArray> entries; // by id: nonce and box
    };
    Expected<Contents> load() const;
    Expected<bool> save(const Contents &contents) const;
    QByteArray sealed(const QString &id, const QString &password) const;
    std::optional<QString> opened(const QString &id, const QByteArray &box) const;
    void unlock(Done done);
    void ask(Wanted wanted);
    void derive(const QString &master);
    void onDerived(const QByteArray &key, Contents contents, bool isNew);
    void unlocked(const Failure &failure);
    void forgetKey();

    QString m_path;
    BlockingExecutor &m_executor;
    Ask m_ask;
    QByteArray m_key, m_salt;   // of the key
    std::deque<Done> m_waiting; // for the master password
};
