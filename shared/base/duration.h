// Durations for people, and durations typed by people.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

// "0:06", "1:02:03", "3d 04:05:06". Negative means unknown: "".
QString formatDuration(qint64 seconds);
// "90", "90s", "15m", "2h", "1d", in seconds. Nothing when it is not a duration.
std::optional<qint64> parseDuration(QStringView text);
