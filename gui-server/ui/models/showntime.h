// Times as the window shows them: local, and in the order of ISO 8601 in every language.
#pragma once

#include <QDateTime>

namespace ShownTime {
inline QString dayFormat() { return QStringLiteral("yyyy-MM-dd"); }
inline QString minuteFormat() { return QStringLiteral("yyyy-MM-dd HH:mm"); }
inline QString day(const QDateTime &time) { return time.toLocalTime().toString(dayFormat()); }
// Ms since the epoch.
inline QString minute(qint64 time) { return QDateTime::fromMSecsSinceEpoch(time).toString(minuteFormat()); }
} // namespace ShownTime
