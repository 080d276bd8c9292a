// A SOCKS5 or HTTP proxy for tests that works, and at any step of its handshake can drop, fall silent, refuse or talk
// nonsense. Speaks through Qt's own sockets, so that it shares no code with what it tests.
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

class ScriptedProxy : public QObject {
    Q_OBJECT
public:
    enum class Kind { Socks5, Http };
    enum class Fault {
        None,
        Drop,    // the connection is reset
        Close,   // it ends in order
        Silence, // nothing more is said
        Half,    // half of the answer, then the end
        Refuse,  // a proper no
        Garbage, // bytes of no protocol
        Endless  // no end of bytes
    };

    explicit ScriptedProxy(Kind kind, QObject *parent = nullptr);

    quint16 port() const { return m_listener.serverPort(); }

    QByteArray user, password; // demanded when user is set
    bool byteByByte = false;   // answers come in pieces of one byte
    int faultStep = -1;        // answers are counted from 0, for each connection
    Fault fault = Fault::None;
    QByteArray greeting; // sent at once behind the last answer, as a quick server does; nobody is dialled then

    QList<QByteArray> targets; // "host:port", as they were asked for
    int steps() const { return m_kind == Kind::Http ? 1 : user.isEmpty() ? 2 : 3; }

private:
    struct Client;
    void onClient(QTcpSocket *socket);
    void onBytes(Client &client);
    void onGreeting(Client &client);
    void onPassword(Client &client);
    void onRequest(Client &client);
    void onHttp(Client &client);
    void open(Client &client, const QByteArray &host, quint16 port, const QByteArray &success,
              const QByteArray &refusal);
    void answer(Client &client, const QByteArray &good, const QByteArray &refusal);
    void send(Client &client, const QByteArray &bytes) const;

    Kind m_kind;
    QTcpServer m_listener;
};
