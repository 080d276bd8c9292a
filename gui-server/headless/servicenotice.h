// Tells the service manager that started this process how it goes (systemd's notify protocol, sd_notify(3)). Does
// nothing when nobody asked for it with NOTIFY_SOCKET.
#pragma once

#include <QByteArray>
#include <QString>

class ServiceNotice {
public:
    ServiceNotice(); // takes NOTIFY_SOCKET out of the environment

    void ready(const QString &status) const;
    void reloading() const; // until ready()
    void stopping() const;

private:
    void send(const QByteArray &lines) const;

    QByteArray m_socket; // a path, or an abstract name behind "@"
};
