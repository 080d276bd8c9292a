// Times as MDTM, MFMT, MFF and the modify fact write them (RFC 3659 2.3): YYYYMMDDHHMMSS[.fraction], always UTC.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

struct TimeValue {
    qint64 seconds = 0;     // since 1970-01-01 UTC, may be negative
    qint32 nanoseconds = 0; // 0..999999999, counted up from seconds
    int fractionDigits = 0; // how many digits of a second the other side gave (its precision), 0..9

    // Milliseconds since 1970-01-01 UTC, rounded down.
    qint64 milliseconds() const { return seconds * 1000 + nanoseconds / 1'000'000; }
    static TimeValue fromMilliseconds(qint64 milliseconds);

    friend bool operator==(const TimeValue &, const TimeValue &) = default;
};

// Strict in its digits and in the calendar (second 60 is the next minute's first); nothing around it. Fractions beyond
// nanoseconds are dropped. "19100..." (15 digits, a year counted from 1900) of servers with that mistake is understood.
std::optional<TimeValue> parseTimeValue(QByteArrayView text);
// Years 0..9999 (empty beyond); fractionDigits 0..9 digits behind the point, none for 0.
QByteArray formatTimeValue(const TimeValue &time, int fractionDigits = 0);

// "time path": the argument of MFMT, and of MDTM used to set a time.
struct TimeAndPath {
    TimeValue time;
    QByteArray path; // not empty
};
std::optional<TimeAndPath> parseTimeAndPath(QByteArrayView argument);
