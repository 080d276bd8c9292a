#include "models/shownrows.h"

#include "models/sortedentries.h"

#include <QElapsedTimer>
#include <QStringMatcher>

#include <algorithm>

namespace {
constexpr quint32 rowsBetweenLooks = 512; // at the clock
}

bool ShownRows::step(const SortedEntries &entries, const Rule &rule, int milliseconds) {
    const QStringMatcher matcher(rule.filter, Qt::CaseInsensitive);
    const std::vector<quint32> &order = entries.order();
    m_numbers.reserve(order.size());
    m_bytes.reserve(order.size());
    QElapsedTimer spent;
    spent.start();
    while (m_looked < order.size() && spent.elapsed() < milliseconds) {
        const quint32 end = std::min(static_cast<quint32>(order.size()), m_looked + rowsBetweenLooks);
        for (; m_looked < end; ++m_looked) {
            const FileEntry &entry = entries.at(order[m_looked]);
            if ((!rule.hiddenShown && entry.isHidden()) || (!rule.filter.isEmpty() && matcher.indexIn(entry.shown) < 0))
                continue;
            m_folders += entry.opens();
            const qint64 bytes = entry.opens() ? 0 : std::max<qint64>(entry.size, 0);
            m_bytes.push_back(bytes + (m_bytes.empty() ? 0 : m_bytes.back()));
            m_numbers.push_back(order[m_looked]);
        }
    }
    return m_looked < order.size();
}

void ShownRows::append(const std::vector<quint32> &numbers) {
    m_numbers.insert(m_numbers.end(), numbers.begin(), numbers.end());
}

ShownRows::Totals ShownRows::totals(size_t first, size_t end) const {
    end = std::min(end, m_bytes.size());
    if (first >= end)
        return {};
    Totals totals;
    totals.folders = static_cast<qint64>(std::min(end, m_folders) - std::min(first, m_folders));
    totals.files = static_cast<qint64>(end - first) - totals.folders;
    totals.bytes = m_bytes[end - 1] - (first > 0 ? m_bytes[first - 1] : 0);
    return totals;
}
