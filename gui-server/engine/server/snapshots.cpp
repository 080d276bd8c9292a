#include "server/snapshots.h"

QString ListenerInfo::text() const {
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString name = six ? QLatin1Char('[') + address.toString() + QLatin1Char(']') : address.toString();
    return name + QLatin1Char(':') + QString::number(port);
}
