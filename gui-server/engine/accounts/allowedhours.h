// When an account may log in: "mon-fri 08:00-18:00; sat 09:00-12:00", local time. A value.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

class AllowedHours {
public:
    // Empty = always. Days are mon..sun, single, as a range or with commas, or left out for all; a range of hours that
    // ends before it begins goes over midnight and belongs to the day that it begins on. Nothing when it cannot be
    // read.
    static std::optional<AllowedHours> parse(const QString &text);
    bool contains(const QDateTime &localTime) const;

private:
    struct Span {
        int days = 0; // bit 0 = Monday
        int from = 0; // minutes of the day
        int until = 0;
    };
    QList<Span> m_spans;
};
