#include "accounts/storeauthenticator.h"

#include "accounts/passwordhash.h"

#include <QDateTime>

#include <sodium.h>

namespace {
constexpr qsizetype mostProven = 1000;
constexpr int mostAtOneName = 3; // that wait among the others: more would fill the line before it is known for guessing

QByteArray randomKey() {
    QByteArray key(crypto_generichash_KEYBYTES, '\0');
    randombytes_buf(key.data(), static_cast<std::size_t>(key.size()));
    return key;
}
} // namespace

StoreAuthenticator::StoreAuthenticator(AccountDirectory &directory, PasswordQueue &passwords)
    : m_directory(directory)
    , m_passwords(passwords)
    , m_key(randomKey()) {}

PasswordQueue::Line StoreAuthenticator::lineOf(const LoginAttempt &attempt) const {
    return attempt.isGuessedAt || m_places->value(attempt.name) >= mostAtOneName ? PasswordQueue::Line::GuessedAt
                                                                                 : PasswordQueue::Line::Usual;
}

// Held until it goes.
std::shared_ptr<void> StoreAuthenticator::takePlace(const QByteArray &name) {
    ++(*m_places)[name];
    return {nullptr, [places = m_places, name](void *) {
                if (--(*places)[name] == 0)
                    places->remove(name);
            }};
}

QByteArray StoreAuthenticator::digestOf(const QByteArray &hash, const QByteArray &password) const {
    const QByteArray whole = hash + '\0' + password;
    QByteArray digest(crypto_generichash_BYTES, '\0');
    const auto bytes = [](const QByteArray &array) {
        return reinterpret_cast<const unsigned char *>(array.constData());
    };
    crypto_generichash(reinterpret_cast<unsigned char *>(digest.data()), static_cast<std::size_t>(digest.size()),
                       bytes(whole), static_cast<unsigned long long>(whole.size()), bytes(m_key),
                       static_cast<std::size_t>(m_key.size()));
    return digest;
}

void StoreAuthenticator::authenticate(const LoginAttempt &attempt, QObject *context, Done done) {
    const QString name = QString::fromUtf8(attempt.name);
    if (!AccountRules::isName(name) || name.toUtf8() != attempt.name)
        return refuse(attempt, context, done);
    m_directory.find(name, context, [this, attempt, context, done](const Stored<FoundAccount> &found) {
        if (found)
            return onFound(attempt, *found, context, done);
        if (found.error().kind == StoreFailure::Kind::NotFound)
            return refuse(attempt, context, done);
        done({LoginOutcome::Kind::Away, nullptr, {}});
    });
}

void StoreAuthenticator::refuse(const LoginAttempt &attempt, QObject *context, const Done &done) {
    const PasswordQueue::Line line = lineOf(attempt);
    const auto refused = [done, place = takePlace(attempt.name)](const PasswordVerdict &) {
        done({LoginOutcome::Kind::Refused, nullptr, {}});
    };
    if (!m_passwords.refuse(line, attempt.password, context, refused))
        done({LoginOutcome::Kind::TryLater, nullptr, {}});
}

void StoreAuthenticator::onFound(const LoginAttempt &attempt, const FoundAccount &found, QObject *context,
                                 const Done &done) {
    const QByteArray &hash = found.record.passwordHash;
    if (hash.isEmpty())
        return refuse(attempt, context, done);
    if (const Proven proven = m_proven.value(attempt.name); !proven.hash.isEmpty() && proven.hash == hash) {
        const QByteArray digest = digestOf(hash, attempt.password);
        if (sodium_memcmp(proven.digest.constData(), digest.constData(), std::size_t(digest.size())) == 0)
            return admit(attempt, found, {}, done);
        return refuse(attempt, context, done);
    }
    const PasswordQueue::Line line = lineOf(attempt);
    const auto decide = [this, attempt, found, done, place = takePlace(attempt.name)](const PasswordVerdict &verdict) {
        if (!verdict.right)
            return done({LoginOutcome::Kind::Refused, nullptr, {}});
        admit(attempt, found, verdict.newHash, done);
    };
    if (!m_passwords.verify(line, hash, attempt.password, context, decide))
        done({LoginOutcome::Kind::TryLater, nullptr, {}});
}

void StoreAuthenticator::admit(const LoginAttempt &attempt, const FoundAccount &found, const QByteArray &newHash,
                               const Done &done) {
    if (const auto reason = AccountRules::refusal(found.record, found.account, attempt.address, attempt.encrypted,
                                                  QDateTime::currentMSecsSinceEpoch()))
        return done({LoginOutcome::Kind::NotAllowed, nullptr, *reason});
    if (m_proven.size() >= mostProven)
        m_proven.clear();
    const QByteArray &hash = newHash.isEmpty() ? found.record.passwordHash : newHash;
    // Hashes of other kinds may take several passwords for the same.
    if (!PasswordHash::isOld(hash))
        m_proven.insert(attempt.name, {hash, digestOf(hash, attempt.password)});
    m_directory.noteLogin(found.record.name, found.record.passwordHash, newHash);
    done({LoginOutcome::Kind::Accepted, shared(found.account), {}});
}

AccountPtr StoreAuthenticator::shared(const Account &account) {
    AccountPtr known = m_known.value(account.name).lock();
    if (known && *known == account)
        return known;
    known = std::make_shared<const Account>(account);
    m_known.removeIf([](const auto &one) { return one.value().expired(); });
    m_known.insert(account.name, known);
    return known;
}

AccountPtr StoreAuthenticator::account(const QByteArray &name) const { return m_known.value(name).lock(); }
