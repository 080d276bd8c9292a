// Bytes per second over time, as the dashboard's graph shows them: 1 s for 10 minutes and 1 minute for 24 hours.
#pragma once

#include <QList>

struct ThroughputSample {
    qint64 down = 0, up = 0; // bytes per second, sent to and received from clients
    bool operator==(const ThroughputSample &) const = default;
};

class ThroughputHistory {
public:
    static constexpr int Seconds = 600;
    static constexpr int Minutes = 1440;

    // One second has passed with these rates.
    void append(ThroughputSample sample);
    const QList<ThroughputSample> &seconds() const { return m_seconds; }
    const QList<ThroughputSample> &minutes() const { return m_minutes; } // averages, whole minutes only
    ThroughputSample newest() const { return m_seconds.isEmpty() ? ThroughputSample() : m_seconds.last(); }

private:
    QList<ThroughputSample> m_seconds, m_minutes;
    ThroughputSample m_sum; // of the minute that runs
    int m_summed = 0;
};
