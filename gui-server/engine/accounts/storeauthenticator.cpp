#include "accounts/storeauthenticator.h"

#include "accounts/passwordhash.h"

#include <QDateTime>

#include <sodium.h>

namespace {
constexpr qsizetype mostProven = 1000;

QByteArray randomKey() {
    QByteArray key(crypto_generichash_KEYBYTES, '\0');
    randombytes_buf(key.data(), static_cast<std::size_t>(key.size()));
    return key;
}
} // namespace

StoreAuthenticator::StoreAuthenticator(AccountDirectory &directory, BlockingExecutor &hashing)
    : m_directory(directory)
    , m_hashing(hashing)
    , m_key(randomKey()) {}

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
    const auto refused = [done](const QByteArray &) { done({LoginOutcome::Kind::Refused, nullptr, {}}); };
    if (!m_hashing.run(
            context, [password = attempt.password] { return PasswordHash::make(password); }, refused))
        done({LoginOutcome::Kind::TryLater, nullptr, {}});
}

void StoreAuthenticator::onFound(const LoginAttempt &attempt, const FoundAccount &found, QObject *context,
                                 const Done &done) {
    if (found.record.passwordHash.isEmpty())
        return refuse(attempt, context, done);
    const QByteArray proven = m_proven.value(attempt.name);
    if (!proven.isEmpty()) {
        const QByteArray digest = digestOf(found.record.passwordHash, attempt.password);
        if (sodium_memcmp(proven.constData(), digest.constData(), std::size_t(digest.size())) == 0)
            return admit(attempt, found, {}, done);
    }
    const auto verify = [hash = found.record.passwordHash, password = attempt.password] {
        Verdict verdict;
        verdict.right = PasswordHash::verify(hash, password);
        if (verdict.right && PasswordHash::isOld(hash))
            verdict.newHash = PasswordHash::make(password);
        return verdict;
    };
    const auto decide = [this, attempt, found, done](const Verdict &verdict) {
        if (!verdict.right)
            return done({LoginOutcome::Kind::Refused, nullptr, {}});
        admit(attempt, found, verdict.newHash, done);
    };
    if (!m_hashing.run(context, verify, decide))
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
    m_proven.insert(attempt.name, digestOf(hash, attempt.password));
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
