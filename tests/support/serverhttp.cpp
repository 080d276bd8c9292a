#include "support/serverhttp.h"

#include <QTcpSocket>

#include <memory>

ServerHttp::ServerHttp() {
    connect(this, &QTcpServer::newConnection, this, &ServerHttp::onConnection);
    listen(QHostAddress::LocalHost);
}

QString ServerHttp::address(const QString &path) const {
    return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path);
}

void ServerHttp::onConnection() {
    while (QTcpSocket *socket = nextPendingConnection()) {
        auto received = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, received] { onRead(*socket, *received); });
    }
}

void ServerHttp::onRead(QTcpSocket &socket, QByteArray &received) {
    received += socket.readAll();
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Request request;
    QList<QByteArray> lines = received.left(end).split('\n');
    request.line = lines.takeFirst().trimmed();
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype size = request.headers.value("content-length").toLongLong();
    if (received.size() < end + 4 + size)
        return;
    request.body = received.mid(end + 4, size);
    received.remove(0, end + 4 + size);
    m_requests += request;
    QByteArray answer("204 No Content");
    if (!m_answers.isEmpty())
        answer = m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.first();
    if (answer.isEmpty()) {
        ++m_waiting;
        connect(&socket, &QTcpSocket::disconnected, this, [this] { --m_waiting; });
    } else {
        socket.write("HTTP/1.1 " + answer.replace("\n", "\r\n") + "\r\nContent-Length: 0\r\n\r\n");
    }
}
