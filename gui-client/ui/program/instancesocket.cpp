#include "program/instancesocket.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>

namespace {
constexpr int patience = 5000;                     // ms
constexpr qint64 largestMessage = 4 * 1024 * 1024; // a command line is no longer than this
constexpr char taken = '\x06';

// What the desktop gives to a start so that its window may come to the front.
QByteArray activationToken() { return qgetenv("XDG_ACTIVATION_TOKEN"); }
} // namespace

// The name is short, for a socket's path has little room.
InstanceSocket::InstanceSocket(const QString &directory)
    : m_name(QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation))
                 .filePath(QStringLiteral("wherry-") +
                           QString::fromLatin1(
                               QCryptographicHash::hash(QFile::encodeName(directory), QCryptographicHash::Sha256)
                                   .toHex()
                                   .first(16)))) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &InstanceSocket::onConnection);
}

bool InstanceSocket::listen() {
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

bool InstanceSocket::handOver(const QStringList &urls) const {
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patience))
        return false;
    QDataStream stream(&socket);
    stream << urls << activationToken();
    QElapsedTimer waited;
    waited.start();
    while (socket.bytesToWrite() > 0 && waited.elapsed() < patience)
        if (!socket.waitForBytesWritten(patience))
            return false;
    return socket.waitForReadyRead(patience) && socket.read(1) == QByteArray(1, taken);
}

void InstanceSocket::onConnection() {
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        socket->setReadBufferSize(largestMessage);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { onReadable(*socket); });
        if (socket->bytesAvailable() > 0)
            onReadable(*socket);
    }
}

void InstanceSocket::onReadable(QLocalSocket &socket) {
    QDataStream stream(&socket);
    stream.startTransaction();
    QStringList urls;
    QByteArray token;
    stream >> urls >> token;
    if (!stream.commitTransaction()) {
        if (socket.bytesAvailable() >= largestMessage || stream.status() == QDataStream::ReadCorruptData)
            socket.abort();
        return;
    }
    socket.write(&taken, 1);
    socket.flush(); // before the addresses are opened, which may take its time
    Q_EMIT arrived(urls, token);
}
