#include "comparing/planwords.h"

#include "base/bytesize.h"
#include "models/counts.h"

#include <QCoreApplication>
#include <QStringList>

using Kind = SyncAction::Kind;
using Reason = SyncAction::Reason;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

// "12 files", "12 files and 2 folders" of one kind of action; empty: there are none.
QString counted(const SyncTally &tally, Kind kind) {
    const qsizetype files = tally.files[size_t(kind)], folders = tally.folders[size_t(kind)];
    if (files > 0 && folders > 0)
        return Words::tr("%1 and %2").arg(Counts::files(files), Counts::folders(folders));
    if (folders > 0)
        return Counts::folders(folders);
    return files > 0 ? Counts::files(files) : QString();
}
} // namespace

QString PlanWords::action(Kind kind) {
    switch (kind) {
    case Kind::Upload:
        return Words::tr("Upload");
    case Kind::Download:
        return Words::tr("Download");
    case Kind::MakeRemoteFolder:
        return Words::tr("Make there");
    case Kind::MakeLocalFolder:
        return Words::tr("Make here");
    case Kind::DeleteRemote:
        return Words::tr("Delete there");
    case Kind::DeleteLocal:
        return Words::tr("Delete here");
    case Kind::Conflict:
        break;
    }
    return Words::tr("Leave as it is");
}

QString PlanWords::reason(Reason reason) {
    switch (reason) {
    case Reason::New:
        return Words::tr("New");
    case Reason::Newer:
        return Words::tr("Newer");
    case Reason::Older:
        return Words::tr("Older, and replaces the newer one");
    case Reason::SizeDiffers:
        return Words::tr("Another size");
    case Reason::ContentDiffers:
        return Words::tr("Another content");
    case Reason::Changed:
        return Words::tr("Changed since the last time");
    case Reason::Unfinished:
        return Words::tr("Goes on where it stopped");
    case Reason::Gone:
        return Words::tr("Gone from the other side");
    case Reason::TargetNewer:
        return Words::tr("Newer on the other side");
    case Reason::BothChanged:
        return Words::tr("Changed on both sides");
    case Reason::BothDiffer:
        return Words::tr("Different, and neither is known to be newer");
    case Reason::ChangedAndGone:
        return Words::tr("Changed on one side, deleted on the other");
    case Reason::TypesDiffer:
        return Words::tr("A file on one side, a folder on the other");
    case Reason::NotAFile:
        return Words::tr("A link or device on one side");
    case Reason::Unread:
        return Words::tr("The folder cannot be read");
    case Reason::KeptBack:
        return Words::tr("An unfinished upload of somebody else");
    case Reason::CannotBeCompared:
        break;
    }
    return Words::tr("The digest is not to be had");
}

QString PlanWords::summary(const SyncPlan &plan) {
    const SyncTally tally = plan.tally();
    QStringList parts;
    const auto add = [&](Kind kind, const QString &said) {
        if (const QString count = counted(tally, kind); !count.isEmpty())
            parts.append(said.arg(count));
    };
    add(Kind::Upload, Words::tr("%1 to upload"));
    add(Kind::Download, Words::tr("%1 to download"));
    if (tally.bytes > 0)
        parts.last() += QStringLiteral(" (%1)").arg(formatBytes(tally.bytes));
    add(Kind::MakeRemoteFolder, Words::tr("%1 to make there"));
    add(Kind::MakeLocalFolder, Words::tr("%1 to make here"));
    if (const qsizetype left = tally.count(Kind::Conflict))
        parts.append(Words::tr("%Ln item(s) left as they are", nullptr, int(left)));
    const QString inStep = Words::tr("%1 in step").arg(Counts::items(plan.inStep.size()));
    if (plan.isEmpty())
        parts.prepend(Words::tr("Nothing to do"));
    parts.append(inStep);
    return parts.join(Words::tr(", "));
}

QString PlanWords::deletions(const SyncPlan &plan) {
    const SyncTally tally = plan.tally();
    const QString there = counted(tally, Kind::DeleteRemote), here = counted(tally, Kind::DeleteLocal);
    if (there.isEmpty() && here.isEmpty())
        return {};
    if (here.isEmpty())
        return Words::tr("%1 will be deleted on the server.").arg(there);
    if (there.isEmpty())
        return Words::tr("%1 will be deleted on this computer.").arg(here);
    return Words::tr("%1 will be deleted on the server and %2 on this computer.").arg(there, here);
}

QString PlanWords::guard(const SyncPlan &plan) {
    switch (plan.guard()) {
    case SyncPlan::Guard::None:
        break;
    case SyncPlan::Guard::SourceEmpty:
        return Words::tr("One side is empty. Is it the right folder, and is its disk there?");
    case SyncPlan::Guard::ManyDeletions:
        return Words::tr("That is more than a fifth of all that is there.");
    }
    return {};
}
