// How many bytes an account may move in a day, a week and a month, one way. Days, weeks (from Monday on) and months are
// those of UTC: several servers may share the figures, and no day has 23 hours.
#pragma once

#include <QtGlobal>

#include <array>

enum class TransferDirection { Upload, Download };

enum class TransferPeriod { Day, Week, Month };
inline constexpr std::array transferPeriods{TransferPeriod::Day, TransferPeriod::Week, TransferPeriod::Month};

// Bytes for each of them.
template<qint64 otherwise>
struct PerPeriod {
    std::array<qint64, transferPeriods.size()> bytes{otherwise, otherwise, otherwise};

    qint64 &operator[](TransferPeriod period) { return bytes[std::size_t(period)]; }
    qint64 operator[](TransferPeriod period) const { return bytes[std::size_t(period)]; }
    friend bool operator==(const PerPeriod &, const PerPeriod &) = default;
};
using TransferLimits = PerPeriod<-1>; // -1 = no limit
using TransferFigures = PerPeriod<0>;

namespace TransferCalendar {
int today(); // days since 1970-01-01
int begin(TransferPeriod period, int day);
int end(TransferPeriod period, int day);                // the first day after it
inline constexpr qint64 DayLength = 24LL * 3600 * 1000; // ms
} // namespace TransferCalendar
