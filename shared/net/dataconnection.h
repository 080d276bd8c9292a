// One data connection, used for one transfer: a connected non-blocking descriptor, in clear or under TLS. The pumps
// move the bytes. RFC 959 3.2, RFC 4217. Owned by a transfer.
#pragma once

#include "base/descriptor.h"
#include "base/failure.h"
#include "net/readinessnotifier.h"
#include "net/socketaddress.h"
#include "net/tlschannel.h"

#include <QObject>

#include <memory>

class DataConnection : public QObject {
    Q_OBJECT
public:
    explicit DataConnection(Descriptor connection, QObject *parent = nullptr);
    ~DataConnection() override; // closes without a signal; a transfer that did not finish is reset (RST)

    // Before any byte moves. ready() or failed() follows.
    void startTls(const TlsContext &context, const QString &hostName = {}, const TlsSession &session = {});
    bool isReady() const {
        return !m_failure && (!m_tls || m_tls->isEncrypted());
    } // in clear: at once, without ready()
    bool isEncrypted() const { return m_tls != nullptr; }
    TlsInfo tlsInfo() const;
    TlsSession tlsSession() const;
    // Off: under TLS a bare FIN counts as an end too (for peers that never send close_notify). Default on.
    void setCloseNotifyRequired(bool required) { m_closeNotifyRequired = required; }
    bool closeNotifySeen() const { return m_tls && m_tls->peerSaidGoodbye(); }

    // Offers the peer a window of so many bytes soon, where much comes at once; the kernel may still widen it later.
    void widenReceiveWindow(int bytes);

    // Resets the connection (RST): the peer must not take what it has for whole. No signal follows.
    void abort();
    Failure failure() const { return m_failure; }

    // For the pumps.
    static constexpr qint64 Later = -1;  // readable() or writable() will follow
    static constexpr qint64 Failed = -2; // failure() says why
    int plainDescriptor() const { return m_tls ? -1 : m_socket.number(); }
    void setReading(bool on); // readable() is wanted
    void setWriting(bool on); // writable() is wanted
    // Bytes, 0 = the peer ended in order, Later, Failed. Under TLS bytes may be left after a read without readable():
    // read until Later.
    qint64 read(char *data, qint64 maximum);
    // Bytes taken (under TLS all or nothing, and Later while ciphertext is still unsent), Later, Failed.
    qint64 write(const char *data, qint64 size);
    // Ciphertext of what write() took still waits for the socket; it goes by itself.
    bool hasUnsent() const { return m_tls && !m_tls->outgoing().isEmpty(); }
    // close_notify under TLS, then FIN. writable() follows while something is unsent; true when all is handed over.
    bool finishWriting();
    // After finishWriting() under TLS, when the connection was reset: whether the peer's kernel has acknowledged all
    // our data, but for what a delayed acknowledgement may leave open. Some clients close with close_notify unread,
    // once they have as many bytes as they expect.
    bool isDelivered() const;
    // Bytes, the FIN among them, that the peer's kernel has not acknowledged; -1 when the connection is gone.
    qint64 unacknowledged() const;
    // Reads what the peer says and drops it: 0 = the peer has ended, Later, Failed.
    qint64 discardInput();
    int pendingError() const;                // errno of the socket, 0 = none
    void setEnded() { m_ended = true; }      // a pump met the peer's end on the descriptor
    void setFailure(const Failure &failure); // a pump met an error on the descriptor
    static Failure lost(int error);          // Lost, in words

Q_SIGNALS:
    void ready();                        // TLS is up; once
    void failed(const Failure &failure); // TLS did not come up; once
    void readable();
    void writable();

private:
    void onReadable();
    void onWritable();
    bool flush();  // false = failed
    qint64 fill(); // ciphertext from the socket into the channel
    void acknowledge();
    void shake();
    void fail(const Failure &failure);

    std::unique_ptr<ReadinessNotifier> m_readNotifier;
    std::unique_ptr<ReadinessNotifier> m_writeNotifier;
    std::unique_ptr<TlsChannel> m_tls;
    Descriptor m_socket;
    Failure m_failure;
    qint64 m_outgoingAt = 0;
    qint64 m_streamEnd = -1; // our data's end as the kernel counts acknowledged bytes
    bool m_shaking = false;
    bool m_wantsReading = false;
    bool m_wantsWriting = false;
    bool m_finishing = false;
    bool m_shutDown = false;
    bool m_ended = false;
    bool m_closeNotifyRequired = true;
};
