// Makes the plan from what is on both sides and what is remembered of the last time. Values in, a value out, worked off
// in slices, so that trees of 100,000 entries never hold the event loop.
#pragma once

#include "sync/syncplan.h"

#include <QSet>

// The files that only their content can tell apart: on both sides, of equal size.
QList<QByteArray> digestCandidates(const Tree &local, const Tree &remote);

class Planner {
public:
    // Trees and memory outlive it and stay as they are. sameContent: for By::Digest, of each candidate whether the
    // digests are equal; one that is missing could not be made.
    Planner(const Tree &local, const Tree &remote, const SyncMemory &memory, const SyncOptions &options,
            const QHash<QByteArray, bool> &sameContent);

    // Works for about so long; true while there is more to do.
    bool step(int milliseconds);
    // Once. Precondition: step() has returned false.
    SyncPlan takePlan() { return std::move(m_plan); }

private:
    enum Side { Local, Remote };
    static Side other(Side side) { return side == Local ? Remote : Local; }
    // Mirror and Update.
    Side source() const { return m_options.isUpload ? Local : Remote; }
    struct Lone { // a folder that only one side has
        Side side;
        const TreeEntry *entry;
    };

    void takeNext();
    void decideLoneFolder();
    void placeNext();
    void lookForForgotten();
    void take(const TreeEntry *local, const TreeEntry *remote);
    void takeLone(Side side, const TreeEntry &entry, const SyncedPair *known);
    void takeLoneFile(Side side, const TreeEntry &entry, const SyncedPair *known);
    void takeFiles(const TreeEntry &local, const TreeEntry &remote, const SyncedPair *known);
    bool isSame(const TreeEntry &local, const TreeEntry &remote, const SyncedPair *known) const;
    bool isUnfinishedDownload(const TreeEntry &local) const;
    bool isInterrupted(const QByteArray &path, const TreeFacts &local, const TreeFacts &remote, Side source) const;
    const SyncedPair *knownOf(const QByteArray &path) const;
    bool isBeneathBlocked(const QByteArray &path) const;
    void stays(Side side, const QByteArray &path);

    void copy(Side from, SyncAction::Reason reason, const QByteArray &path, const TreeFacts &local,
              const TreeFacts &remote);
    void remove(Side side, const QByteArray &path, const TreeFacts &facts, QList<SyncAction> &actions);
    void makeFolder(Side side, const QByteArray &path, const TreeFacts &facts);
    void conflict(SyncAction::Reason reason, const QByteArray &path, const TreeFacts &local, const TreeFacts &remote);

    const Tree *m_trees[2];
    const SyncMemory &m_memory;
    const SyncOptions m_options;
    const QHash<QByteArray, bool> m_sameContent;
    SyncPlan m_plan;
    void (Planner::*m_next)(); // null when the plan stands
    qsizetype m_at[2] = {0, 0};
    qsizetype m_knownSeen = 0;         // of what is remembered, on one side at least
    QList<SyncAction> m_actions;       // sorted, without those of folders that only one side has
    qsizetype m_placed = 0;            // of m_actions
    QList<SyncAction> m_folderActions; // the rest, sorted backwards
    QHash<QByteArray, SyncedPair>::key_iterator m_known;
    QList<Lone> m_lone;              // sorted
    QSet<QByteArray> m_holding[2];   // folders in which something stays
    QByteArray m_lastHolding[2];     // the newest of them
    QSet<QByteArray> m_receiving[2]; // folders in which something will arrive
    QByteArray m_blocked;            // nothing at or beneath it is touched; empty none
};

// The same in one go.
SyncPlan makePlan(const Tree &local, const Tree &remote, const SyncMemory &memory, const SyncOptions &options,
                  const QHash<QByteArray, bool> &sameContent = {});
