#include "base/bytesize.h"

#include <array>
#include <cmath>
#include <limits>

QString formatBytes(qint64 bytes) {
    static constexpr std::array units{"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    if (bytes < 0)
        return {};
    if (bytes < 1024)
        return QString::number(bytes) + QStringLiteral(" B");
    double value = double(bytes) / 1024;
    size_t unit = 0;
    // 1023.5 and more would be written with four digits.
    while (value >= 1023.5 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QString::number(value, 'f', decimals) + QLatin1Char(' ') + QLatin1String(units.at(unit));
}

QString formatRate(qint64 bytesPerSecond) {
    return bytesPerSecond < 0 ? QString() : QString(formatBytes(bytesPerSecond) + QStringLiteral("/s"));
}

std::optional<qint64> parseByteSize(QStringView text) {
    static const QString letters = QStringLiteral("kmgtpe");
    QString word = text.trimmed().toString().toLower();
    if (word.endsWith(QLatin1Char('b')))
        word.chop(1);
    if (word.endsWith(QLatin1Char('i')))
        word.chop(1);
    double factor = 1;
    if (!word.isEmpty()) {
        const qsizetype power = letters.indexOf(word.back());
        if (power >= 0) {
            factor = std::pow(1024.0, double(power + 1));
            word.chop(1);
        } else if (text.trimmed().endsWith(QLatin1String("i"), Qt::CaseInsensitive) ||
                   text.trimmed().endsWith(QLatin1String("ib"), Qt::CaseInsensitive)) {
            return {};
        }
    }
    word = word.trimmed();
    bool ok = false;
    if (factor == 1) {
        const qint64 exact = word.toLongLong(&ok);
        return ok && exact >= 0 && word.front().isDigit() ? std::optional(exact) : std::nullopt;
    }
    const double value = word.toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < 0 || !word.front().isDigit() || word.contains(QLatin1Char('e')))
        return {};
    const double bytes = std::round(value * factor);
    return bytes >= double(std::numeric_limits<qint64>::max()) ? std::nullopt : std::optional(qint64(bytes));
}
