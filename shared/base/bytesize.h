// Sizes and rates for people, in binary units (KiB, MiB, GiB), and sizes typed by people.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

// "0 B", "999 B", "1.32 GiB": three significant digits from KiB on. Negative means unknown: "".
QString formatBytes(qint64 bytes);
// "1.32 MiB/s". Negative means unknown: "".
QString formatRate(qint64 bytesPerSecond);
// "1500", "64K", "1.5 MiB", "1G", "2gb": binary units always. Nothing when it is not a size or exceeds 2^63-1.
std::optional<qint64> parseByteSize(QStringView text);
