#include "cache/listingcache.h"

ListingCache::ListingCache(std::chrono::milliseconds maxAge, qint64 maxEntries, std::function<qint64()> clock)
    : m_maxAge(maxAge)
    , m_maxEntries(maxEntries)
    , m_clock(std::move(clock)) {
    m_timer.start();
    if (!m_clock)
        m_clock = [this] { return m_timer.elapsed(); };
}

std::shared_ptr<const Listing> ListingCache::find(const QString &site, const RemotePath &directory) const {
    const auto held = m_sites.constFind(site);
    if (held == m_sites.constEnd())
        return {};
    const auto found = held->constFind(directory);
    if (found == held->constEnd() || m_clock() - found->since > m_maxAge.count())
        return {};
    return found->listing;
}

void ListingCache::put(const QString &site, const RemotePath &directory, Listing listing) {
    remove(site, directory);
    m_entries += listing.entries.size() + 1;
    m_sites[site].insert(directory, {std::make_shared<const Listing>(std::move(listing)), m_clock()});
    shrink();
}

void ListingCache::remove(const QString &site, const RemotePath &directory) {
    const auto held = m_sites.find(site);
    if (held == m_sites.end())
        return;
    if (const auto found = held->constFind(directory); found != held->constEnd()) {
        m_entries -= found->listing->entries.size() + 1;
        held->erase(found);
    }
}

void ListingCache::removeTree(const QString &site, const RemotePath &directory) {
    const QList<RemotePath> known = m_sites.value(site).keys();
    for (const RemotePath &path : known)
        if (path == directory || path.isBelow(directory))
            remove(site, path);
}

void ListingCache::removeSite(const QString &site) { removeTree(site, RemotePath()); }

// The oldest go first; looked for one at a time, for it is rare.
void ListingCache::shrink() {
    while (m_entries > m_maxEntries) {
        QString site;
        RemotePath directory;
        qint64 oldest = -1;
        for (auto held = m_sites.cbegin(); held != m_sites.cend(); ++held) {
            for (auto entry = held->cbegin(); entry != held->cend(); ++entry) {
                if (oldest < 0 || entry->since < oldest) {
                    oldest = entry->since;
                    site = held.key();
                    directory = entry.key();
                }
            }
        }
        if (oldest < 0)
            return;
        remove(site, directory);
    }
}
