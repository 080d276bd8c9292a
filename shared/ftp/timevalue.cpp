#include "ftp/timevalue.h"

#include <QDate>

namespace {
constexpr qint64 secondsPerDay = 24 * 60 * 60;
constexpr qint64 epochDay = 2440588; // the Julian day of 1970-01-01, as QDate counts

bool isDigits(QByteArrayView text) {
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
    }
    return !text.isEmpty();
}

int number(QByteArrayView digits) {
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

// The proleptic Gregorian calendar that QDate knows has no year 0; ours is the year 400 shifted by one whole cycle.
constexpr qint64 daysPerCycle = 146'097;

std::optional<qint64> dayNumber(int year, int month, int day) {
    const bool zero = year == 0;
    const QDate date(zero ? 400 : year, month, day);
    if (!date.isValid())
        return std::nullopt;
    return date.toJulianDay() - epochDay - (zero ? daysPerCycle : 0);
}

QByteArray padded(int value, int width) { return QByteArray::number(value).rightJustified(width, '0'); }
} // namespace

TimeValue TimeValue::fromMilliseconds(qint64 milliseconds) {
    qint64 seconds = milliseconds / 1000;
    qint64 rest = milliseconds % 1000;
    if (rest < 0) {
        --seconds;
        rest += 1000;
    }
    return {seconds, qint32(rest * 1'000'000), 3};
}

std::optional<TimeValue> parseTimeValue(QByteArrayView text) {
    const qsizetype point = text.indexOf('.');
    const QByteArrayView whole = point < 0 ? text : text.first(point);
    const QByteArrayView fraction = point < 0 ? QByteArrayView() : text.sliced(point + 1);
    const bool countsFrom1900 = whole.size() == 15 && whole.startsWith("191");
    if (!isDigits(whole) || (whole.size() != 14 && !countsFrom1900) || (point >= 0 && !isDigits(fraction)))
        return std::nullopt;

    const int year = countsFrom1900 ? 1900 + number(whole.sliced(2, 3)) : number(whole.first(4));
    const QByteArrayView rest = whole.last(10);
    const auto day = dayNumber(year, number(rest.sliced(0, 2)), number(rest.sliced(2, 2)));
    const int hour = number(rest.sliced(4, 2)), minute = number(rest.sliced(6, 2)), second = number(rest.sliced(8, 2));
    if (!day || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;

    TimeValue time;
    time.seconds = *day * secondsPerDay + hour * 3600 + minute * 60 + second;
    time.fractionDigits = int(qMin<qsizetype>(fraction.size(), 9));
    if (time.fractionDigits > 0)
        time.nanoseconds = number(fraction.first(time.fractionDigits).toByteArray().leftJustified(9, '0'));
    return time;
}

QByteArray formatTimeValue(const TimeValue &time, int fractionDigits) {
    qint64 day = time.seconds / secondsPerDay;
    qint64 second = time.seconds % secondsPerDay;
    if (second < 0) {
        --day;
        second += secondsPerDay;
    }
    static const qint64 firstDay = *dayNumber(0, 1, 1), lastDay = *dayNumber(9999, 12, 31);
    if (day < firstDay || day > lastDay)
        return {};
    const bool zero = day < *dayNumber(1, 1, 1);
    const QDate date = QDate::fromJulianDay(day + epochDay + (zero ? daysPerCycle : 0));
    QByteArray text = padded(zero ? 0 : date.year(), 4) + padded(date.month(), 2) + padded(date.day(), 2) +
                      padded(int(second / 3600), 2) + padded(int(second / 60 % 60), 2) + padded(int(second % 60), 2);
    if (fractionDigits > 0)
        text += '.' + padded(time.nanoseconds, 9).first(qMin(fractionDigits, 9));
    return text;
}

std::optional<TimeAndPath> parseTimeAndPath(QByteArrayView argument) {
    const qsizetype space = argument.indexOf(' ');
    if (space < 0 || space + 1 == argument.size())
        return std::nullopt;
    const auto time = parseTimeValue(argument.first(space));
    if (!time)
        return std::nullopt;
    return TimeAndPath{*time, argument.sliced(space + 1).toByteArray()};
}
