#include "queue/growth.h"

void Growth::sample(int busy, qint64 rate) {
    if (m_rest > 0) {
        if (--m_rest == 0) // the line may have changed
            m_before = 0;
        return;
    }
    if (busy < m_most || rate <= 0)
        return;
    if (rate * 100 >= m_before * worthPercent) {
        m_before = rate;
        ++m_most;
        return;
    }
    if (m_most > begin)
        --m_most;
    m_rest = retryAfter;
}
