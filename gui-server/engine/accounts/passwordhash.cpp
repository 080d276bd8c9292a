#include "accounts/passwordhash.h"

#include <crypt.h>
#include <sodium.h>

#include <cstring>
#include <memory>

namespace {
// OWASP's first choice for argon2id: two passes over 19 MiB. libsodium's "interactive" is two over 64 MiB, which on a
// small server is a fifth of a second of a core that its transfers lack whenever strangers guess.
constexpr unsigned long long operations = 2;
constexpr std::size_t memory = 19 * 1024 * 1024;

bool isArgon(const QByteArray &hash) { return hash.startsWith("$argon2"); }
} // namespace

QByteArray PasswordHash::make(const QByteArray &password) {
    char hash[crypto_pwhash_STRBYTES];
    const int failed = crypto_pwhash_str(hash, password.constData(), static_cast<unsigned long long>(password.size()),
                                         operations, memory);
    return failed ? QByteArray() : QByteArray(hash);
}

bool PasswordHash::verify(const QByteArray &hash, const QByteArray &password) {
    if (isArgon(hash))
        return crypto_pwhash_str_verify(hash.constData(), password.constData(),
                                        static_cast<unsigned long long>(password.size())) == 0;
    if (!isKnown(hash) || password.contains('\0'))
        return false;
    const auto data = std::make_unique<crypt_data>(); // 32 KiB
    const char *const made = ::crypt_r(password.constData(), hash.constData(), data.get());
    if (!made || *made == '*')
        return false;
    const bool same = std::strlen(made) == std::size_t(hash.size()) &&
                      sodium_memcmp(made, hash.constData(), std::size_t(hash.size())) == 0;
    sodium_memzero(data.get(), sizeof(crypt_data));
    return same;
}

bool PasswordHash::isOld(const QByteArray &hash) {
    return !isArgon(hash) || crypto_pwhash_str_needs_rehash(hash.constData(), operations, memory) != 0;
}

bool PasswordHash::isKnown(const QByteArray &hash) {
    static constexpr const char *kinds[] = {"$argon2", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$y$"};
    for (const char *kind : kinds)
        if (hash.startsWith(kind))
            return true;
    return false;
}
