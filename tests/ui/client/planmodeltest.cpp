#include "comparing/planmodel.h"
#include "comparing/planwords.h"
#include "support/registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <numeric>

using Kind = SyncAction::Kind;

namespace {
TreeFacts folder() {
    TreeFacts facts;
    facts.type = TreeFacts::Type::Folder;
    return facts;
}

TreeFacts file(qint64 size) {
    TreeFacts facts;
    facts.type = TreeFacts::Type::File;
    facts.size = size;
    return facts;
}

SyncPlan planOf(const QList<SyncAction> &actions) {
    SyncPlan plan;
    plan.actions = actions;
    plan.localCount = plan.remoteCount = 100;
    return plan;
}

QStringList takenPaths(const PlanModel &model) {
    QStringList paths;
    const SyncPlan plan = model.chosen();
    for (const SyncAction &action : plan.actions)
        paths.append(QString::fromUtf8(action.path));
    return paths;
}
} // namespace

class PlanModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFolderThatIsNotMadeTakesItsContentAlong() {
        PlanModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(planOf({{Kind::MakeRemoteFolder, SyncAction::Reason::New, "a", folder(), {}},
                           {Kind::Upload, SyncAction::Reason::New, "a/b", file(5), {}},
                           {Kind::Upload, SyncAction::Reason::New, "ab", file(5), {}}}));
        model.setTaken({0}, false);
        QCOMPARE(takenPaths(model), QStringList{QStringLiteral("ab")});
        model.setTaken({1}, true); // needs its folder
        QCOMPARE(takenPaths(model), (QStringList{QStringLiteral("a"), QStringLiteral("a/b"), QStringLiteral("ab")}));
        model.setTaken({1}, false);
        QCOMPARE(takenPaths(model), (QStringList{QStringLiteral("a"), QStringLiteral("ab")}));
    }

    void whatIsLeftIsCounted() {
        QTranslator english;
        QVERIFY(english.load(QStringLiteral(":/i18n/wherry_en.qm")));
        QVERIFY(QCoreApplication::installTranslator(&english));
        const SyncAction a{Kind::Conflict, SyncAction::Reason::TypesDiffer, "a", file(1), folder()};
        const SyncAction b{Kind::Conflict, SyncAction::Reason::TypesDiffer, "b", file(1), folder()};
        QVERIFY(PlanWords::summary(planOf({a})).contains(QStringLiteral("1 item left as it is")));
        QVERIFY(PlanWords::summary(planOf({a, b})).contains(QStringLiteral("2 items left as they are")));
    }

    void aFolderWhoseContentStaysCannotGo() {
        PlanModel model;
        model.show(planOf({{Kind::DeleteRemote, SyncAction::Reason::Gone, "a", {}, folder()},
                           {Kind::DeleteRemote, SyncAction::Reason::Gone, "a/b", {}, file(5)},
                           {Kind::DeleteRemote, SyncAction::Reason::Gone, "a/c", {}, file(5)}}));
        model.setTaken({1}, false);
        QCOMPARE(takenPaths(model), QStringList{QStringLiteral("a/c")});
        model.setTaken({0}, true); // only with all that is in it
        QCOMPARE(takenPaths(model).size(), 3);
        QCOMPARE(model.chosen().tally().deletions(), 3);
    }

    void whatGoesWhereIsAPersonsChoiceForFilesOnBothSides() {
        PlanModel model;
        model.show(planOf({{Kind::Conflict, SyncAction::Reason::BothDiffer, "both", file(1), file(2)},
                           {Kind::Conflict, SyncAction::Reason::TypesDiffer, "types", file(1), folder()},
                           {Kind::Upload, SyncAction::Reason::New, "new", file(1), {}}}));
        QSignalSpy chosen(&model, &PlanModel::chosenChanged);
        QVERIFY(model.canTurn(0));
        QVERIFY(!model.canTurn(1));
        QVERIFY(!model.canTurn(2));
        QVERIFY(!model.index(0, PlanModel::Action).data(Qt::CheckStateRole).isValid());
        model.turn({0}, Kind::Download);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(model.chosen().tally().count(Kind::Download), 1);
        QVERIFY(model.setData(model.index(0, PlanModel::Action), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.chosen().tally().count(Kind::Download), 0);
        QCOMPARE(model.index(0, PlanModel::Action).data().toString(), QStringLiteral("Skip"));
    }

    void oneChoiceForManyRowsIsOneChange() {
        QList<SyncAction> actions = {{Kind::MakeRemoteFolder, SyncAction::Reason::New, "a", folder(), {}}};
        for (int number = 0; number < 100; ++number)
            actions.append({Kind::Upload, SyncAction::Reason::New, "a/" + QByteArray::number(number), file(1), {}});
        std::sort(actions.begin(), actions.end(),
                  [](const SyncAction &a, const SyncAction &b) { return pathBefore(a.path, b.path); });
        PlanModel model;
        model.show(planOf(actions));
        QVERIFY(model.hasChosen());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy chosen(&model, &PlanModel::chosenChanged);
        QList<int> rows(model.rowCount());
        std::iota(rows.begin(), rows.end(), 0);
        model.setTaken(rows, false);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(!model.hasChosen());
        model.setTaken(rows.mid(50), true); // with the folder that they need
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.last().first().toModelIndex().row(), 0);
        QCOMPARE(model.chosen().actions.size(), 51 + 1);
    }

    void tellsHowEachWent() {
        PlanModel model;
        model.show(planOf({{Kind::Upload, SyncAction::Reason::New, "a", file(1), {}},
                           {Kind::Upload, SyncAction::Reason::New, "b", file(1), {}},
                           {Kind::Upload, SyncAction::Reason::New, "c", file(1), {}}}));
        model.setTaken({1}, false);
        model.freeze();
        QCOMPARE(model.rowCount(), 2);
        model.setTaken({0}, false); // too late
        QCOMPARE(takenPaths(model).size(), 2);
        model.setOutcome("c", QStringLiteral("no room"));
        QCOMPARE(model.index(1, PlanModel::Reason).data().toString(), QStringLiteral("no room"));
        model.setOutcome("a", {});
        QCOMPARE(model.index(0, PlanModel::Reason).data().toString(), QStringLiteral("New"));
    }
};

WHERRY_TEST(PlanModelTest)
#include "planmodeltest.moc"
