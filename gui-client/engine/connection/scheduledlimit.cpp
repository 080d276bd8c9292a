#include "connection/scheduledlimit.h"

#include "base/bytesize.h"
#include "net/ratelimiter.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <chrono>

namespace {
constexpr int dayMinutes = 24 * 60;

const std::array<QLatin1String, 7> dayNames = {QLatin1String("mon"), QLatin1String("tue"), QLatin1String("wed"),
                                               QLatin1String("thu"), QLatin1String("fri"), QLatin1String("sat"),
                                               QLatin1String("sun")};

int dayOf(QStringView name) {
    const auto found = std::find(dayNames.begin(), dayNames.end(), name);
    return found == dayNames.end() ? -1 : static_cast<int>(found - dayNames.begin());
}

// "mon", "fri-mon", several with commas, "daily"; 0 when it is none of these.
quint8 daysOf(QStringView text) {
    if (text == QLatin1String("daily"))
        return LimitRule::everyDay;
    int days = 0;
    for (const QStringView part : text.split(u',')) {
        const QList<QStringView> ends = part.split(u'-');
        const int first = dayOf(ends.first());
        const int last = dayOf(ends.last());
        if (first < 0 || last < 0 || ends.size() > 2)
            return 0;
        for (int day = first;; day = (day + 1) % 7) {
            days |= 1 << day;
            if (day == last)
                break;
        }
    }
    return static_cast<quint8>(days);
}

int minutesOf(QStringView text) { // "08:00"; -1 when it is no time
    if (text == QLatin1String("24:00"))
        return dayMinutes;
    const QTime time = QTime::fromString(text.toString(), QStringLiteral("H:mm"));
    return time.isValid() ? time.hour() * 60 + time.minute() : -1;
}
} // namespace

std::optional<LimitRule> LimitRule::parse(QStringView text) {
    const qsizetype slash = text.indexOf(u'/');
    const qsizetype equals = text.lastIndexOf(u'=');
    if (slash < 0 || equals < slash)
        return {};
    const QList<QStringView> times = text.sliced(slash + 1, equals - slash - 1).split(u'-');
    const QStringView limit = text.sliced(equals + 1);
    const std::optional<qint64> rate = limit == QLatin1String("none") ? 0 : parseByteSize(limit);
    LimitRule rule;
    rule.days = daysOf(text.first(slash));
    rule.from = minutesOf(times.first());
    rule.to = minutesOf(times.last());
    if (rule.days == 0 || times.size() != 2 || rule.from < 0 || rule.from == dayMinutes || rule.to < 0 || !rate)
        return {};
    rule.rate = *rate;
    return rule;
}

bool LimitRule::holdsAt(const QDateTime &local) const {
    const int minute = local.time().hour() * 60 + local.time().minute();
    const int end = to > from ? to : to + dayMinutes;
    const int today = local.date().dayOfWeek() - 1;
    const auto beginsOn = [this](int day) { return (days >> day & 1) != 0; };
    return (beginsOn(today) && minute >= from && minute < end) ||
           (beginsOn((today + 6) % 7) && minute + dayMinutes < end);
}

ScheduledLimit::ScheduledLimit(RateLimiter &limiter, QObject *parent)
    : QObject(parent)
    , m_limiter(limiter) {
    m_minute.setSingleShot(true);
    connect(&m_minute, &QTimer::timeout, this, &ScheduledLimit::apply);
}

void ScheduledLimit::set(qint64 otherwise, const QList<LimitRule> &rules) {
    m_otherwise = otherwise;
    m_rules = rules;
    apply();
}

const LimitRule *ScheduledLimit::ruleAt(const QList<LimitRule> &rules, const QDateTime &local) {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&local](const LimitRule &rule) { return rule.holdsAt(local); });
    return found == rules.end() ? nullptr : &*found;
}

void ScheduledLimit::apply() {
    const QDateTime now = QDateTime::currentDateTime();
    const LimitRule *const rule = ruleAt(m_rules, now);
    const qint64 rate = rule ? rule->rate : m_otherwise;
    const bool isNew = rate != m_limiter.rate() || (rule != nullptr) != m_isByRule;
    m_isByRule = rule;
    if (rate != m_limiter.rate())
        m_limiter.setRate(rate);
    m_minute.stop();
    if (!m_rules.isEmpty())
        m_minute.start(std::chrono::milliseconds(60'000 - (now.time().msecsSinceStartOfDay() % 60'000)));
    if (isNew)
        Q_EMIT changed();
}
