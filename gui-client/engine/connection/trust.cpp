#include "connection/trust.h"

#include <QFile>
#include <QSaveFile>

std::optional<QByteArray> MemoryTrustStore::pin(const QString &endpoint) const {
    const auto found = m_known.find(endpoint);
    if (found == m_known.end() || found->fingerprint.isEmpty())
        return {};
    return found->fingerprint;
}

void MemoryTrustStore::setPin(const QString &endpoint, const QByteArray &fingerprint) {
    m_known[endpoint].fingerprint = fingerprint;
}

void MemoryTrustStore::removePin(const QString &endpoint) {
    m_known.remove(endpoint);
    forgetAccepted(endpoint);
}

bool MemoryTrustStore::hadTls(const QString &endpoint) const { return m_known.value(endpoint).tls; }

void MemoryTrustStore::setHadTls(const QString &endpoint) { m_known[endpoint].tls = true; }

FileTrustStore::FileTrustStore(QString path)
    : m_path(std::move(path)) {
    load();
}

void FileTrustStore::setPin(const QString &endpoint, const QByteArray &fingerprint) {
    load();
    MemoryTrustStore::setPin(endpoint, fingerprint);
    save();
}

void FileTrustStore::removePin(const QString &endpoint) {
    load();
    MemoryTrustStore::removePin(endpoint);
    save();
}

void FileTrustStore::setHadTls(const QString &endpoint) {
    if (hadTls(endpoint))
        return;
    load();
    MemoryTrustStore::setHadTls(endpoint);
    save();
}

// One line per server: "endpoint fingerprint tls", the fingerprint in hexadecimal or "-".
void FileTrustStore::load() {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_known.clear();
    while (!file.atEnd()) {
        const QList<QByteArray> words = file.readLine(4096).simplified().split(' ');
        if (words.size() < 3)
            continue;
        Known known;
        known.fingerprint = words.at(1) == "-" ? QByteArray() : QByteArray::fromHex(words.at(1));
        known.tls = words.at(2) == "tls";
        m_known.insert(QString::fromUtf8(words.at(0)), known);
    }
}

void FileTrustStore::save() const {
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    for (auto known = m_known.begin(); known != m_known.end(); ++known) {
        const QByteArray fingerprint = known->fingerprint.isEmpty() ? QByteArray("-") : known->fingerprint.toHex();
        file.write(known.key().toUtf8() + ' ' + fingerprint + ' ' + (known->tls ? "tls" : "-") + '\n');
    }
    file.commit();
}
