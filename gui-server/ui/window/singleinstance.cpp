#include "window/singleinstance.h"

#include <QCryptographicHash>
#include <QLocalSocket>

namespace {
constexpr int AnswerLimit = 500; // ms, before any window is there
} // namespace

SingleInstance::SingleInstance(const QByteArray &key, QObject *parent)
    : QObject(parent)
    , m_name(QStringLiteral("wherry-server-") +
             QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(16))) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            Q_EMIT shown();
        }
    });
}

bool SingleInstance::hasAskedOther() {
    QLocalSocket other;
    other.connectToServer(m_name);
    if (other.waitForConnected(AnswerLimit)) {
        other.disconnectFromServer();
        return true;
    }
    QLocalServer::removeServer(m_name); // of an instance that was killed
    m_server.listen(m_name);
    return false;
}
