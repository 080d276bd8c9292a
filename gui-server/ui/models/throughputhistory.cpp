#include "models/throughputhistory.h"

namespace {
void put(QList<ThroughputSample> &list, ThroughputSample sample, int limit) {
    if (list.size() >= limit)
        list.removeFirst();
    list.append(sample);
}
} // namespace

void ThroughputHistory::append(ThroughputSample sample) {
    put(m_seconds, sample, Seconds);
    m_sum.down += sample.down;
    m_sum.up += sample.up;
    if (++m_summed < 60)
        return;
    put(m_minutes, {m_sum.down / m_summed, m_sum.up / m_summed}, Minutes);
    m_sum = {};
    m_summed = 0;
}
