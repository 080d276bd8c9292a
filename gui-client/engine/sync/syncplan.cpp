#include "sync/syncplan.h"

#include <algorithm>

using Kind = SyncAction::Kind;

SyncTally SyncPlan::tally() const {
    SyncTally tally;
    for (const SyncAction &action : actions) {
        ++(action.isFolder() ? tally.folders : tally.files)[size_t(action.kind)];
        tally.bytes += action.bytes();
    }
    return tally;
}

bool SyncPlan::isEmpty() const {
    return !makesLocalTop && !makesRemoteTop &&
           std::all_of(actions.begin(), actions.end(),
                       [](const SyncAction &action) { return action.kind == Kind::Conflict; });
}

SyncPlan::Guard SyncPlan::guard() const {
    const auto judge = [](qsizetype deleted, qsizetype there, qsizetype source) {
        if (deleted == 0)
            return Guard::None;
        if (source == 0)
            return Guard::SourceEmpty;
        return deleted * 5 > there ? Guard::ManyDeletions : Guard::None;
    };
    const SyncTally sums = tally();
    return std::max(judge(sums.count(Kind::DeleteRemote), remoteCount, localCount),
                    judge(sums.count(Kind::DeleteLocal), localCount, remoteCount),
                    [](Guard a, Guard b) { return a != Guard::SourceEmpty && (b == Guard::SourceEmpty || a < b); });
}
