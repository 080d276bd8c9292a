// Listings of directories by server and path, for a while: what a window shows at once when it comes back. Bounded by
// age and number of entries. One per program, handed by reference.
#pragma once

#include "ftp/remotepath.h"
#include "listing/remoteentry.h"

#include <QElapsedTimer>
#include <QHash>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

class ListingCache {
public:
    // clock: monotonic milliseconds (for tests); default the system's.
    explicit ListingCache(std::chrono::milliseconds maxAge = std::chrono::minutes(10), qint64 maxEntries = 500'000,
                          std::function<qint64()> clock = {});

    // site: Site::key(). Null when there is none or it is too old.
    std::shared_ptr<const Listing> find(const QString &site, const RemotePath &directory) const;
    void put(const QString &site, const RemotePath &directory, Listing listing);
    void remove(const QString &site, const RemotePath &directory);
    // The directory and everything below it.
    void removeTree(const QString &site, const RemotePath &directory);
    void removeSite(const QString &site);

private:
    struct Held {
        std::shared_ptr<const Listing> listing;
        qint64 since = 0;
    };
    void shrink();

    std::chrono::milliseconds m_maxAge;
    qint64 m_maxEntries;
    std::function<qint64()> m_clock;
    QElapsedTimer m_timer;
    QHash<QString, QHash<RemotePath, Held>> m_sites;
    qint64 m_entries = 0;
};
