#include "sync/planner.h"
#include "support/registry.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using ActionKind = SyncAction::Kind;
using ActionReason = SyncAction::Reason;
using Mode = SyncOptions::Mode;
using By = SyncOptions::By;
using Precision = TreeFacts::Precision;

Q_DECLARE_METATYPE(SyncOptions)

namespace {
// "d/ d/f=10@5 l! u/? h/+": folders, a file of 10 bytes at second 5, a link, an unread folder, one that hides more;
// "f=10@5-" the server does not give, "f=10@-" has no time, "f=10@61~" has one in minutes.
Tree treeOf(const QString &text) {
    Tree tree;
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        TreeEntry entry;
        QString rest = word;
        entry.facts.precision = Precision::Second;
        if (rest.endsWith(QLatin1Char('!'))) {
            entry.facts.type = TreeFacts::Type::Other;
            entry.path = rest.chopped(1).toUtf8();
        } else if (const qsizetype equals = rest.indexOf(QLatin1Char('=')); equals > 0) {
            entry.facts.type = TreeFacts::Type::File;
            entry.path = rest.first(equals).toUtf8();
            const qsizetype at = rest.indexOf(QLatin1Char('@'));
            entry.facts.size = rest.mid(equals + 1, at - equals - 1).toLongLong();
            QString time = rest.mid(at + 1);
            if (time == QLatin1String("-")) {
                entry.facts.precision = Precision::Unknown;
            } else {
                entry.facts.isReadable = !time.endsWith(QLatin1Char('-'));
                if (time.endsWith(QLatin1Char('~')))
                    entry.facts.precision = Precision::Minute;
                if (time.endsWith(QLatin1Char('~')) || time.endsWith(QLatin1Char('-')))
                    time.chop(1);
                entry.facts.modified = qint64(time.toDouble() * 1000);
            }
        } else {
            entry.facts.type = TreeFacts::Type::Folder;
            entry.isUnread = rest.endsWith(QLatin1Char('?'));
            entry.hidesMore = rest.endsWith(QLatin1Char('+'));
            if (entry.isUnread || entry.hidesMore)
                rest.chop(1);
            entry.path = rest.chopped(1).toUtf8();
        }
        tree.entries.append(entry);
    }
    tree.sort();
    return tree;
}

// What was in step the last time: a path of both.
SyncMemory memoryOf(const QString &local, const QString &remote) {
    SyncMemory memory;
    const Tree here = treeOf(local);
    const Tree there = treeOf(remote);
    for (const TreeEntry &entry : here.entries)
        memory.pairs.insert(entry.path, {entry.facts, there.find(entry.path)->facts});
    return memory;
}

QString written(const SyncPlan &plan) {
    static const QHash<ActionKind, QString> signs = {{ActionKind::Upload, QStringLiteral("up ")},
                                                     {ActionKind::Download, QStringLiteral("down ")},
                                                     {ActionKind::MakeRemoteFolder, QStringLiteral("mkdir-there ")},
                                                     {ActionKind::MakeLocalFolder, QStringLiteral("mkdir-here ")},
                                                     {ActionKind::DeleteRemote, QStringLiteral("rm-there ")},
                                                     {ActionKind::DeleteLocal, QStringLiteral("rm-here ")},
                                                     {ActionKind::Conflict, QStringLiteral("leave ")}};
    QStringList lines;
    for (const SyncAction &action : plan.actions)
        lines.append(signs.value(action.kind) + QString::fromUtf8(action.path));
    return lines.join(QLatin1String(", "));
}

SyncOptions options(Mode mode, bool deletes = false, bool isUpload = true, By by = By::Time) {
    return {.mode = mode, .by = by, .isUpload = isUpload, .deletes = deletes};
}
} // namespace

class PlannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneWay_data() {
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::addColumn<SyncOptions>("options");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *local, const char *remote, const SyncOptions &options,
                            const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(local) << QString::fromUtf8(remote) << options
                                << QString::fromUtf8(expected);
        };
        const SyncOptions update = options(Mode::Update);
        const SyncOptions mirror = options(Mode::Mirror);
        const SyncOptions mirrorDown = options(Mode::Mirror, false, false);
        const SyncOptions clean = options(Mode::Mirror, true);
        const SyncOptions cleanDown = options(Mode::Mirror, true, false);
        row("equal", "a=1@5", "a=1@5", update, "");
        row("missing", "a=1@5 d/ d/b=2@5", "", update, "up a, mkdir-there d, up d/b");
        row("newer", "a=1@50", "a=1@5", update, "up a");
        row("within a second", "a=1@5.9", "a=1@5", update, "");
        row("within a minute, told in minutes", "a=1@59", "a=1@0~", update, "");
        row("more than that", "a=1@61", "a=1@0~", update, "up a");
        row("no time there", "a=1@50", "a=1@-", update, "");
        row("no time there, another size", "a=2@50", "a=1@-", update, "up a");
        row("another size, as old", "a=2@5", "a=1@5", update, "up a");
        row("update keeps what is newer", "a=1@5", "a=1@50", update, "leave a");
        row("mirror replaces what is newer", "a=1@5", "a=1@50", mirror, "up a");
        row("by size alone", "a=1@50 b=2@5", "a=1@5 b=1@5", options(Mode::Update, false, true, By::Size), "up b");
        row("down", "a=1@5", "a=1@50 b=1@1", mirrorDown, "down a, down b");
        row("nothing is deleted unasked", "", "a=1@5 d/ d/b=1@1", mirror, "");
        row("deletes", "a=1@5", "a=1@5 b=1@5 d/ d/e/ d/e/f=1@1", clean,
            "rm-there b, rm-there d, rm-there d/e, rm-there d/e/f");
        row("deletes here", "b=1@5", "a=1@5", cleanDown, "down a, rm-here b");
        row("a link is not followed nor replaced", "a=1@5 b=1@1", "a! b=1@1", clean, "leave a");
        row("a lone link says nothing", "a!", "b!", clean, "");
        row("a folder that holds a link stays", "", "d/ d/l! d/f=1@1", clean, "rm-there d/f");
        row("a folder that hides more stays", "", "d/+ d/f=1@1", clean, "rm-there d/f");
        row("beneath an unread source nothing happens", "d/? a=1@1", "d/ d/f=1@1 d/e/ a=1@1", clean, "leave d");
        row("an unread target is left", "d/ d/f=1@1", "d/?", clean, "leave d");
        row("a lone unread folder is left", "", "d/?", clean, "leave d");
        row("types differ", "d/ d/f=1@1 e=1@1", "d=1@1 e/ e/f=1@1", clean, "leave d, leave e");
        row("names that begin alike", "a/ a/x=1@1 a-b=1@1", "a=1@1 a-b=1@1 a-c=1@1", clean, "leave a, rm-there a-c");
        row("an unfinished download is no file", "f.part=1@1", "f=3@1", clean, "rm-there f");
        row("an unfinished download is no file, down", "f.part=1@1 g.part=1@1", "f=3@1", cleanDown,
            "down f, rm-here g.part");
        row("what the server keeps back is not fetched", "", "f=3@1-", mirrorDown, "leave f");
        row("what the server keeps back is replaced", "f=4@1", "f=3@1-", mirror, "up f");
    }
    void oneWay() {
        QFETCH(QString, local);
        QFETCH(QString, remote);
        QFETCH(SyncOptions, options);
        QTEST(written(makePlan(treeOf(local), treeOf(remote), {}, options)), "expected");
    }

    void bothWays_data() {
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::addColumn<QString>("knownLocal");
        QTest::addColumn<QString>("knownRemote");
        QTest::addColumn<bool>("deletes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *local, const char *remote, const char *knownLocal,
                            const char *knownRemote, bool deletes, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(local) << QString::fromUtf8(remote)
                                << QString::fromUtf8(knownLocal) << QString::fromUtf8(knownRemote) << deletes
                                << QString::fromUtf8(expected);
        };
        row("first time: each gets what it lacks", "a=1@1 d/ d/x=1@1", "b=1@1 e/", "", "", true,
            "up a, down b, mkdir-there d, up d/x, mkdir-here e");
        row("first time: the newer one", "a=1@9", "a=1@1", "", "", true, "up a");
        row("first time: no telling", "a=2@5", "a=1@5", "", "", true, "leave a");
        row("in step with other times", "a=1@5", "a=1@900", "a=1@5", "a=1@900", true, "");
        row("changed here", "a=1@7", "a=1@900", "a=1@5", "a=1@900", true, "up a");
        row("changed there", "a=1@5", "a=2@100", "a=1@5", "a=1@900", true, "down a");
        row("changed on both", "a=1@7", "a=1@950", "a=1@5", "a=1@900", true, "leave a");
        row("changed on both to the same", "a=2@7", "a=2@7", "a=1@5", "a=1@5", true, "");
        row("deleted here", "", "a=1@5", "a=1@5", "a=1@5", true, "rm-there a");
        row("deleted there", "a=1@5", "", "a=1@5", "a=1@5", true, "rm-here a");
        row("deleted here, nothing may be deleted", "", "a=1@5", "a=1@5", "a=1@5", false, "down a");
        row("deleted here, changed there", "", "a=2@6", "a=1@5", "a=1@5", true, "leave a");
        row("a folder deleted here", "", "d/ d/a=1@5 d/e/", "d/ d/a=1@5 d/e/", "d/ d/a=1@5 d/e/", true,
            "rm-there d, rm-there d/a, rm-there d/e");
        row("a folder deleted here that got a file there", "", "d/ d/a=1@5 d/b=1@9", "d/ d/a=1@5", "d/ d/a=1@5", true,
            "mkdir-here d, rm-there d/a, down d/b");
        row("a folder deleted here in which a file changed there", "", "d/ d/a=1@9", "d/ d/a=1@5", "d/ d/a=1@5", true,
            "leave d/a");
    }
    void bothWays() {
        QFETCH(QString, local);
        QFETCH(QString, remote);
        QFETCH(QString, knownLocal);
        QFETCH(QString, knownRemote);
        QFETCH(bool, deletes);
        QTEST(written(makePlan(treeOf(local), treeOf(remote), memoryOf(knownLocal, knownRemote),
                               options(Mode::Both, deletes))),
              "expected");
    }

    // A server that cannot keep times shows when it was sent: known from the last time, in one-way modes as well.
    void whatIsRememberedIsInStep() {
        const SyncMemory memory = memoryOf(QStringLiteral("a=1@5"), QStringLiteral("a=1@900"));
        const Tree local = treeOf(QStringLiteral("a=1@5"));
        const SyncPlan plan = makePlan(local, treeOf(QStringLiteral("a=1@900")), memory, options(Mode::Mirror));
        QVERIFY(plan.isEmpty());
        QCOMPARE(plan.inStep.size(), 1);
        QCOMPARE(written(makePlan(local, treeOf(QStringLiteral("a=1@901")), memory, options(Mode::Mirror))),
                 QStringLiteral("up a"));
    }

    void contentDecides() {
        const Tree local = treeOf(QStringLiteral("a=1@5 b=1@5 c=1@5 d=1@5 e=2@5 l!"));
        const Tree remote = treeOf(QStringLiteral("a=1@9 b=1@5 c=1@1 e=1@5 l=1@5"));
        QCOMPARE(digestCandidates(local, remote), (QList<QByteArray>{"a", "b", "c"}));
        const SyncPlan plan =
            makePlan(local, remote, {}, options(Mode::Mirror, false, true, By::Digest), {{"a", true}, {"b", false}});
        QCOMPARE(written(plan), QStringLiteral("up b, leave c, up d, up e, leave l"));
        QCOMPARE(plan.actions[0].reason, ActionReason::ContentDiffers);
        QCOMPARE(plan.actions[1].reason, ActionReason::CannotBeCompared);
        QCOMPARE(plan.inStep.size(), 1);
        QCOMPARE(plan.inStep.first().path, QByteArray("a"));
    }

    // The half that a server shows of an upload that was cut must not come back as if it were newer.
    void whatWasInterruptedGoesOn() {
        SyncMemory memory;
        memory.attempts.insert("a", {TransferItem::Direction::Upload,
                                     {.size = 9, .modified = 5000, .temporary = {}, .isSentWhole = false}});
        const Tree local = treeOf(QStringLiteral("a=9@5"));
        const Tree half = treeOf(QStringLiteral("a=4@700-"));
        for (const Mode mode : {Mode::Both, Mode::Update, Mode::Mirror}) {
            const SyncPlan plan = makePlan(local, half, memory, options(mode, true));
            QCOMPARE(written(plan), QStringLiteral("up a"));
            QCOMPARE(plan.actions[0].reason, ActionReason::Unfinished);
        }
        // Another file by now.
        QCOMPARE(written(makePlan(treeOf(QStringLiteral("a=9@6")), half, memory, options(Mode::Both))),
                 QStringLiteral("leave a"));
    }

    void theGuardSpeaks() {
        const auto guardOf = [](const char *local, const char *remote, const SyncOptions &options) {
            return makePlan(treeOf(QString::fromUtf8(local)), treeOf(QString::fromUtf8(remote)), {}, options).guard();
        };
        const SyncOptions clean = options(Mode::Mirror, true);
        QCOMPARE(guardOf("", "a=1@1", clean), SyncPlan::Guard::SourceEmpty);
        QCOMPARE(guardOf("", "", clean), SyncPlan::Guard::None);
        QCOMPARE(guardOf("", "a=1@1", options(Mode::Mirror)), SyncPlan::Guard::None);
        QCOMPARE(guardOf("a=1@1 b=1@1 c=1@1 d=1@1", "a=1@1 b=1@1 c=1@1 d=1@1 e=1@1", clean), SyncPlan::Guard::None);
        QCOMPARE(guardOf("a=1@1 b=1@1 c=1@1", "a=1@1 b=1@1 c=1@1 d=1@1", clean), SyncPlan::Guard::ManyDeletions);
    }

    void missingFoldersAreMadeAndForgottenPathsTold() {
        Tree remote;
        remote.isMissing = true;
        const SyncMemory memory = memoryOf(QStringLiteral("gone=1@1"), QStringLiteral("gone=1@1"));
        const SyncPlan plan = makePlan(treeOf({}), remote, memory, options(Mode::Update));
        QVERIFY(plan.makesRemoteTop && !plan.makesLocalTop);
        QVERIFY(!plan.isEmpty());
        QCOMPARE(plan.forgotten, QList<QByteArray>{"gone"});
        // Also when everything else is there.
        const SyncMemory more =
            memoryOf(QStringLiteral("d/ d/a=1@1 d/gone=1@1"), QStringLiteral("d/ d/a=1@1 d/gone=1@1"));
        const Tree there = treeOf(QStringLiteral("d/ d/a=1@1"));
        QCOMPARE(makePlan(there, there, more, options(Mode::Both)).forgotten, QList<QByteArray>{"d/gone"});
        QCOMPARE(
            makePlan(there, there, memoryOf(QStringLiteral("d/a=1@1"), QStringLiteral("d/a=1@1")), options(Mode::Both))
                .forgotten,
            QList<QByteArray>());
    }

    void aPlanInSlicesIsTheSame() {
        QString here, there;
        for (int number = 0; number < 400; ++number) {
            here += QStringLiteral("d%1/ d%1/a=1@1 d%1/b=2@9 ").arg(number, 4, 10, QLatin1Char('0'));
            there += number % 3 == 0 ? QStringLiteral("x%1/ x%1/gone=1@1 ").arg(number, 4, 10, QLatin1Char('0'))
                                     : QStringLiteral("d%1/ d%1/a=1@1 ").arg(number, 4, 10, QLatin1Char('0'));
        }
        const Tree local = treeOf(here), remote = treeOf(there);
        const SyncMemory memory =
            memoryOf(QStringLiteral("d0001/a=1@1 gone=1@1"), QStringLiteral("d0001/a=1@1 gone=1@1"));
        const SyncOptions clean = options(Mode::Mirror, true);
        const SyncPlan whole = makePlan(local, remote, memory, clean);
        QCOMPARE(whole.forgotten, QList<QByteArray>{"gone"});
        QVERIFY(std::is_sorted(whole.actions.begin(), whole.actions.end(),
                               [](const SyncAction &a, const SyncAction &b) { return pathBefore(a.path, b.path); }));
        Planner planner(local, remote, memory, clean, {});
        while (planner.step(1)) {
        }
        QCOMPARE(written(planner.takePlan()), written(whole));
        QVERIFY(written(whole).contains(QStringLiteral("rm-there x0003, rm-there x0003/gone")));
    }

    // In whatever order the folders were read; names that are beginnings of others, and bytes beside "/".
    void sortsAsPathsAreCompared() {
        QRandomGenerator random(3);
        for (int round = 0; round < 200; ++round) {
            QList<QByteArray> folders{""};
            Tree tree;
            const bool hasTop = round % 4 != 0; // else something lies in a folder that is not among them
            for (int i = 0; i < 60; ++i) {
                QByteArray name;
                for (int length = random.bounded(1, 12); length > 0; --length)
                    name += "a.-0\xc3!"[random.bounded(6)];
                TreeEntry entry{childOfPath(folders[random.bounded(folders.size())], name), {}};
                const bool isThere = std::any_of(tree.entries.begin(), tree.entries.end(),
                                                 [&entry](const TreeEntry &other) { return other.path == entry.path; });
                if (isThere)
                    continue;
                const bool isFolder = random.bounded(3) == 0;
                entry.facts.type = isFolder ? TreeFacts::Type::Folder : TreeFacts::Type::File;
                if (isFolder)
                    folders.append(entry.path);
                if (hasTop || i > 5)
                    tree.entries.append(entry);
            }
            std::shuffle(tree.entries.begin(), tree.entries.end(), random);
            QList<TreeEntry> expected = tree.entries;
            std::sort(expected.begin(), expected.end(),
                      [](const TreeEntry &a, const TreeEntry &b) { return pathBefore(a.path, b.path); });
            tree.sort();
            QCOMPARE(tree.entries.size(), expected.size());
            for (qsizetype i = 0; i < expected.size(); ++i)
                QCOMPARE(tree.entries[i].path, expected[i].path);
        }
    }
};

WHERRY_TEST(PlannerTest)
#include "plannertest.moc"
