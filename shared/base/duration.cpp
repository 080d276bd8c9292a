#include "base/duration.h"

#include <limits>

QString formatDuration(qint64 seconds) {
    if (seconds < 0)
        return {};
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    const qint64 minutes = seconds / 60 % 60, hours = seconds / 3600 % 24, days = seconds / 86400;
    if (days > 0)
        return QString(QString::number(days) + QStringLiteral("d ") + two(hours) + QLatin1Char(':') + two(minutes) +
                       QLatin1Char(':') + two(seconds % 60));
    if (hours > 0)
        return QString(QString::number(hours) + QLatin1Char(':') + two(minutes) + QLatin1Char(':') + two(seconds % 60));
    return QString(QString::number(minutes) + QLatin1Char(':') + two(seconds % 60));
}

std::optional<qint64> parseDuration(QStringView text) {
    QStringView number = text.trimmed();
    qint64 factor = 1;
    if (!number.isEmpty() && !number.back().isDigit()) {
        switch (number.back().toLower().unicode()) {
        case 's':
            factor = 1;
            break;
        case 'm':
            factor = 60;
            break;
        case 'h':
            factor = 3600;
            break;
        case 'd':
            factor = 86400;
            break;
        default:
            return {};
        }
        number = number.chopped(1).trimmed();
    }
    bool ok = false;
    const qint64 value = number.toLongLong(&ok);
    if (!ok || value < 0 || !number.front().isDigit() || value > std::numeric_limits<qint64>::max() / factor)
        return {};
    return value * factor;
}
