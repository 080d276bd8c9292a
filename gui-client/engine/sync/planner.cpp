#include "sync/planner.h"

#include "operations/transfer/partfile.h"

#include <QElapsedTimer>

#include <cstdlib>
#include <limits>

using Kind = SyncAction::Kind;
using Reason = SyncAction::Reason;
using Mode = SyncOptions::Mode;
using By = SyncOptions::By;
using Precision = TreeFacts::Precision;

namespace {
// How far apart two times of the same file may be, in ms: the second is lost on the way by MFMT and MDTM, more by LIST.
qint64 tolerance(const TreeFacts &a, const TreeFacts &b) {
    switch (std::min(a.precision, b.precision)) {
    case Precision::Day:
        return 24 * 3600 * 1000LL;
    case Precision::Minute:
        return 60 * 1000;
    default:
        return 1000;
    }
}

// Above 0 when a is newer, below when b is, 0 when they are as old as each other, as far as can be told.
int compareTimes(const TreeFacts &a, const TreeFacts &b) {
    if (a.precision == Precision::Unknown || b.precision == Precision::Unknown)
        return 0;
    const qint64 difference = a.modified - b.modified;
    return std::abs(difference) <= tolerance(a, b) ? 0 : difference > 0 ? 1 : -1;
}

bool sizesDiffer(const TreeFacts &a, const TreeFacts &b) { return a.size >= 0 && b.size >= 0 && a.size != b.size; }

// Whether one side is another one than it was; the same program told both times, so that they are equal to the digit.
bool hasChanged(const TreeFacts &before, const TreeFacts &now) {
    if (before.type != now.type || sizesDiffer(before, now))
        return true;
    if (before.precision == Precision::Unknown || now.precision == Precision::Unknown)
        return false;
    if (std::min(before.precision, now.precision) >= Precision::Second)
        return before.modified != now.modified;
    return compareTimes(before, now) != 0;
}

} // namespace

Planner::Planner(const Tree &local, const Tree &remote, const SyncMemory &memory, const SyncOptions &options,
                 const QHash<QByteArray, bool> &sameContent)
    : m_trees{&local, &remote}
    , m_memory(memory)
    , m_options(options)
    , m_sameContent(sameContent)
    , m_next(&Planner::takeNext) {
    m_plan.options = m_options;
    m_plan.localCount = local.entries.size();
    m_plan.remoteCount = remote.entries.size();
    m_plan.localTroubles = local.troubles;
    m_plan.remoteTroubles = remote.troubles;
    m_plan.inStep.reserve(std::min(m_plan.localCount, m_plan.remoteCount));
    const bool fillsBoth = m_options.mode == Mode::Both;
    m_plan.makesLocalTop = local.isMissing && (fillsBoth || source() == Remote);
    m_plan.makesRemoteTop = remote.isMissing && (fillsBoth || source() == Local);
}

bool Planner::step(int milliseconds) {
    constexpr int stepsBetweenLooks = 64; // at the clock
    QElapsedTimer spent;
    spent.start();
    while (m_next != nullptr && spent.elapsed() < milliseconds) {
        for (int done = 0; m_next != nullptr && done < stepsBetweenLooks; ++done)
            (this->*m_next)();
    }
    return m_next != nullptr;
}

// --- the steps, in their order ---

void Planner::takeNext() {
    const QList<TreeEntry> &here = m_trees[Local]->entries, &there = m_trees[Remote]->entries;
    const TreeEntry *const local = m_at[Local] < here.size() ? &here.at(m_at[Local]) : nullptr;
    const TreeEntry *const remote = m_at[Remote] < there.size() ? &there.at(m_at[Remote]) : nullptr;
    if (!local && !remote) {
        m_next = &Planner::decideLoneFolder;
        return;
    }
    const bool takesLocal = local && !(remote && pathBefore(remote->path, local->path));
    const bool takesRemote = remote && !(local && pathBefore(local->path, remote->path));
    m_at[Local] += takesLocal ? 1 : 0;
    m_at[Remote] += takesRemote ? 1 : 0;
    take(takesLocal ? local : nullptr, takesRemote ? remote : nullptr);
}

// From the deepest up: a folder goes only when all that is in it goes, and one that has to receive something is made.
void Planner::decideLoneFolder() {
    if (m_lone.isEmpty()) {
        m_plan.actions.reserve(m_actions.size() + m_folderActions.size());
        m_next = &Planner::placeNext;
        return;
    }
    const Lone each = m_lone.takeLast();
    const QByteArray &path = each.entry->path;
    const Side side = each.side;
    const bool isBoth = m_options.mode == Mode::Both;
    const bool isGone = isBoth ? m_options.deletes && knownOf(path) != nullptr : m_options.deletes && side != source();
    if (isGone && !m_holding[side].contains(path))
        return remove(side, path, each.entry->facts, m_folderActions);
    stays(side, path);
    if (isBoth ? !isGone || m_receiving[other(side)].contains(path) : side == source())
        makeFolder(other(side), path, each.entry->facts);
}

// Joins the two lists; that of the folders has its last one first.
void Planner::placeNext() {
    const bool hasOther = m_placed < m_actions.size();
    if (m_folderActions.isEmpty() && !hasOther) {
        m_known = m_memory.pairs.keyBegin();
        m_next = m_knownSeen == m_memory.pairs.size() ? nullptr : &Planner::lookForForgotten;
    } else if (m_folderActions.isEmpty() ||
               (hasOther && pathBefore(m_actions[m_placed].path, m_folderActions.constLast().path))) {
        m_plan.actions.append(std::move(m_actions[m_placed++]));
    } else {
        m_plan.actions.append(m_folderActions.takeLast());
    }
}

void Planner::lookForForgotten() {
    if (m_known == m_memory.pairs.keyEnd()) {
        m_next = nullptr;
        return;
    }
    if (!m_trees[Local]->find(*m_known) && !m_trees[Remote]->find(*m_known))
        m_plan.forgotten.append(*m_known);
    ++m_known;
}

const SyncedPair *Planner::knownOf(const QByteArray &path) const {
    const auto found = m_memory.pairs.constFind(path);
    return found == m_memory.pairs.constEnd() ? nullptr : &*found;
}

bool Planner::isBeneathBlocked(const QByteArray &path) const {
    return !m_blocked.isEmpty() && path.startsWith(m_blocked) && path.size() > m_blocked.size() &&
           path[m_blocked.size()] == '/';
}

// "name.part" of a file that the server has: a download that was interrupted, and no file of its own.
bool Planner::isUnfinishedDownload(const TreeEntry &local) const {
    constexpr QLatin1String ending = PartFile::suffix;
    return local.facts.isFile() && local.path.endsWith(ending.data()) && !m_trees[Remote]->find(local.path) &&
           m_trees[Remote]->find(local.path.chopped(ending.size()));
}

void Planner::take(const TreeEntry *local, const TreeEntry *remote) {
    const QByteArray &path = local ? local->path : remote->path;
    const SyncedPair *const known = knownOf(path);
    m_knownSeen += known ? 1 : 0;
    if (isBeneathBlocked(path)) {
        for (const Side side : {Local, Remote}) {
            if (side == Local ? local != nullptr : remote != nullptr)
                stays(side, path);
        }
        return;
    }
    if (!local)
        return takeLone(Remote, *remote, known);
    if (!remote)
        return takeLone(Local, *local, known);
    stays(Local, path);
    stays(Remote, path);
    const TreeFacts &here = local->facts;
    const TreeFacts &there = remote->facts;
    if (here.isFile() && there.isFile())
        return takeFiles(*local, *remote, known);
    if (here.isFolder() && there.isFolder()) {
        if (!local->isUnread && !remote->isUnread) {
            m_plan.inStep.append({path, {here, there}});
            return;
        }
        conflict(Reason::Unread, path, here, there);
    } else {
        const bool isOdd = here.type == TreeFacts::Type::Other || there.type == TreeFacts::Type::Other;
        conflict(isOdd ? Reason::NotAFile : Reason::TypesDiffer, path, here, there);
    }
    m_blocked = path;
}

// --- one side alone has it ---

void Planner::takeLone(Side side, const TreeEntry &entry, const SyncedPair *known) {
    if (entry.facts.type == TreeFacts::Type::Other || (side == Local && isUnfinishedDownload(entry)))
        return stays(side, entry.path);
    if (entry.facts.isFile())
        return takeLoneFile(side, entry, known);
    if (entry.isUnread) {
        stays(side, entry.path);
        m_blocked = entry.path;
        return conflict(Reason::Unread, entry.path, side == Local ? entry.facts : TreeFacts(),
                        side == Remote ? entry.facts : TreeFacts());
    }
    if (entry.hidesMore)
        m_holding[side].insert(entry.path);
    m_lone.append({side, &entry});
}

void Planner::takeLoneFile(Side side, const TreeEntry &entry, const SyncedPair *known) {
    const TreeFacts local = side == Local ? entry.facts : TreeFacts();
    const TreeFacts remote = side == Remote ? entry.facts : TreeFacts();
    const bool isExtra = m_options.mode != Mode::Both && side != source();
    const bool wasPair = m_options.mode == Mode::Both && known && m_options.deletes;
    if (isExtra && m_options.deletes)
        return remove(side, entry.path, entry.facts, m_actions);
    if (wasPair && !hasChanged(side == Local ? known->local : known->remote, entry.facts))
        return remove(side, entry.path, entry.facts, m_actions);
    stays(side, entry.path);
    if (isExtra)
        return;
    if (wasPair)
        return conflict(Reason::ChangedAndGone, entry.path, local, remote);
    if (!entry.facts.isReadable)
        return conflict(Reason::KeptBack, entry.path, local, remote);
    copy(side, isInterrupted(entry.path, local, remote, side) ? Reason::Unfinished : Reason::New, entry.path, local,
         remote);
}

// --- both sides have it ---

bool Planner::isSame(const TreeEntry &local, const TreeEntry &remote, const SyncedPair *known) const {
    const TreeFacts &here = local.facts;
    const TreeFacts &there = remote.facts;
    if (m_options.by == By::Digest)
        return !sizesDiffer(here, there) && m_sameContent.value(local.path);
    // Servers that cannot keep a time are known by what they showed after the last time.
    if (known && !hasChanged(known->local, here) && !hasChanged(known->remote, there))
        return true;
    return !sizesDiffer(here, there) && (m_options.by == By::Size || compareTimes(here, there) == 0);
}

// Whether an earlier run was in the middle of bringing this very file to the other side.
bool Planner::isInterrupted(const QByteArray &path, const TreeFacts &local, const TreeFacts &remote, Side from) const {
    const auto found = m_memory.attempts.constFind(path);
    if (found == m_memory.attempts.constEnd())
        return false;
    const bool isUpload = found->direction == TransferItem::Direction::Upload;
    const TreeFacts &moving = isUpload ? local : remote;
    return isUpload == (from == Local) && moving.size == found->record.size &&
           (found->record.modified == 0 || moving.modified == found->record.modified);
}

void Planner::takeFiles(const TreeEntry &local, const TreeEntry &remote, const SyncedPair *known) {
    const QByteArray &path = local.path;
    const TreeFacts &here = local.facts;
    const TreeFacts &there = remote.facts;
    const bool isBoth = m_options.mode == Mode::Both;
    if ((isBoth || source() == Local) && isInterrupted(path, here, there, Local) && !there.isReadable)
        return copy(Local, Reason::Unfinished, path, here, there);
    if (!there.isReadable && (isBoth || source() == Remote))
        return conflict(Reason::KeptBack, path, here, there);
    const bool comparesContent = m_options.by == By::Digest && !sizesDiffer(here, there);
    if (comparesContent && !m_sameContent.contains(path))
        return conflict(Reason::CannotBeCompared, path, here, there);
    if (isSame(local, remote, known)) {
        m_plan.inStep.append({path, {here, there}});
        return;
    }
    const int age = compareTimes(here, there); // above 0: newer here
    const Reason untimed = comparesContent ? Reason::ContentDiffers : Reason::SizeDiffers;
    if (!isBoth) {
        const int ahead = source() == Local ? age : -age;
        if (isInterrupted(path, here, there, source()))
            return copy(source(), Reason::Unfinished, path, here, there);
        if (ahead < 0 && m_options.mode == Mode::Update)
            return conflict(Reason::TargetNewer, path, here, there);
        return copy(source(), ahead > 0 ? Reason::Newer : ahead < 0 ? Reason::Older : untimed, path, here, there);
    }
    for (const Side side : {Local, Remote}) {
        if (isInterrupted(path, here, there, side))
            return copy(side, Reason::Unfinished, path, here, there);
    }
    if (known) {
        const bool changedHere = hasChanged(known->local, here);
        const bool changedThere = hasChanged(known->remote, there);
        if (changedHere != changedThere)
            return copy(changedHere ? Local : Remote, Reason::Changed, path, here, there);
        return conflict(changedHere ? Reason::BothChanged : Reason::BothDiffer, path, here, there);
    }
    if (age == 0)
        return conflict(Reason::BothDiffer, path, here, there);
    copy(age > 0 ? Local : Remote, Reason::Newer, path, here, there);
}

// Most come in a row from the same folder.
void Planner::stays(Side side, const QByteArray &path) {
    const qsizetype size = std::max<qsizetype>(0, path.lastIndexOf('/'));
    QByteArray &last = m_lastHolding[side];
    if (last.size() == size && !last.isNull() && path.startsWith(last))
        return;
    last = size == 0 ? QByteArray("") : path.first(size);
    m_holding[side].insert(last);
}

// --- entries of the plan ---

void Planner::copy(Side from, Reason reason, const QByteArray &path, const TreeFacts &local, const TreeFacts &remote) {
    m_receiving[other(from)].insert(parentOfPath(path));
    m_actions.append({from == Local ? Kind::Upload : Kind::Download, reason, path, local, remote});
}

void Planner::remove(Side side, const QByteArray &path, const TreeFacts &facts, QList<SyncAction> &actions) {
    actions.append({side == Local ? Kind::DeleteLocal : Kind::DeleteRemote, Reason::Gone, path,
                    side == Local ? facts : TreeFacts(), side == Remote ? facts : TreeFacts()});
}

void Planner::makeFolder(Side side, const QByteArray &path, const TreeFacts &facts) {
    m_receiving[side].insert(parentOfPath(path));
    m_folderActions.append({side == Local ? Kind::MakeLocalFolder : Kind::MakeRemoteFolder, Reason::New, path,
                            side == Remote ? facts : TreeFacts(), side == Local ? facts : TreeFacts()});
}

void Planner::conflict(Reason reason, const QByteArray &path, const TreeFacts &local, const TreeFacts &remote) {
    m_actions.append({Kind::Conflict, reason, path, local, remote});
}

QList<QByteArray> digestCandidates(const Tree &local, const Tree &remote) {
    QList<QByteArray> paths;
    for (const TreeEntry &entry : local.entries) {
        const TreeEntry *const there = entry.facts.isFile() ? remote.find(entry.path) : nullptr;
        if (there && there->facts.isFile() && there->facts.isReadable && !sizesDiffer(entry.facts, there->facts))
            paths.append(entry.path);
    }
    return paths;
}

SyncPlan makePlan(const Tree &local, const Tree &remote, const SyncMemory &memory, const SyncOptions &options,
                  const QHash<QByteArray, bool> &sameContent) {
    Planner planner(local, remote, memory, options, sameContent);
    while (planner.step(std::numeric_limits<int>::max())) {
    }
    return planner.takePlan();
}
