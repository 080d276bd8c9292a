// Passwords as the store keeps them: argon2id (libsodium); hashes of other systems (bcrypt, SHA-512-crypt and whatever
// else crypt(3) knows) are verified too. Takes tens of milliseconds and 19 MiB: only on an executor.
#pragma once

#include <QByteArray>

namespace PasswordHash {
QByteArray make(const QByteArray &password); // empty when there is no memory for it
bool verify(const QByteArray &hash, const QByteArray &password);
// Not argon2id as make() makes it today: to be made anew at the next login.
bool isOld(const QByteArray &hash);
// Whether it is a hash of a kind that verify() knows.
bool isKnown(const QByteArray &hash);
} // namespace PasswordHash
