// What a Runner knows of each site and each connection; nobody else's.
#pragma once

#include "operations/transfer/sharedtransfer.h"
#include "queue/growth.h"
#include "queue/runner.h"

#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <set>
#include <vector>

// One connection, and the items that it carries, or the one that it helps with.
struct Runner::Lane {
    Place *place = nullptr;
    LaterPtr<Carrier> carrier;
    std::set<TransferItem::Id> items;
    std::set<TransferItem::Id> shareable; // of these, those that others may take a part in
    TransferItem::Id assists = 0;
    QElapsedTimer idleSince;

    bool isIdle() const { return items.empty() && !assists; }
};

// One site with its connections.
struct Runner::Place {
    QString site;
    CarrierFactory factory;
    int limit = 0; // learned, 0 none
    bool hasNewLimit = false;
    int segments = 0;      // of one download, 0: as many as bring something
    int helpRest = 0;      // samples
    bool lacksOne = false; // something waits for a connection, also for those that only help
    bool isAhead = false;  // connections for the files of a folder that is read were opened
    bool isSeen = false;   // behind the small ones that wait for room stands nothing that may start
    Growth growth;
    std::vector<std::unique_ptr<Lane>> lanes;

    int busy() const {
        return static_cast<int>(
            std::count_if(lanes.begin(), lanes.end(), [](const auto &lane) { return !lane->isIdle(); }));
    }
    // Connections that help with this item; 0: with any.
    int helpers(TransferItem::Id id = 0) const {
        return static_cast<int>(std::count_if(lanes.begin(), lanes.end(), [id](const auto &lane) {
            return lane->assists != 0 && (id == 0 || lane->assists == id);
        }));
    }
    std::vector<TransferItem::Id> shareable() const {
        std::vector<TransferItem::Id> all;
        for (const auto &lane : lanes)
            all.insert(all.end(), lane->shareable.begin(), lane->shareable.end());
        return all;
    }
    std::shared_ptr<SharedTransfer> sharedOf(TransferItem::Id id) const {
        const auto carrying =
            std::find_if(lanes.begin(), lanes.end(), [id](const auto &lane) { return lane->items.contains(id); });
        return carrying == lanes.end() ? std::shared_ptr<SharedTransfer>() : (*carrying)->carrier->shared(id);
    }
    bool carries(TransferItem::Id id) const {
        return std::any_of(lanes.begin(), lanes.end(), [id](const auto &lane) { return lane->items.contains(id); });
    }
};
