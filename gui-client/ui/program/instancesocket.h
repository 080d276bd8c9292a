// The door of the one window a person has on a data directory: a later start hands its addresses over to the window
// that is there, by a local socket that only its user may open. Owned by the program's entry.
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

class QLocalSocket;

class InstanceSocket : public QObject {
    Q_OBJECT
public:
    // directory: the data directory, whose lock says who is first.
    explicit InstanceSocket(const QString &directory);

    // For who holds the lock: opens the door, over what a killed process left. From then on arrived(). False: no later
    // start will find this one.
    bool listen();
    // For who came later: true when the other program has taken the addresses. Waits at most 5 s, as it may still be
    // starting; an empty list only calls its window.
    bool handOver(const QStringList &urls) const;

Q_SIGNALS:
    void arrived(const QStringList &urls, const QByteArray &activationToken);

private:
    void onConnection();
    void onReadable(QLocalSocket &socket);

    QString m_name;
    QLocalServer m_server;
};
