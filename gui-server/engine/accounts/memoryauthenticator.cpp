#include "accounts/memoryauthenticator.h"

#include "accounts/anonymous.h"

#include <sodium.h>

#include <algorithm>

namespace {
unsigned char *bytes(QByteArray &array) { return reinterpret_cast<unsigned char *>(array.data()); }
const unsigned char *bytes(const QByteArray &array) {
    return reinterpret_cast<const unsigned char *>(array.constData());
}

AccountPtr made(const AccountConfiguration &one) {
    Account account;
    account.name = one.name;
    account.home = one.home;
    account.permissions = one.permissions;
    account.quotaBytes = one.quotaBytes;
    account.quotaFiles = one.quotaFiles;
    account.maxSessions = one.maxSessions;
    account.uploadRate = one.uploadRate;
    account.downloadRate = one.downloadRate;
    account.mounts = one.mounts;
    QList<PathRule> rules;
    for (const Mount &mount : one.mounts)
        rules += PathRule{mount.path, mount.permissions};
    account.rules = PathRules(rules);
    return std::make_shared<const Account>(account);
}
} // namespace

MemoryAuthenticator::MemoryAuthenticator(const QList<AccountConfiguration> &accounts)
    : m_key(crypto_generichash_KEYBYTES, '\0') {
    randombytes_buf(m_key.data(), static_cast<std::size_t>(m_key.size()));
    replace(accounts);
}

void MemoryAuthenticator::replace(const QList<AccountConfiguration> &accounts) {
    m_entries.clear();
    for (const AccountConfiguration &one : accounts)
        m_entries.insert(one.name, {made(one), digestOf(one.password)});
}

void MemoryAuthenticator::setAnonymous(const std::optional<AccountConfiguration> &account) {
    m_anonymous = account ? made(*account) : nullptr;
}

QByteArray MemoryAuthenticator::digestOf(const QByteArray &password) const {
    QByteArray digest(crypto_generichash_BYTES, '\0');
    crypto_generichash(bytes(digest), static_cast<std::size_t>(digest.size()), bytes(password),
                       static_cast<unsigned long long>(password.size()), bytes(m_key),
                       static_cast<std::size_t>(m_key.size()));
    return digest;
}

void MemoryAuthenticator::authenticate(const LoginAttempt &attempt, QObject *, Done done) {
    if (m_anonymous && Anonymous::isName(attempt.name) && !m_entries.contains(attempt.name))
        return done({LoginOutcome::Kind::Accepted, m_anonymous, {}});
    const QByteArray digest = digestOf(attempt.password);
    // An unknown name is compared too, with a digest that nothing has.
    const Entry entry = m_entries.value(attempt.name, {nullptr, QByteArray(digest.size(), '\0')});
    const bool same =
        sodium_memcmp(digest.constData(), entry.digest.constData(), static_cast<std::size_t>(digest.size())) == 0;
    const bool accepted = same && entry.account;
    done({accepted ? LoginOutcome::Kind::Accepted : LoginOutcome::Kind::Refused,
          accepted ? entry.account : nullptr,
          {}});
}

AccountPtr MemoryAuthenticator::account(const QByteArray &name) const {
    const AccountPtr own = m_entries.value(name).account;
    return own || !Anonymous::isName(name) ? own : m_anonymous;
}
