// A speed limit that is another one at certain hours of the week. Owned beside the limiter, which outlives it.
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QStringView>
#include <QTimer>

#include <optional>

class RateLimiter;

struct LimitRule {
    static constexpr quint8 workdays = 0b0011111; // bit 0 is Monday
    static constexpr quint8 weekend = 0b1100000;
    static constexpr quint8 everyDay = workdays | weekend;

    quint8 days = everyDay; // on which it begins
    int from = 0;           // minutes since midnight, local time
    int to = 0;             // the same; not after from: on the next day
    qint64 rate = 0;        // bytes per second, 0 none

    // "mon-fri/08:00-18:00=500K", "sat,sun/00:00-24:00=2M", "daily/22:00-06:00=none". Nothing when it is no rule.
    [[nodiscard]] static std::optional<LimitRule> parse(QStringView text);
    bool holdsAt(const QDateTime &local) const;
    bool operator==(const LimitRule &) const = default;
};

class ScheduledLimit : public QObject {
    Q_OBJECT
public:
    explicit ScheduledLimit(RateLimiter &limiter, QObject *parent = nullptr);

    // The first rule that holds counts; otherwise: bytes per second while none does, 0 no limit.
    void set(qint64 otherwise, const QList<LimitRule> &rules);
    bool isByRule() const { return m_isByRule; } // at present
    static const LimitRule *ruleAt(const QList<LimitRule> &rules, const QDateTime &local);

Q_SIGNALS:
    void changed();

private:
    void apply();

    RateLimiter &m_limiter;
    QList<LimitRule> m_rules;
    qint64 m_otherwise = 0;
    QTimer m_minute; // while there are rules: the clock may be set at any time
    bool m_isByRule = false;
};
