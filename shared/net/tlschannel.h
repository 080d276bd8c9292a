// One TLS connection without its socket: ciphertext and plaintext go in and out as bytes. Used by LineSocket and
// DataConnection alike. RFC 8446, RFC 5246; RFC 4217 for FTP.
#pragma once

#include "base/failure.h"
#include "net/certificate.h"
#include "net/tlscontext.h"

#include <QByteArray>
#include <QMetaType>

#include <memory>

using SSL = struct ssl_st;

// What the handshake came to. The caller decides about trust from problems and fingerprint.
struct TlsInfo {
    QString version; // "TLS 1.3"; empty = not encrypted
    QString cipher;
    bool resumed = false;
    CertificateFacts peer;
    QList<CertificateFacts> chain;
    // Why the peer's certificate is not trusted by itself, in words ("self-signed certificate", ...); client role only.
    QStringList problems;
    bool hostMismatch = false; // the certificate is for other names (also said in problems)
    bool trusted() const { return !version.isEmpty() && problems.isEmpty(); }
};
Q_DECLARE_METATYPE(TlsInfo)

class TlsChannel {
public:
    enum class Progress { Done, NeedsInput, Failed };

    // hostName: for server name indication and the check of the peer's names (client role). session: to resume, or
    // null.
    explicit TlsChannel(const TlsContext &context, const QString &hostName = {}, const TlsSession &session = {});
    ~TlsChannel();
    TlsChannel(const TlsChannel &) = delete;
    TlsChannel &operator=(const TlsChannel &) = delete;

    // For a server's data connections, before the handshake: no session tickets behind it (TLS 1.3). A client that only
    // sends never reads them, and its close() over unread bytes is a reset that throws away what it had still to send.
    void withoutTickets();

    // Takes ciphertext that came from the socket. Bytes that are not needed yet are kept.
    void receive(QByteArrayView ciphertext);
    // The same without a copy: room for up to `size` bytes, then how many of them came. Nothing in between.
    char *room(qint64 size);
    void received(qint64 size);
    void releaseMemory(); // of buffers that are empty now
    // Works on the handshake with what was received; answers wait in outgoing().
    Progress handshake();
    bool isEncrypted() const { return m_encrypted; }

    // Decrypted bytes: > 0, 0 = more ciphertext is needed, -1 = close_notify came, -2 = failed.
    qint64 read(char *data, qint64 maximum);
    // Encrypts all of it into outgoing(). False = failed.
    bool write(const char *data, qint64 size);
    // Says goodbye; the bytes wait in outgoing(). Reading goes on.
    void closeNotify();
    bool peerSaidGoodbye() const { return m_goodbye; }

    // Ciphertext for the socket; the owner removes what it has sent.
    QByteArray &outgoing() { return m_outgoing; }
    qint64 unread() const; // received and not yet decrypted

    TlsInfo info() const;
    // Client role: the newest session that the server gave (a ticket of TLS 1.3 may come late); null when none.
    TlsSession session() const { return m_session; }
    Failure failure() const { return m_failure; }

private:
    friend struct TlsChannelHooks;
    friend class TlsContext;
    static void keepSessions(SSL_CTX *context);
    void fail(Failure::Kind kind, const char *what);

    std::unique_ptr<SSL, void (*)(SSL *)> m_ssl;
    QByteArray m_incoming;
    qint64 m_incomingAt = 0;
    qint64 m_roomAt = 0;
    QByteArray m_outgoing;
    TlsSession m_session;
    Failure m_failure;
    QString m_hostName;
    QStringList m_chainProblems;
    bool m_encrypted = false;
    bool m_goodbye = false;
};
