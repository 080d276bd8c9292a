#include "sites/sitetreemodel.h"
#include "support/registry.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace {
SavedSite named(const QString &name, const QStringList &folder = {}) {
    SavedSite saved;
    saved.id = QStringLiteral("id-") + name;
    saved.folder = folder;
    saved.site.label = name;
    saved.site.host = name + QStringLiteral(".example.org");
    return saved;
}

// "f(g,x),a,b"
QString shape(const SiteTreeModel &model, const QModelIndex &parent = {}) {
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString below = model.isFolder(index) ? u'(' + shape(model, index) + u')' : QString();
        parts.append(index.data().toString() + below);
    }
    return parts.join(u',');
}
} // namespace

class SiteTreeModelTest : public QObject {
    Q_OBJECT

    static SiteTree sample() {
        SiteTree tree;
        tree.addFolder({QStringLiteral("f"), QStringLiteral("g")});
        tree.add(named(QStringLiteral("a")));
        tree.add(named(QStringLiteral("x"), {QStringLiteral("f")}));
        tree.add(named(QStringLiteral("b")));
        return tree;
    }

private Q_SLOTS:
    void showsAndGivesBackTheTree() {
        SiteTreeModel model(sample());
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(shape(model), QStringLiteral("f(g(),x),a,b"));
        const SiteTree tree = model.tree();
        QCOMPARE(tree.folders(), sample().folders());
        QCOMPARE(tree.sites().size(), 3);
        const SiteTree before = sample();
        for (const SavedSite &saved : before.sites())
            QVERIFY(*tree.find(saved.id) == saved);
        QVERIFY(model.site(model.indexOf(QStringLiteral("id-x"))));
        QVERIFY(!model.indexOf(QStringLiteral("id-none")).isValid());
    }

    void movesByKeyboard() {
        using Move = SiteTreeModel::Move;
        SiteTreeModel model(sample());
        const QAbstractItemModelTester tester(&model);
        const auto b = [&] { return model.indexOf(QStringLiteral("id-b")); };
        QVERIFY(!model.canMove(b(), Move::Down));
        QVERIFY(!model.canMove(b(), Move::Out));
        model.move(b(), Move::Up);
        QCOMPARE(shape(model), QStringLiteral("f(g(),x),b,a"));
        QVERIFY(!model.canMove(b(), Move::Up)); // folders stay above
        model.move(b(), Move::In);
        QCOMPARE(shape(model), QStringLiteral("f(g(),x,b),a"));
        model.move(b(), Move::In);
        QCOMPARE(shape(model), QStringLiteral("f(g(b),x),a"));
        model.move(model.move(b(), Move::Out), Move::Out);
        QCOMPARE(shape(model), QStringLiteral("f(g(),x),b,a"));
        QCOMPARE(model.tree().find(QStringLiteral("id-b"))->folder, QStringList());
        QVERIFY(!model.canMove({}, Move::Up));
    }

    void movesByDragging() {
        SiteTreeModel model(sample());
        const QAbstractItemModelTester tester(&model);
        QSignalSpy moved(&model, &SiteTreeModel::moved);
        const auto drop = [&](const QModelIndex &source, int row, const QModelIndex &parent) {
            const std::unique_ptr<QMimeData> data(model.mimeData({source}));
            const bool can = model.canDropMimeData(data.get(), Qt::MoveAction, row, 0, parent);
            // False, or the view would remove the row.
            return !model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent) && can;
        };
        const QModelIndex f = model.index(0, 0);
        const QModelIndex g = model.index(0, 0, f);
        QVERIFY(drop(model.indexOf(QStringLiteral("id-x")), -1, g));
        QCOMPARE(shape(model), QStringLiteral("f(g(x)),a,b"));
        QVERIFY(drop(model.indexOf(QStringLiteral("id-a")), 3, {})); // behind b
        QCOMPARE(shape(model), QStringLiteral("f(g(x)),b,a"));
        QVERIFY(drop(model.indexOf(QStringLiteral("id-a")), 0, {})); // not above the folders
        QCOMPARE(shape(model), QStringLiteral("f(g(x)),a,b"));
        QVERIFY(!drop(f, -1, g));                                     // into itself
        QVERIFY(!drop(f, -1, model.indexOf(QStringLiteral("id-b")))); // a site is no folder
        QVERIFY(drop(g, 9, {}));
        QCOMPARE(shape(model), QStringLiteral("f(),g(x),a,b"));
        QCOMPARE(moved.count(), 4);
    }

    void addsRenamesAndRemoves() {
        SiteTreeModel model(sample());
        const QAbstractItemModelTester tester(&model);
        const QModelIndex a = model.indexOf(QStringLiteral("id-a"));
        model.addSite(named(QStringLiteral("beside")), a);
        model.addSite(named(QStringLiteral("inside")), model.index(0, 0));
        model.addFolder(QStringLiteral("h"), model.indexOf(QStringLiteral("id-x")));
        QCOMPARE(shape(model), QStringLiteral("f(g(),h(),x,inside),a,beside,b"));
        QSignalSpy renamed(&model, &SiteTreeModel::renamed);
        QVERIFY(!model.setData(a, QStringLiteral("  ")));
        QVERIFY(model.setData(a, QStringLiteral("b")));
        QCOMPARE(renamed.count(), 1);
        QCOMPARE(model.site(a)->site.label, QStringLiteral("b"));
        QVERIFY(model.tree().find({}, QStringLiteral("b (2)"))); // two of one name
        QCOMPARE(model.siteCount(model.index(0, 0)), 2);
        model.remove(model.index(0, 0));
        QCOMPARE(shape(model), QStringLiteral("b,beside,b"));
        QVERIFY(!model.tree().find(QStringLiteral("id-x")));
    }

    void namesFromStrangersAreShownSafely() {
        SiteTree tree;
        tree.add(named(QStringLiteral("a\u202eb")));
        const SiteTreeModel model(tree);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("a\\u202eb"));
        QVERIFY(model.tree() == tree);
    }
};

WHERRY_TEST(SiteTreeModelTest)
#include "sitetreemodeltest.moc"
