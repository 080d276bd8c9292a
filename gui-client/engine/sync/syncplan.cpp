#include "sync/syncplan.h"

#include <algorithm>

using Kind = SyncAction::Kind;

qsizetype SyncPlan::count(Kind kind) const {
    return std::count_if(actions.begin(), actions.end(),
                         [kind](const SyncAction &action) { return action.kind == kind; });
}

qint64 SyncPlan::bytes() const {
    qint64 sum = 0;
    for (const SyncAction &action : actions)
        sum += action.bytes();
    return sum;
}

bool SyncPlan::isEmpty() const { return count(Kind::Conflict) == actions.size() && !makesLocalTop && !makesRemoteTop; }

SyncPlan::Guard SyncPlan::guard() const {
    const auto judge = [](qsizetype deleted, qsizetype there, qsizetype source) {
        if (deleted == 0)
            return Guard::None;
        if (source == 0)
            return Guard::SourceEmpty;
        return deleted * 5 > there ? Guard::ManyDeletions : Guard::None;
    };
    return std::max(judge(count(Kind::DeleteRemote), remoteCount, localCount),
                    judge(count(Kind::DeleteLocal), localCount, remoteCount),
                    [](Guard a, Guard b) { return a != Guard::SourceEmpty && (b == Guard::SourceEmpty || a < b); });
}
