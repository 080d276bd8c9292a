#include "accounts/allowedhours.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace {
constexpr int minutesOfDay = 24 * 60;
constexpr int allDays = 127;

int dayOf(const QString &word) {
    static const QStringList days = {QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"),
                                     QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
                                     QStringLiteral("sun")};
    return int(days.indexOf(word));
}

// "mon-fri", "sat,sun"; 0 when it cannot be read.
int daysOf(const QString &text) {
    int days = 0;
    for (const QString &part : text.split(QLatin1Char(','))) {
        const QStringList ends = part.split(QLatin1Char('-'));
        const int first = dayOf(ends.first());
        const int last = dayOf(ends.last());
        if (ends.size() > 2 || first < 0 || last < 0)
            return 0;
        for (int day = first;; day = (day + 1) % 7) {
            days |= 1 << day;
            if (day == last)
                break;
        }
    }
    return days;
}
} // namespace

std::optional<AllowedHours> AllowedHours::parse(const QString &text) {
    static const QRegularExpression form(
        QStringLiteral("^(?:([a-z,-]+)\\s+)?([01]?\\d|2[0-3]):([0-5]\\d)-([01]?\\d|2[0-4]):([0-5]\\d)$"));
    AllowedHours hours;
    for (const QString &part : text.toLower().split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const auto match = form.match(part.trimmed());
        if (!match.hasMatch())
            return std::nullopt;
        Span span{match.captured(1).isEmpty() ? allDays : daysOf(match.captured(1)),
                  match.captured(2).toInt() * 60 + match.captured(3).toInt(),
                  match.captured(4).toInt() * 60 + match.captured(5).toInt()};
        if (span.days == 0 || span.until > minutesOfDay || span.from == span.until)
            return std::nullopt;
        hours.m_spans += span;
    }
    return hours;
}

bool AllowedHours::contains(const QDateTime &localTime) const {
    if (m_spans.isEmpty())
        return true;
    const int minute = localTime.time().hour() * 60 + localTime.time().minute();
    const int today = 1 << (localTime.date().dayOfWeek() - 1);
    const int yesterday = 1 << ((localTime.date().dayOfWeek() + 5) % 7);
    return std::any_of(m_spans.begin(), m_spans.end(), [&](const Span &span) {
        if (span.from < span.until)
            return (span.days & today) && minute >= span.from && minute < span.until;
        return ((span.days & today) && minute >= span.from) || ((span.days & yesterday) && minute < span.until);
    });
}
