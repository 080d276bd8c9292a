#include "support/scriptedproxy.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <sys/socket.h>

#include <memory>

namespace {
// Only our direction: closed over bytes that the server still says (session tickets), the connection would be reset,
// and what the server has not taken yet would be lost.
void endWriting(QTcpSocket &server) {
    const auto end = [&server] {
        if (server.bytesToWrite() == 0)
            ::shutdown(int(server.socketDescriptor()), SHUT_WR);
    };
    QObject::connect(&server, &QTcpSocket::bytesWritten, &server, end);
    end();
}
} // namespace

struct ScriptedProxy::Client : QObject {
    explicit Client(QTcpSocket *theirs)
        : QObject(theirs)
        , socket(theirs) {}

    QTcpSocket *socket;
    QTcpSocket *server = nullptr; // once the way is open
    QByteArray bytes;             // not looked at yet
    void (ScriptedProxy::*step)(Client &) = nullptr;
    int answers = 0;
    bool isSilent = false;
};

ScriptedProxy::ScriptedProxy(Kind kind, QObject *parent)
    : QObject(parent)
    , m_kind(kind) {
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *const socket = m_listener.nextPendingConnection())
            onClient(socket);
    });
    m_listener.listen(QHostAddress::LocalHost);
}

void ScriptedProxy::onClient(QTcpSocket *socket) {
    auto *client = new Client(socket);
    client->step = m_kind == Kind::Http ? &ScriptedProxy::onHttp : &ScriptedProxy::onGreeting;
    connect(socket, &QTcpSocket::readyRead, client, [this, client] {
        if (client->server) {
            client->server->write(client->socket->readAll());
            return;
        }
        client->bytes += client->socket->readAll();
        onBytes(*client);
    });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void ScriptedProxy::onBytes(Client &client) {
    if (!client.isSilent)
        (this->*client.step)(client);
}

void ScriptedProxy::onGreeting(Client &client) {
    if (client.bytes.size() < 2 || client.bytes.size() < 2 + client.bytes.at(1))
        return;
    const QByteArray methods = client.bytes.mid(2, client.bytes.at(1));
    client.bytes.remove(0, 2 + methods.size());
    const bool demands = !user.isEmpty();
    client.step = demands ? &ScriptedProxy::onPassword : &ScriptedProxy::onRequest;
    if (client.socket && !methods.contains(demands ? '\2' : '\0')) {
        send(client, QByteArray("\5\xff", 2));
        return client.socket->disconnectFromHost();
    }
    answer(client, demands ? QByteArray("\5\2", 2) : QByteArray("\5\0", 2), QByteArray("\5\xff", 2));
}

void ScriptedProxy::onPassword(Client &client) {
    const QByteArray expected = '\1' + (char(user.size()) + user) + (char(password.size()) + password);
    if (client.bytes.size() < expected.size())
        return;
    const bool isRight = client.bytes == expected;
    client.bytes.clear();
    client.step = &ScriptedProxy::onRequest;
    if (isRight)
        return answer(client, QByteArray("\1\0", 2), QByteArray("\1\1", 2));
    send(client, QByteArray("\1\1", 2));
    client.socket->disconnectFromHost();
}

void ScriptedProxy::onRequest(Client &client) {
    const QByteArray &bytes = client.bytes;
    if (bytes.size() < 7)
        return;
    const char kind = bytes.at(3);
    const int length = kind == 1 ? 4 : kind == 4 ? 16 : 1 + bytes.at(4);
    if (bytes.size() < 4 + length + 2)
        return;
    QByteArray host = bytes.mid(kind == 3 ? 5 : 4, kind == 3 ? length - 1 : length);
    if (kind == 1)
        host = QHostAddress(
                   quint32(quint8(host[0]) << 24 | quint8(host[1]) << 16 | quint8(host[2]) << 8 | quint8(host[3])))
                   .toString()
                   .toLatin1();
    else if (kind == 4)
        host = QHostAddress(reinterpret_cast<const quint8 *>(host.constData())).toString().toLatin1();
    const auto port = quint16(quint8(bytes.at(4 + length)) << 8 | quint8(bytes.at(5 + length)));
    // Answered with a domain name, the form that is read least often.
    open(client, host, port, QByteArray("\5\0\0\3\7proxied\0\0", 14), QByteArray("\5\5\0\1\0\0\0\0\0\0", 10));
}

void ScriptedProxy::onHttp(Client &client) {
    const qsizetype end = client.bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray header = client.bytes.left(end);
    const QByteArray target = header.split(' ').value(1);
    const qsizetype colon = target.lastIndexOf(':');
    const QByteArray basic = "Proxy-Authorization: Basic " + QByteArray(user + ':' + password).toBase64();
    if (!user.isEmpty() && !header.contains(basic)) {
        send(client, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        return client.socket->disconnectFromHost();
    }
    QByteArray host = target.left(colon);
    if (host.startsWith('['))
        host = host.mid(1, host.size() - 2);
    open(client, host, target.mid(colon + 1).toUShort(),
         "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 Connection established\r\nX-Proxy: scripted\r\n\r\n",
         "HTTP/1.1 403 Not here\r\nContent-Length: 0\r\n\r\n");
}

void ScriptedProxy::open(Client &client, const QByteArray &host, quint16 port, const QByteArray &success,
                         const QByteArray &refusal) {
    targets.append(host + ':' + QByteArray::number(port));
    client.bytes.clear();
    client.isSilent = true; // until the server is there
    if (!greeting.isEmpty() || client.answers == faultStep)
        return answer(client, success + greeting, refusal);
    auto *server = new QTcpSocket(this); // outlives its client while there are bytes for it
    connect(server, &QTcpSocket::disconnected, server, &QObject::deleteLater);
    connect(server, &QTcpSocket::connected, &client, [this, &client, server, success, refusal] {
        answer(client, success, refusal);
        client.server = server;
        // What was read while nobody was there.
        server->write(client.socket->readAll());
    });
    connect(server, &QTcpSocket::readyRead, &client, [&client, server] { client.socket->write(server->readAll()); });
    connect(server, &QTcpSocket::disconnected, &client, [&client, server] {
        client.socket->write(server->readAll());
        client.socket->disconnectFromHost();
    });
    connect(client.socket, &QTcpSocket::disconnected, server, [server] { endWriting(*server); });
    connect(server, &QTcpSocket::errorOccurred, &client, [this, &client, refusal] {
        if (!client.server) {
            send(client, refusal);
            client.socket->disconnectFromHost();
        }
    });
    server->connectToHost(QString::fromLatin1(host), port);
}

void ScriptedProxy::answer(Client &client, const QByteArray &good, const QByteArray &refusal) {
    if (client.answers++ != faultStep)
        return send(client, good);
    switch (fault) {
    case Fault::None:
        return send(client, good);
    case Fault::Drop:
        return client.socket->abort();
    case Fault::Close:
        return client.socket->disconnectFromHost();
    case Fault::Silence:
        client.isSilent = true;
        return;
    case Fault::Half:
        send(client, good.left(good.size() / 2));
        return client.socket->disconnectFromHost();
    case Fault::Refuse:
        send(client, refusal);
        return client.socket->disconnectFromHost();
    case Fault::Garbage:
        return send(client, QByteArray("\xfe\xfd\n\n\xfc", 5).repeated(20));
    case Fault::Endless:
        return send(client, QByteArray(1 << 20, m_kind == Kind::Http ? 'H' : '\5'));
    }
}

void ScriptedProxy::send(Client &client, const QByteArray &bytes) const {
    if (!byteByByte) {
        client.socket->write(bytes);
        return;
    }
    for (const char byte : bytes) {
        client.socket->write(&byte, 1);
        client.socket->flush();
    }
}
