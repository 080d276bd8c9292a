// Times as the store of the server writes them: ISO 8601 with milliseconds.
#pragma once

#include <QDateTime>
#include <QJsonValue>

// Ms since the epoch; 0 when there is none.
inline qint64 storeTime(const QJsonValue &value) {
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}
