#include "net/tlschannel.h"

#include "net/tlsalert.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace {
// OpenSSL's words for what people meet, which lupdate finds here; every other one stays as it is.
[[maybe_unused]] constexpr const char *openSslWords[] = {
    QT_TRANSLATE_NOOP("TlsChannel", "self-signed certificate"),
    QT_TRANSLATE_NOOP("TlsChannel", "self-signed certificate in certificate chain"),
    QT_TRANSLATE_NOOP("TlsChannel", "unable to get local issuer certificate"),
    QT_TRANSLATE_NOOP("TlsChannel", "unable to get issuer certificate"),
    QT_TRANSLATE_NOOP("TlsChannel", "unable to verify the first certificate"),
    QT_TRANSLATE_NOOP("TlsChannel", "certificate has expired"),
    QT_TRANSLATE_NOOP("TlsChannel", "certificate is not yet valid"),
    QT_TRANSLATE_NOOP("TlsChannel", "certificate revoked"),
    QT_TRANSLATE_NOOP("TlsChannel", "certificate verify failed"),
    QT_TRANSLATE_NOOP("TlsChannel", "wrong version number"),
    QT_TRANSLATE_NOOP("TlsChannel", "unsupported protocol"),
    QT_TRANSLATE_NOOP("TlsChannel", "no shared cipher"),
    QT_TRANSLATE_NOOP("TlsChannel", "unexpected eof while reading"),
};

QString words(const char *text) { return QCoreApplication::translate("TlsChannel", text); }
} // namespace

// OpenSSL calls back with its own objects: these find the channel that owns them.
struct TlsChannelHooks {
    static TlsChannel *of(const SSL *ssl) { return static_cast<TlsChannel *>(SSL_get_app_data(ssl)); }
    static TlsChannel *of(BIO *bio) { return static_cast<TlsChannel *>(BIO_get_data(bio)); }

    static int read(BIO *bio, char *data, size_t size, size_t *got) {
        TlsChannel *channel = of(bio);
        BIO_clear_retry_flags(bio);
        const qint64 waiting = channel->m_incoming.size() - channel->m_incomingAt;
        if (waiting == 0) {
            BIO_set_retry_read(bio);
            return 0;
        }
        const qint64 taken = std::min(waiting, qint64(size));
        std::memcpy(data, channel->m_incoming.constData() + channel->m_incomingAt, size_t(taken));
        channel->m_incomingAt += taken;
        *got = size_t(taken);
        return 1;
    }

    static int write(BIO *bio, const char *data, size_t size, size_t *put) {
        BIO_clear_retry_flags(bio);
        of(bio)->m_outgoing.append(data, qsizetype(size));
        *put = size;
        return 1;
    }

    static long control(BIO *bio, int command, long number, void *pointer) {
        Q_UNUSED(bio)
        Q_UNUSED(number)
        Q_UNUSED(pointer)
        return command == BIO_CTRL_FLUSH ? 1 : 0;
    }

    static int newSession(SSL *ssl, SSL_SESSION *session) {
        of(ssl)->m_session = TlsSession(session, SSL_SESSION_free);
        return 1; // the reference is ours
    }

    // Notes what is wrong with the peer's chain and goes on: whether to trust is decided by the channel's user, who
    // knows about pinned certificates and can ask a person.
    static int verified(int ok, X509_STORE_CTX *store) {
        if (ok == 0) {
            const auto *ssl =
                static_cast<SSL *>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
            const QString problem = words(X509_verify_cert_error_string(X509_STORE_CTX_get_error(store)));
            QStringList &problems = of(ssl)->m_chainProblems;
            if (!problems.contains(problem))
                problems.append(problem);
        }
        return 1;
    }

    static std::shared_ptr<BIO_METHOD> method() {
        static const std::shared_ptr<BIO_METHOD> made = [] {
            std::shared_ptr<BIO_METHOD> table(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "channel"),
                                              BIO_meth_free);
            BIO_meth_set_read_ex(table.get(), read);
            BIO_meth_set_write_ex(table.get(), write);
            BIO_meth_set_ctrl(table.get(), control);
            return table;
        }();
        return made;
    }
};

namespace {
// The literal address in a host name, or null.
QByteArray addressBytes(const QString &host) {
    QString literal = host;
    if (literal.startsWith(QLatin1Char('[')) && literal.endsWith(QLatin1Char(']')))
        literal = literal.mid(1, literal.size() - 2);
    const QHostAddress address(literal.section(QLatin1Char('%'), 0, 0));
    return address.isNull() ? QByteArray() : address.toString().toLatin1();
}

// What the macro SSL_set_tlsext_host_name does, without its cast.
void setServerName(SSL *ssl, QByteArray name) {
    SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
}

bool isFor(X509 *certificate, const QString &host) {
    const QByteArray address = addressBytes(host);
    if (!address.isEmpty())
        return X509_check_ip_asc(certificate, address.constData(), 0) == 1;
    const QByteArray name = QUrl::toAce(host);
    return X509_check_host(certificate, name.constData(), size_t(name.size()), 0, nullptr) == 1;
}
} // namespace

void TlsChannel::keepSessions(SSL_CTX *context) { SSL_CTX_sess_set_new_cb(context, TlsChannelHooks::newSession); }

TlsChannel::TlsChannel(const TlsContext &context, const QString &hostName, const TlsSession &session)
    : m_ssl(SSL_new(context.handle()), SSL_free)
    , m_hostName(hostName) {
    BIO *bio = BIO_new(TlsChannelHooks::method().get());
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_ssl.get(), bio, bio); // takes the reference
    SSL_set_app_data(m_ssl.get(), this);
    if (context.role() == TlsRole::Server) {
        SSL_set_accept_state(m_ssl.get());
        return;
    }
    SSL_set_connect_state(m_ssl.get());
    SSL_set_verify(m_ssl.get(), SSL_VERIFY_PEER, TlsChannelHooks::verified);
    if (!hostName.isEmpty() && addressBytes(hostName).isEmpty())
        setServerName(m_ssl.get(), QUrl::toAce(hostName));
    if (session && SSL_SESSION_is_resumable(session.get()) == 1) {
        // A copy: OpenSSL marks a TLS 1.3 session as spent once it was resumed, and many data connections follow one
        // control connection.
        const TlsSession copy(SSL_SESSION_dup(session.get()), SSL_SESSION_free);
        if (copy)
            SSL_set_session(m_ssl.get(), copy.get());
        m_session = session;
    }
}

void TlsChannel::withoutTickets() { SSL_set_num_tickets(m_ssl.get(), 0); }

TlsChannel::~TlsChannel() {
    // Without this OpenSSL takes a connection that was cut for a bad session and forgets it: then nothing resumes.
    SSL_set_shutdown(m_ssl.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

char *TlsChannel::room(qint64 size) {
    const qint64 left = m_incoming.size() - m_incomingAt;
    if (m_incomingAt > 0) {
        if (left > 0)
            std::memmove(m_incoming.data(), m_incoming.constData() + m_incomingAt, size_t(left));
        m_incomingAt = 0;
    }
    m_roomAt = left;
    m_incoming.resize(left + size);
    return m_incoming.data() + left;
}

void TlsChannel::received(qint64 size) { m_incoming.resize(m_roomAt + size); }

void TlsChannel::receive(QByteArrayView ciphertext) {
    std::memcpy(room(ciphertext.size()), ciphertext.data(), size_t(ciphertext.size()));
    received(ciphertext.size());
}

void TlsChannel::releaseMemory() {
    if (m_incomingAt == m_incoming.size()) {
        m_incoming = {};
        m_incomingAt = 0;
    }
    if (m_outgoing.isEmpty())
        m_outgoing = {};
}

qint64 TlsChannel::unread() const { return m_incoming.size() - m_incomingAt + SSL_pending(m_ssl.get()); }

TlsChannel::Progress TlsChannel::handshake() {
    if (m_failure)
        return Progress::Failed;
    if (m_encrypted)
        return Progress::Done;
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    if (result == 1) {
        m_encrypted = true;
        return Progress::Done;
    }
    if (SSL_get_error(m_ssl.get(), result) == SSL_ERROR_WANT_READ)
        return Progress::NeedsInput;
    fail(Failure::Kind::Untrusted, QT_TRANSLATE_NOOP("TlsChannel", "the TLS handshake failed"));
    return Progress::Failed;
}

qint64 TlsChannel::read(char *data, qint64 maximum) {
    qint64 total = 0;
    while (total < maximum && !m_failure && !m_goodbye) {
        size_t got = 0;
        ERR_clear_error();
        const int result = SSL_read_ex(m_ssl.get(), data + total, size_t(maximum - total), &got);
        if (result == 1) {
            total += qint64(got);
            continue;
        }
        switch (SSL_get_error(m_ssl.get(), result)) {
        case SSL_ERROR_WANT_READ:
            return total;
        case SSL_ERROR_ZERO_RETURN:
            m_goodbye = true;
            break;
        default:
            fail(Failure::Kind::Lost, QT_TRANSLATE_NOOP("TlsChannel", "TLS failed"));
            break;
        }
    }
    if (total > 0)
        return total; // what came before the end or the failure is told first
    return m_failure ? -2 : m_goodbye ? -1 : 0;
}

bool TlsChannel::write(const char *data, qint64 size) {
    constexpr qint64 recordSize = 16384, overhead = 32; // per record: header, nonce, tag; rounded up
    const qint64 needed = m_outgoing.size() + size + (size / recordSize + 1) * overhead;
    if (m_outgoing.capacity() < needed)
        m_outgoing.reserve(needed);
    while (size > 0) {
        size_t put = 0;
        ERR_clear_error();
        if (m_failure || SSL_write_ex(m_ssl.get(), data, size_t(size), &put) != 1) {
            fail(Failure::Kind::Lost, QT_TRANSLATE_NOOP("TlsChannel", "TLS failed"));
            return false;
        }
        data += put;
        size -= qint64(put);
    }
    return true;
}

void TlsChannel::closeNotify() {
    if (!m_failure && m_encrypted)
        SSL_shutdown(m_ssl.get());
    ERR_clear_error();
}

void TlsChannel::fail(Failure::Kind kind, const char *what) {
    if (m_failure)
        return;
    const unsigned long error = ERR_peek_error();
    const char *reason = ERR_reason_error_string(error);
    QString text = words(what);
    if (reason)
        text += QStringLiteral(": ") + words(reason);
    ERR_clear_error();
    const int alert = certificateAlert(error);
    m_failure = {alert ? Failure::Kind::Untrusted : kind, alert, text, {}};
}

TlsInfo TlsChannel::info() const {
    TlsInfo info;
    if (!m_encrypted)
        return info;
    const SSL *ssl = m_ssl.get();
    info.version = QString::fromLatin1(SSL_get_version(ssl)).replace(QLatin1String("TLSv"), QLatin1String("TLS "));
    info.cipher = QString::fromLatin1(SSL_get_cipher_name(ssl));
    info.resumed = SSL_session_reused(ssl) == 1;
    X509 *peer = SSL_get0_peer_certificate(ssl);
    info.peer = CertificateFacts::of(peer);
    if (const STACK_OF(X509) *chain = SSL_get_peer_cert_chain(ssl)) {
        for (int i = 0; i < sk_X509_num(chain); ++i) {
            const CertificateFacts facts = CertificateFacts::of(sk_X509_value(chain, i));
            if (facts != info.peer)
                info.chain.append(facts);
        }
    }
    if (SSL_is_server(ssl) == 1)
        return info;
    info.problems = m_chainProblems;
    // A resumed session has no new look at the chain: what the first one came to is kept with it.
    const long verdict = SSL_get_verify_result(ssl);
    if (verdict != X509_V_OK && info.problems.isEmpty())
        info.problems.append(words(X509_verify_cert_error_string(verdict)));
    if (!peer)
        info.problems.append(words(QT_TRANSLATE_NOOP("TlsChannel", "no certificate was shown")));
    info.hostMismatch = peer && !m_hostName.isEmpty() && !isFor(peer, m_hostName);
    if (info.hostMismatch)
        info.problems.append(words(QT_TRANSLATE_NOOP("TlsChannel", "the certificate is not for %1")).arg(m_hostName));
    return info;
}
