#include "sites/learnedlimits.h"

#include <QDir>

#include <algorithm>

LearnedLimits::LearnedLimits(const QString &folder)
    : m_file(QDir(folder).filePath(QStringLiteral("limits.json"))) {
    // A damaged file is put aside, and the limits are learned again.
    static_cast<void>(m_file.load());
}

int LearnedLimits::limit(const QString &siteKey, const QDate &today) const {
    const QByteArray key = siteKey.toUtf8();
    const QStringList kept = m_file.get(Setting<QStringList>{QLatin1String(key), {}});
    if (kept.size() != 2)
        return 0;
    const QDate learned = QDate::fromString(kept[1], Qt::ISODate);
    return learned.isValid() && learned.daysTo(today) <= daysKept ? kept[0].toInt() : 0;
}

void LearnedLimits::learn(const QString &siteKey, int connections, const QDate &today) {
    const QByteArray key = siteKey.toUtf8();
    m_file.set(Setting<QStringList>{QLatin1String(key), {}},
               {QString::number(connections), today.toString(Qt::ISODate)});
}

int LearnedLimits::limit(const Site &site) const {
    const int learned = limit(site.key());
    return learned > 0 && site.maxSessions > 0 ? std::min(learned, site.maxSessions)
                                               : std::max(learned, site.maxSessions);
}
