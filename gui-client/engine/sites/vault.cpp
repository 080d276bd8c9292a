#include "sites/vault.h"

#include "base/blockingexecutor.h"
#include "sites/privatefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <sodium.h>

#include <cerrno>

namespace {
// Passwords are padded to a multiple of this, in bytes: the file does not tell how long they are.
constexpr qsizetype block = 64;
// What we read from a file may not make us use more.
constexpr quint64 mostOperations = 16, mostMemory = quint64(1) << 30;

Failure damaged(const QString &path) {
    return {Failure::Kind::Damaged, 0, QStringLiteral("the file of passwords is damaged"), path};
}

unsigned char *bytes(QByteArray &array) { return reinterpret_cast<unsigned char *>(array.data()); }
const unsigned char *bytes(const QByteArray &array) { return reinterpret_cast<const unsigned char *>(array.data()); }

QByteArray randomBytes(std::size_t count) {
    QByteArray out(qsizetype(count), Qt::Uninitialized);
    randombytes_buf(out.data(), count);
    return out;
}

QString text(const QByteArray &binary) { return QString::fromLatin1(binary.toBase64()); }
QByteArray binary(const QJsonValue &value) { return QByteArray::fromBase64(value.toString().toLatin1()); }

QByteArray derivedKey(QByteArray master, quint64 operations, quint64 memory, const QByteArray &salt) {
    QByteArray key(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
    const int failed = crypto_pwhash(bytes(key), crypto_secretbox_KEYBYTES, master.constData(),
                                     static_cast<unsigned long long>(master.size()), bytes(salt), operations,
                                     std::size_t(memory), crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(master.data(), std::size_t(master.size()));
    return failed ? QByteArray() : key;
}
} // namespace

Vault::Vault(const QString &path, BlockingExecutor &executor)
    : m_path(path)
    , m_executor(executor) {
    if (::sodium_init() < 0)
        qFatal("libsodium has no source of random numbers");
}

Vault::~Vault() { forgetKey(); }

void Vault::forgetKey() {
    sodium_memzero(m_key.data(), std::size_t(m_key.size()));
    m_key.clear();
}

bool Vault::contains(const QString &id) const {
    const Expected<Contents> contents = load();
    return contents && contents->entries.contains(id);
}

void Vault::read(const QString &id, QObject *context, Found found) {
    if (!contains(id))
        return found(QString());
    unlock([this, id, context = QPointer<QObject>(context), found = std::move(found)](const Failure &failure) {
        if (!context)
            return;
        if (failure)
            return found(failure);
        const Expected<Contents> contents = load();
        if (!contents)
            return found(contents.error());
        const std::optional<QString> password = opened(id, contents->entries.value(id));
        if (!password)
            return found(damaged(m_path));
        found(*password);
    });
}

void Vault::write(const QString &id, const QString &password, QObject *context, Done done) {
    unlock([this, id, password, context = QPointer<QObject>(context), done = std::move(done)](Failure failure) {
        if (!failure) {
            Expected<Contents> contents = load();
            if (contents)
                contents->entries.insert(id, sealed(id, password));
            const Expected<bool> saved = contents ? save(*contents) : Expected<bool>(contents.error());
            if (!saved)
                failure = saved.error();
        }
        if (context)
            done(failure);
    });
}

void Vault::remove(const QString &id, QObject *, Done done) {
    Expected<Contents> contents = load();
    if (!contents)
        return done(contents.error());
    if (contents->entries.remove(id) == 0)
        return done({});
    const Expected<bool> saved = save(*contents);
    done(saved ? Failure() : saved.error());
}

// --- the master password ---

void Vault::unlock(Done done) {
    m_waiting.push_back(std::move(done));
    if (m_waiting.size() > 1)
        return; // a person is being asked
    const Expected<Contents> contents = load();
    if (!contents)
        return unlocked(contents.error());
    if (!m_key.isEmpty() && m_salt == contents->salt)
        return unlocked({});
    forgetKey();
    ask(contents->salt.isEmpty() ? Wanted::New : Wanted::Known);
}

void Vault::ask(Wanted wanted) {
    if (!m_ask)
        return unlocked({Failure::Kind::Unsupported, 0, QStringLiteral("there is no keychain"), {}});
    m_ask(wanted, [guard = QPointer<Vault>(this)](const std::optional<QString> &master) {
        if (!guard)
            return;
        if (master.value_or(QString()).isEmpty())
            guard->unlocked({Failure::Kind::Cancelled, 0, QStringLiteral("no master password was given"), {}});
        else
            guard->derive(*master);
    });
}

void Vault::derive(const QString &master) {
    Expected<Contents> contents = load();
    if (!contents)
        return unlocked(contents.error());
    const bool isNew = contents->salt.isEmpty();
    if (isNew) {
        contents->operations = crypto_pwhash_OPSLIMIT_MODERATE;
        contents->memory = crypto_pwhash_MEMLIMIT_MODERATE;
        contents->salt = randomBytes(crypto_pwhash_SALTBYTES);
    }
    const bool taken = m_executor.run(
        this,
        [master = master.toUtf8(), operations = contents->operations, memory = contents->memory,
         salt = contents->salt] { return derivedKey(master, operations, memory, salt); },
        [this, contents = *contents, isNew](const QByteArray &key) { onDerived(key, contents, isNew); });
    if (!taken)
        unlocked({Failure::Kind::LocalFile, EAGAIN, QStringLiteral("too much work waits"), m_path});
}

void Vault::onDerived(const QByteArray &key, Contents contents, bool isNew) {
    if (key.isEmpty())
        return unlocked({Failure::Kind::LocalFile, ENOMEM, QStringLiteral("too little memory for the key"), m_path});
    m_key = key;
    m_salt = contents.salt;
    if (isNew) {
        contents.check = sealed({}, {});
        const Expected<bool> saved = save(contents);
        return unlocked(saved ? Failure() : saved.error());
    }
    if (opened({}, contents.check))
        return unlocked({});
    forgetKey();
    ask(Wanted::Again);
}

void Vault::unlocked(const Failure &failure) {
    for (const Done &done : std::exchange(m_waiting, {}))
        done(failure);
}

// --- the file ---

QByteArray Vault::sealed(const QString &id, const QString &password) const {
    QByteArray plain = id.toUtf8() + '\0' + password.toUtf8();
    const qsizetype size = plain.size();
    plain.resize((size / block + 1) * block);
    std::size_t padded = 0;
    sodium_pad(&padded, bytes(plain), std::size_t(size), std::size_t(block), std::size_t(plain.size()));
    const QByteArray nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    QByteArray box(qsizetype(padded + crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(bytes(box), bytes(std::as_const(plain)), padded, bytes(nonce), bytes(m_key));
    sodium_memzero(plain.data(), std::size_t(plain.size()));
    return nonce + box;
}

std::optional<QString> Vault::opened(const QString &id, const QByteArray &box) const {
    constexpr qsizetype overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (box.size() <= overhead)
        return {};
    QByteArray plain(box.size() - overhead, Qt::Uninitialized);
    const QByteArray nonce = box.first(crypto_secretbox_NONCEBYTES), sealedPart = box.mid(crypto_secretbox_NONCEBYTES);
    std::size_t size = 0;
    if (crypto_secretbox_open_easy(bytes(plain), bytes(sealedPart), static_cast<unsigned long long>(sealedPart.size()),
                                   bytes(nonce), bytes(m_key)) != 0 ||
        sodium_unpad(&size, bytes(std::as_const(plain)), std::size_t(plain.size()), std::size_t(block)) != 0)
        return {};
    const QByteArray head = id.toUtf8() + '\0';
    if (!plain.first(qsizetype(size)).startsWith(head))
        return {};
    const QString password = QString::fromUtf8(plain.sliced(head.size(), qsizetype(size) - head.size()));
    sodium_memzero(plain.data(), std::size_t(plain.size()));
    return password;
}

Expected<Vault::Contents> Vault::load() const {
    Contents contents;
    QFile file(m_path);
    if (!file.exists())
        return contents;
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::LocalFile, 0, file.errorString(), m_path};
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    contents.operations = quint64(object.value(QStringLiteral("operations")).toInteger());
    contents.memory = quint64(object.value(QStringLiteral("memory")).toInteger());
    contents.salt = binary(object.value(QStringLiteral("salt")));
    contents.check = binary(object.value(QStringLiteral("check")));
    const QJsonObject entries = object.value(QStringLiteral("passwords")).toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        contents.entries.insert(entry.key(), binary(entry.value()));
    if (object.value(QStringLiteral("version")).toInt() != 1 || contents.salt.size() != crypto_pwhash_SALTBYTES ||
        contents.operations < crypto_pwhash_OPSLIMIT_MIN || contents.operations > mostOperations ||
        contents.memory < crypto_pwhash_MEMLIMIT_MIN || contents.memory > mostMemory)
        return damaged(m_path);
    return contents;
}

Expected<bool> Vault::save(const Contents &contents) const {
    QJsonObject entries;
    for (auto entry = contents.entries.begin(); entry != contents.entries.end(); ++entry)
        entries.insert(entry.key(), text(entry.value()));
    return writePrivateFile(m_path,
                            QJsonDocument(QJsonObject{{QStringLiteral("version"), 1},
                                                      {QStringLiteral("operations"), qint64(contents.operations)},
                                                      {QStringLiteral("memory"), qint64(contents.memory)},
                                                      {QStringLiteral("salt"), text(contents.salt)},
                                                      {QStringLiteral("check"), text(contents.check)},
                                                      {QStringLiteral("passwords"), entries}})
                                .toJson());
}
