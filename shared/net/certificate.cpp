#include "net/certificate.h"

#include "net/opensslreason.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QSaveFile>

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace {
constexpr long tenYears = 3650L * 24 * 3600;
constexpr long clockSlack = 24L * 3600; // a client whose clock is behind must not find the certificate "not yet valid"

using Bio = std::unique_ptr<BIO, void (*)(BIO *)>;

void freeBio(BIO *bio) { BIO_free_all(bio); }

Bio memory() { return {BIO_new(BIO_s_mem()), freeBio}; }

Bio memory(const QByteArray &bytes) { return {BIO_new_mem_buf(bytes.constData(), int(bytes.size())), freeBio}; }

QByteArray contents(const Bio &bio) {
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, qsizetype(size)};
}

QString nameText(const X509_NAME *name) {
    const Bio bio = memory();
    X509_NAME_print_ex(bio.get(), name, 0, (XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB) | XN_FLAG_SPC_EQ);
    QString text = QString::fromUtf8(contents(bio));
    return text.replace(QLatin1String(" = "), QLatin1String("="));
}

QDateTime dateTime(const ASN1_TIME *time) {
    tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

QStringList alternativeNames(const X509 *certificate) {
    QStringList names;
    auto *list = static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; list && i < sk_GENERAL_NAME_num(list); ++i) {
        int type = 0;
        const void *value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(list, i), &type);
        if (type != GEN_DNS && type != GEN_IPADD)
            continue;
        const auto *string = static_cast<const ASN1_STRING *>(value);
        const unsigned char *data = ASN1_STRING_get0_data(string);
        const int size = ASN1_STRING_length(string);
        if (type == GEN_DNS) {
            names.append(QString::fromLatin1(reinterpret_cast<const char *>(data), size));
        } else if (size == 4) {
            const quint32 ipv4 = quint32(data[0]) << 24 | quint32(data[1]) << 16 | quint32(data[2]) << 8 | data[3];
            names.append(QHostAddress(ipv4).toString());
        } else if (size == 16) {
            names.append(QHostAddress(data).toString());
        }
    }
    GENERAL_NAMES_free(list);
    return names;
}

Failure notUsable(const QString &file, const QString &why) { return {Failure::Kind::BadReply, 0, why, file}; }

Expected<QByteArray> readFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::LocalFile, 0, file.errorString(), path};
    constexpr qint64 largest = 1 << 20;
    return file.read(largest);
}

int givePassword(char *buffer, int size, int, void *user) {
    const auto *password = static_cast<const QByteArray *>(user);
    const int length = int(qMin<qsizetype>(size, password->size()));
    std::memcpy(buffer, password->constData(), size_t(length));
    return length;
}

bool addExtension(X509 *certificate, int nid, const QByteArray &value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

// "DNS:a,IP:1.2.3.4": only what can be told to OpenSSL's little language without being misread.
QByteArray subjectAlternatives(const QStringList &names) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9*_.-]+$"));
    QByteArrayList parts;
    for (const QString &name : names) {
        const QHostAddress address(name);
        const QByteArray part = !address.isNull()
                                    ? "IP:" + QHostAddress(name.section(QLatin1Char('%'), 0, 0)).toString().toLatin1()
                                : plain.match(name).hasMatch() ? "DNS:" + name.toLatin1()
                                                               : QByteArray();
        if (!part.isEmpty() && !parts.contains(part))
            parts.append(part);
    }
    return parts.join(',');
}

bool saveFile(const QString &path, const QByteArray &bytes, QFile::Permissions permissions, QString *error) {
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.setPermissions(permissions) &&
                       file.write(bytes) == bytes.size() && file.commit();
    *error = file.errorString();
    return saved;
}
} // namespace

QString CertificateFacts::fingerprintText() const { return QString::fromLatin1(fingerprint.toHex(':').toUpper()); }

CertificateFacts CertificateFacts::of(const X509 *certificate) {
    CertificateFacts facts;
    if (!certificate)
        return facts;
    facts.subject = nameText(X509_get_subject_name(certificate));
    facts.issuer = nameText(X509_get_issuer_name(certificate));
    const X509_NAME *subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at >= 0) {
        unsigned char *utf8 = nullptr;
        const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
        if (size >= 0)
            facts.commonName = QString::fromUtf8(reinterpret_cast<const char *>(utf8), size);
        OPENSSL_free(utf8);
    }
    facts.notBefore = dateTime(X509_get0_notBefore(certificate));
    facts.notAfter = dateTime(X509_get0_notAfter(certificate));
    facts.names = alternativeNames(certificate);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) == 1)
        facts.fingerprint = QByteArray(reinterpret_cast<const char *>(digest.data()), int(size));
    if (BIGNUM *serial = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr)) {
        char *hexadecimal = BN_bn2hex(serial);
        facts.serial = QString::fromLatin1(hexadecimal);
        OPENSSL_free(hexadecimal);
        BN_free(serial);
    }
    if (const EVP_PKEY *key = X509_get0_pubkey(certificate)) {
        facts.key = QStringLiteral("%1 %2 bits")
                        .arg(QString::fromLatin1(EVP_PKEY_get0_type_name(key)))
                        .arg(EVP_PKEY_get_bits(key));
    }
    facts.selfSigned = X509_NAME_cmp(subject, X509_get_issuer_name(certificate)) == 0;
    return facts;
}

QByteArray parseFingerprint(const QString &text) {
    QString digits = text.trimmed().toLower();
    if (digits.startsWith(QLatin1String("sha256:")))
        digits = digits.mid(7);
    digits.remove(QLatin1Char(':')).remove(QLatin1Char(' '));
    const QByteArray bytes = QByteArray::fromHex(digits.toLatin1());
    return digits.size() == 64 && bytes.size() == 32 && QString::fromLatin1(bytes.toHex()) == digits ? bytes
                                                                                                     : QByteArray();
}

QStringList KeyedCertificate::namesOfThisMachine() {
    QStringList names;
    const QString host = QHostInfo::localHostName();
    const QString domain = QHostInfo::localDomainName();
    if (!host.isEmpty())
        names.append(host);
    if (!host.isEmpty() && !domain.isEmpty())
        names.append(QString(host + QLatin1Char('.') + domain));
    names.append(QStringLiteral("localhost"));
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (!address.isLinkLocal())
            names.append(address.toString());
    }
    names.removeDuplicates();
    return names;
}

Expected<KeyedCertificate> KeyedCertificate::makeSelfSigned(const QString &commonName, const QStringList &names) {
    ERR_clear_error();
    KeyedCertificate made;
    made.m_key.reset(EVP_EC_gen("P-256"), EVP_PKEY_free);
    made.m_certificate.reset(X509_new(), X509_free);
    X509 *certificate = made.m_certificate.get();
    bool ok = made.m_key && certificate && X509_set_version(certificate, X509_VERSION_3) == 1;
    BIGNUM *serial = BN_new();
    ok = ok && BN_rand(serial, 127, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(certificate)) != nullptr;
    BN_free(serial);
    ok = ok && X509_gmtime_adj(X509_getm_notBefore(certificate), -clockSlack) != nullptr &&
         X509_gmtime_adj(X509_getm_notAfter(certificate), tenYears) != nullptr &&
         X509_set_pubkey(certificate, made.m_key.get()) == 1;
    X509_NAME *name = ok ? X509_get_subject_name(certificate) : nullptr;
    const QByteArray common = commonName.left(64).toUtf8(); // 64 characters is all that X.520 gives it
    ok = ok &&
         X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char *>(common.constData()), int(common.size()), -1,
                                    0) == 1 &&
         X509_set_issuer_name(certificate, name) == 1 &&
         addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
         addExtension(certificate, NID_key_usage, "critical,digitalSignature") &&
         addExtension(certificate, NID_ext_key_usage, "serverAuth") &&
         addExtension(certificate, NID_subject_key_identifier, "hash");
    const QByteArray alternatives = subjectAlternatives(names);
    if (!alternatives.isEmpty())
        ok = ok && addExtension(certificate, NID_subject_alt_name, alternatives);
    ok = ok && X509_sign(certificate, made.m_key.get(), EVP_sha256()) > 0;
    if (!ok)
        return notUsable({}, QStringLiteral("the certificate cannot be made: %1").arg(openSslReason()));
    return made;
}

Expected<KeyedCertificate> KeyedCertificate::load(const QString &certificateFile, const QString &keyFile,
                                                  const QByteArray &password) {
    const Expected<QByteArray> certificateBytes = readFile(certificateFile);
    if (!certificateBytes)
        return certificateBytes.error();
    const Expected<QByteArray> keyBytes = readFile(keyFile);
    if (!keyBytes)
        return keyBytes.error();
    KeyedCertificate loaded;
    const Bio certificates = memory(certificateBytes.value());
    while (X509 *next = PEM_read_bio_X509(certificates.get(), nullptr, nullptr, nullptr)) {
        std::shared_ptr<X509> owned(next, X509_free);
        if (!loaded.m_certificate)
            loaded.m_certificate = std::move(owned);
        else
            loaded.m_chain.append(std::move(owned));
    }
    ERR_clear_error();
    if (!loaded.m_certificate)
        return notUsable(certificateFile, QStringLiteral("there is no PEM certificate in it"));
    QByteArray secret = password;
    loaded.m_key.reset(PEM_read_bio_PrivateKey(memory(keyBytes.value()).get(), nullptr, givePassword, &secret),
                       EVP_PKEY_free);
    if (!loaded.m_key) {
        const bool locked = keyBytes.value().contains("ENCRYPTED");
        return notUsable(keyFile, locked ? QStringLiteral("the key is protected by a password, and this one is not it")
                                         : QStringLiteral("there is no PEM private key in it"));
    }
    if (X509_check_private_key(loaded.m_certificate.get(), loaded.m_key.get()) != 1) {
        ERR_clear_error();
        return notUsable(keyFile, QStringLiteral("the key does not belong to the certificate"));
    }
    return loaded;
}

Expected<bool> KeyedCertificate::save(const QString &certificateFile, const QString &keyFile) const {
    const Bio certificates = memory();
    bool ok = PEM_write_bio_X509(certificates.get(), m_certificate.get()) == 1;
    for (const std::shared_ptr<X509> &link : m_chain)
        ok = ok && PEM_write_bio_X509(certificates.get(), link.get()) == 1;
    const Bio key = memory();
    ok = ok && PEM_write_bio_PKCS8PrivateKey(key.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
    if (!ok)
        return notUsable(certificateFile, openSslReason());
    const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
    QString error;
    // The key first: a certificate without its key would be worse than neither.
    if (!saveFile(keyFile, contents(key), owner, &error))
        return Failure{Failure::Kind::LocalFile, 0, error, keyFile};
    if (!saveFile(certificateFile, contents(certificates), owner | QFile::ReadGroup | QFile::ReadOther, &error))
        return Failure{Failure::Kind::LocalFile, 0, error, certificateFile};
    return true;
}

CertificateFacts KeyedCertificate::facts() const { return CertificateFacts::of(m_certificate.get()); }
