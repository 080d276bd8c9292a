#include "cli/plantext.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "ftp/wiretext.h"

#include <QCoreApplication>
#include <QStringList>

using ActionKind = SyncAction::Kind;
using Reason = SyncAction::Reason;

namespace {
struct PlanTextWords {
    Q_DECLARE_TR_FUNCTIONS(PlanText)
};

QString verb(ActionKind kind) {
    switch (kind) {
    case ActionKind::Upload:
        return PlanTextWords::tr("upload");
    case ActionKind::Download:
        return PlanTextWords::tr("download");
    case ActionKind::MakeRemoteFolder:
        return PlanTextWords::tr("make there");
    case ActionKind::MakeLocalFolder:
        return PlanTextWords::tr("make here");
    case ActionKind::DeleteRemote:
        return PlanTextWords::tr("delete there");
    case ActionKind::DeleteLocal:
        return PlanTextWords::tr("delete here");
    case ActionKind::Conflict:
        break;
    }
    return PlanTextWords::tr("leave");
}

QLatin1String kindName(ActionKind kind) {
    switch (kind) {
    case ActionKind::Upload:
        return QLatin1String("upload");
    case ActionKind::Download:
        return QLatin1String("download");
    case ActionKind::MakeRemoteFolder:
        return QLatin1String("make-remote-folder");
    case ActionKind::MakeLocalFolder:
        return QLatin1String("make-local-folder");
    case ActionKind::DeleteRemote:
        return QLatin1String("delete-remote");
    case ActionKind::DeleteLocal:
        return QLatin1String("delete-local");
    case ActionKind::Conflict:
        break;
    }
    return QLatin1String("conflict");
}

// For programs: the same in every language.
QLatin1String reasonName(Reason reason) {
    switch (reason) {
    case Reason::New:
        return QLatin1String("new");
    case Reason::Newer:
        return QLatin1String("newer");
    case Reason::Older:
        return QLatin1String("older");
    case Reason::SizeDiffers:
        return QLatin1String("size-differs");
    case Reason::ContentDiffers:
        return QLatin1String("content-differs");
    case Reason::Changed:
        return QLatin1String("changed");
    case Reason::Unfinished:
        return QLatin1String("unfinished");
    case Reason::Gone:
        return QLatin1String("gone");
    case Reason::TargetNewer:
        return QLatin1String("target-newer");
    case Reason::BothChanged:
        return QLatin1String("both-changed");
    case Reason::BothDiffer:
        return QLatin1String("both-differ");
    case Reason::ChangedAndGone:
        return QLatin1String("changed-and-gone");
    case Reason::TypesDiffer:
        return QLatin1String("types-differ");
    case Reason::NotAFile:
        return QLatin1String("not-a-file");
    case Reason::Unread:
        return QLatin1String("unread");
    case Reason::KeptBack:
        return QLatin1String("kept-back");
    case Reason::CannotBeCompared:
        break;
    }
    return QLatin1String("cannot-be-compared");
}

QString nameOf(const SyncAction &action) {
    return visibleText(QStringView(decodeWireText(action.path))) +
           (action.isFolder() ? QStringLiteral("/") : QString());
}
} // namespace

QString PlanText::reason(const SyncAction &action) {
    switch (action.reason) {
    case Reason::New:
        return PlanTextWords::tr("new");
    case Reason::Newer:
        return PlanTextWords::tr("newer");
    case Reason::Older:
        return PlanTextWords::tr("older, and replaces the newer one");
    case Reason::SizeDiffers:
        return PlanTextWords::tr("another size");
    case Reason::ContentDiffers:
        return PlanTextWords::tr("another content");
    case Reason::Changed:
        return PlanTextWords::tr("changed since the last time");
    case Reason::Unfinished:
        return PlanTextWords::tr("goes on where it stopped");
    case Reason::Gone:
        return PlanTextWords::tr("gone from the other side");
    case Reason::TargetNewer:
        return PlanTextWords::tr("newer on the other side");
    case Reason::BothChanged:
        return PlanTextWords::tr("changed on both sides");
    case Reason::BothDiffer:
        return PlanTextWords::tr("different, and neither is known to be newer");
    case Reason::ChangedAndGone:
        return PlanTextWords::tr("changed on one side and deleted on the other");
    case Reason::TypesDiffer:
        return PlanTextWords::tr("a file on one side and a folder on the other");
    case Reason::NotAFile:
        return PlanTextWords::tr("a link or device on one side");
    case Reason::Unread:
        return PlanTextWords::tr("the folder cannot be read");
    case Reason::KeptBack:
        return PlanTextWords::tr("an unfinished upload of somebody else");
    case Reason::CannotBeCompared:
        break;
    }
    return PlanTextWords::tr("the digest is not to be had");
}

QString PlanText::line(const SyncAction &action) {
    QString text = verb(action.kind).leftJustified(12) + QLatin1String("  ") + nameOf(action);
    if (action.isTransfer())
        text += QLatin1String("  ") + formatBytes(action.bytes());
    return text + QLatin1String("  ") + reason(action);
}

QString PlanText::summary(const SyncPlan &plan) {
    const SyncTally tally = plan.tally();
    QStringList parts;
    const auto part = [&](ActionKind kind, QString (*said)(int)) {
        if (const qsizetype count = tally.count(kind))
            parts.append(said(int(count)));
    };
    part(ActionKind::Upload, [](int n) { return PlanTextWords::tr("%n file(s) to upload", nullptr, n); });
    part(ActionKind::Download, [](int n) { return PlanTextWords::tr("%n file(s) to download", nullptr, n); });
    if (tally.bytes > 0)
        parts.last() += QStringLiteral(" (%1)").arg(formatBytes(tally.bytes));
    part(ActionKind::MakeRemoteFolder,
         [](int n) { return PlanTextWords::tr("%n folder(s) to make on the server", nullptr, n); });
    part(ActionKind::MakeLocalFolder, [](int n) { return PlanTextWords::tr("%n folder(s) to make here", nullptr, n); });
    part(ActionKind::DeleteRemote, [](int n) { return PlanTextWords::tr("%n to delete on the server", nullptr, n); });
    part(ActionKind::DeleteLocal, [](int n) { return PlanTextWords::tr("%n to delete here", nullptr, n); });
    part(ActionKind::Conflict, [](int n) { return PlanTextWords::tr("%n left as they are", nullptr, n); });
    if (parts.isEmpty())
        parts.append(PlanTextWords::tr("nothing to do"));
    return PlanTextWords::tr("%1; %n in step.", nullptr, int(plan.inStep.size())).arg(parts.join(QLatin1String(", ")));
}

QString PlanText::guard(const SyncPlan &plan) {
    switch (plan.guard()) {
    case SyncPlan::Guard::None:
        break;
    case SyncPlan::Guard::SourceEmpty:
        return PlanTextWords::tr(
            "One side is empty, and %n on the other would be deleted. Is it the right folder, and is its "
            "disk there?",
            nullptr, int(plan.tally().deletions()));
    case SyncPlan::Guard::ManyDeletions:
        return PlanTextWords::tr("%n would be deleted, more than a fifth of what is there.", nullptr,
                                 int(plan.tally().deletions()));
    }
    return {};
}

QJsonObject PlanText::event(const SyncAction &action) {
    QJsonObject event{{QStringLiteral("event"), QStringLiteral("planned")},
                      {QStringLiteral("action"), kindName(action.kind)},
                      {QStringLiteral("path"), decodeWireText(action.path)},
                      {QStringLiteral("kind"), action.isFolder() ? QStringLiteral("folder") : QStringLiteral("file")},
                      {QStringLiteral("reason"), reasonName(action.reason)}};
    if (action.isTransfer())
        event.insert(QStringLiteral("size"), action.bytes());
    return event;
}

QJsonObject PlanText::summaryEvent(const SyncPlan &plan) {
    const SyncTally tally = plan.tally();
    QJsonObject event{{QStringLiteral("event"), QStringLiteral("plan")},
                      {QStringLiteral("in-step"), qint64(plan.inStep.size())},
                      {QStringLiteral("bytes"), tally.bytes}};
    for (const ActionKind kind :
         {ActionKind::Upload, ActionKind::Download, ActionKind::MakeRemoteFolder, ActionKind::MakeLocalFolder,
          ActionKind::DeleteRemote, ActionKind::DeleteLocal, ActionKind::Conflict})
        event.insert(kindName(kind), qint64(tally.count(kind)));
    return event;
}
