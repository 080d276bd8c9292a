#include "control/controlsocket.h"

#include "base/log.h"

#include <QFile>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

#include <chrono>

namespace {
constexpr int mostClients = 16;             // at a time; the others wait in the backlog
constexpr qint64 longestRequest = 64 << 10; // bytes
constexpr std::chrono::seconds silenceLimit(60);

bool isMine(const QLocalSocket &client) {
    ucred peer{};
    socklen_t length = sizeof peer;
    return ::getsockopt(int(client.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
           (peer.uid == ::geteuid() || peer.uid == 0);
}
} // namespace

ControlSocket::ControlSocket(Log &log, QObject *parent)
    : QObject(parent)
    , m_log(log) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(mostClients);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlSocket::onConnection);
}

QString ControlSocket::path(const QString &dataDirectory) { return dataDirectory + QStringLiteral("/control"); }

QJsonObject ControlSocket::refusal(const QString &sentence) {
    return {{QStringLiteral("ok"), false}, {QStringLiteral("error"), sentence}};
}

Expected<bool> ControlSocket::listen(const QString &dataDirectory) {
    const QString name = path(dataDirectory);
    QFile::remove(name);
    if (m_server.listen(name))
        return true;
    return Failure{Failure::Kind::LocalFile, 0, m_server.errorString(), name};
}

void ControlSocket::add(const QString &request, const Handler &handler) { m_handlers.insert(request, handler); }

void ControlSocket::onConnection() {
    while (QLocalSocket *client = m_server.nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        if (!isMine(*client)) {
            m_log.warning(QStringLiteral("control"), QStringLiteral("turned away a process of another user"));
            client->abort();
            continue;
        }
        client->setReadBufferSize(longestRequest + 1);
        connect(client, &QLocalSocket::readyRead, this, [this, client] { onReadable(*client); });
        auto *const silence = new QTimer(client);
        silence->setSingleShot(true);
        connect(silence, &QTimer::timeout, client, &QLocalSocket::abort);
        connect(client, &QLocalSocket::readyRead, silence, [silence] { silence->start(silenceLimit); });
        silence->start(silenceLimit);
    }
}

void ControlSocket::onReadable(QLocalSocket &client) {
    const QPointer<QLocalSocket> there(&client);
    while (there && client.canReadLine())
        answer(client, client.readLine());
    if (there && client.bytesAvailable() > longestRequest)
        client.abort();
}

void ControlSocket::answer(QLocalSocket &client, const QByteArray &line) {
    const Answer reply = [client = QPointer<QLocalSocket>(&client)](const QJsonObject &object) {
        if (client)
            client->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    };
    ask(QJsonDocument::fromJson(line).object(), reply);
}

void ControlSocket::ask(const QJsonObject &request, const Answer &answer) const {
    const auto handler = m_handlers.constFind(request.value(QStringLiteral("request")).toString());
    if (handler == m_handlers.constEnd())
        return answer(refusal(QStringLiteral("There is no such request.")));
    (*handler)(request, answer);
}
