// X.509 certificates: what is in one, reading PEM files, and making a self-signed one for a server's first start.
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <memory>

using EVP_PKEY = struct evp_pkey_st;
using X509 = struct x509_st;

// The facts of a certificate, as values for windows and logs. Names come from strangers: show them as plain text.
struct CertificateFacts {
    QString subject; // "CN=example.org, O=Example"
    QString issuer;
    QString commonName;
    QDateTime notBefore; // UTC
    QDateTime notAfter;
    QStringList names;      // subject alternative names: DNS names and addresses
    QByteArray fingerprint; // SHA-256 of the DER form, 32 bytes; empty = no certificate
    QString serial;         // hexadecimal
    QString key;            // "EC 256 bits", "RSA 2048 bits"
    bool selfSigned = false;

    bool isNull() const { return fingerprint.isEmpty(); }
    bool operator==(const CertificateFacts &) const = default;

    // "3A:5F:...": 32 pairs.
    QString fingerprintText() const;
    static CertificateFacts of(const X509 *certificate);
};
Q_DECLARE_METATYPE(CertificateFacts)

// Hexadecimal with or without colons or blanks, an optional "sha256:" before; empty when it is not 32 bytes.
QByteArray parseFingerprint(const QString &text);

// A certificate, the chain behind it and its private key. Copies share.
class KeyedCertificate {
public:
    KeyedCertificate() = default;

    // ECDSA P-256, self-signed, for host names and addresses as subject alternative names, valid for ten years.
    static Expected<KeyedCertificate> makeSelfSigned(const QString &commonName, const QStringList &names);
    // The names and addresses of this machine, for makeSelfSigned.
    static QStringList namesOfThisMachine();
    // PEM: certificate with chain in one file, key in the other (or the same). Failure LocalFile or BadReply says which
    // file and why: not readable, no certificate in it, the key does not belong to it, it needs a password.
    static Expected<KeyedCertificate> load(const QString &certificateFile, const QString &keyFile,
                                           const QByteArray &password = {});
    // Writes both (the key with mode 0600), atomically.
    Expected<bool> save(const QString &certificateFile, const QString &keyFile) const;

    bool isNull() const { return !m_certificate; }
    CertificateFacts facts() const;
    const std::shared_ptr<X509> &certificate() const { return m_certificate; }
    const QList<std::shared_ptr<X509>> &chain() const { return m_chain; } // without the certificate itself
    const std::shared_ptr<EVP_PKEY> &key() const { return m_key; }

private:
    std::shared_ptr<X509> m_certificate;
    QList<std::shared_ptr<X509>> m_chain;
    std::shared_ptr<EVP_PKEY> m_key;
};
