// The administrator's door to a running server: a local socket in the data directory (mode 0600) that answers one JSON
// object a line with one JSON object a line: {"request": "status"} with {"ok": true, ...}, or {"ok": false, "error":
// "sentence"}. Owned by main() beside the server.
#pragma once

#include "base/expected.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QMap>
#include <QObject>
#include <QString>

#include <functional>

class Log;
class QLocalSocket;

class ControlSocket : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(const QJsonObject &)>;
    // Answers once, now or later; an answer to a client that is gone is dropped.
    using Handler = std::function<void(const QJsonObject &request, const Answer &answer)>;

    explicit ControlSocket(Log &log, QObject *parent = nullptr);

    // Whoever holds the data directory may listen there: what another process left is removed. LocalFile on failure.
    Expected<bool> listen(const QString &dataDirectory);
    void add(const QString &request, const Handler &handler);
    // The same from inside the process, for the window.
    void ask(const QJsonObject &request, const Answer &answer) const;

    static QString path(const QString &dataDirectory);
    static QJsonObject refusal(const QString &sentence);

private:
    void onConnection();
    void onReadable(QLocalSocket &client);
    void answer(QLocalSocket &client, const QByteArray &line);

    Log &m_log;
    QLocalServer m_server;
    QMap<QString, Handler> m_handlers;
};
