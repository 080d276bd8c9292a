#include "trees/foldertreemodel.h"
#include "support/registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace {
// Tells what the test wants, when it wants.
class ToldFolders : public FolderSource {
public:
    QList<QByteArray> namesOf(const QString &place) const override {
        QList<QByteArray> names = place.toLatin1().split('/');
        names.removeAll(QByteArray());
        return names;
    }
    QString childOf(const QString &place, const QByteArray &name) const override {
        return (place.endsWith(u'/') ? place : place + u'/') + QString::fromLatin1(name);
    }
    QString shownName(const QByteArray &name) const override { return QString::fromLatin1(name); }
    QString rootIcon() const override { return QStringLiteral("server"); }
    void read(const QString &place, Effort effort) override { (effort == Effort::Free ? free : asked).append(place); }
    void cancel() override { ++cancelled; }

    QStringList free, asked;
    int cancelled = 0;
};

// "/(a,b(c))"
QString shape(const QAbstractItemModel &model, const QModelIndex &parent = {}) {
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString below = model.rowCount(index) > 0 ? u'(' + shape(model, index) + u')' : QString();
        parts.append(index.data().toString() + below);
    }
    return parts.join(u',');
}

struct TreeStage {
    ToldFolders source;
    FolderTreeModel model{source};
    QAbstractItemModelTester tester{&model};

    void tell(const char *place, const QList<QByteArray> &names) {
        Q_EMIT source.told(QString::fromLatin1(place), names);
    }
    QModelIndex at(const char *place) const { return model.find(QString::fromLatin1(place)); }
    QString shown() const { return shape(model); }
};
} // namespace

class FolderTreeModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWayToAPlaceIsThereBeforeAnybodyTellsIt() {
        TreeStage stage;
        QCOMPARE(stage.model.rowCount(), 0);
        const QModelIndex c = stage.model.follow(QStringLiteral("/a/b/c"));
        QCOMPARE(stage.shown(), QStringLiteral("/(a(b(c)))"));
        QCOMPARE(stage.model.placeOf(c), QStringLiteral("/a/b/c"));
        // What is above it is read where that is free; below it nobody wanted to see anything.
        QCOMPARE(stage.source.free, (QStringList{QStringLiteral("/"), QStringLiteral("/a"), QStringLiteral("/a/b")}));
        QVERIFY(stage.source.asked.isEmpty());
        QVERIFY(stage.model.hasChildren(c)); // perhaps
        stage.model.read(c);
        QCOMPARE(stage.source.asked, QStringList{QStringLiteral("/a/b/c")});
    }

    void toldFoldersComeInNaturalOrderAndKeepWhatIsBelow() {
        TreeStage stage;
        const QPersistentModelIndex b = stage.model.follow(QStringLiteral("/n2/b"));
        stage.tell("/", {"n10", "N1", "n2", "x"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(N1,n2(b),n10,x)"));
        QVERIFY(b.isValid());
        QCOMPARE(stage.model.placeOf(b), QStringLiteral("/n2/b"));
        // Many come and go between those that stay.
        stage.tell("/", {"n3", "n2", "n10", "a", "y"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(a,n2(b),n3,n10,y)"));
        QCOMPARE(stage.model.placeOf(b), QStringLiteral("/n2/b"));
    }

    void aFolderWithoutFoldersSaysSo() {
        TreeStage stage;
        stage.model.follow(QStringLiteral("/a"));
        QSignalSpy emptied(&stage.model, &FolderTreeModel::emptied);
        stage.tell("/a", {});
        QTRY_COMPARE(emptied.count(), 1);
        QVERIFY(!stage.model.hasChildren(stage.at("/a")));
        stage.tell("/a", {"new"});
        QTRY_VERIFY(stage.model.hasChildren(stage.at("/a")));
    }

    void thePlaceShownStaysThoughNobodyTellsIt() {
        TreeStage stage;
        stage.model.follow(QStringLiteral("/secret/b"));
        stage.tell("/", {"a", "z"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(a,secret(b),z)"));
        stage.model.follow(QStringLiteral("/a"));
        stage.tell("/", {"a", "z"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(a,z)"));
    }

    void hiddenFoldersAreShownWhereTheyLeadToThePlace() {
        TreeStage stage;
        stage.model.setHiddenShown(false);
        stage.model.follow(QStringLiteral("/.b/c"));
        stage.tell("/", {".a", ".b", "d"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(.b(c),d)"));
        stage.model.follow(QStringLiteral("/d"));
        QCOMPARE(stage.shown(), QStringLiteral("/(d)"));
        stage.tell("/.b", {"e"}); // of a place that is not there
        stage.model.setHiddenShown(true);
        QCOMPARE(stage.shown(), QStringLiteral("/(.a,.b,d)"));
        stage.model.follow(QStringLiteral("/.b/c"));
        stage.model.setHiddenShown(false);
        QCOMPARE(stage.shown(), QStringLiteral("/(.b(c),d)"));
    }

    void ofVeryManyOnlySomeHaveRows() {
        QList<QByteArray> names;
        for (int number = 0; number < FolderTreeModel::mostRows + 1000; ++number)
            names.append("f" + QByteArray::number(number));
        TreeStage stage;
        const QModelIndex root = stage.model.follow(QStringLiteral("/")).siblingAtRow(0);
        const auto last = [&](int back) { return stage.model.index(stage.model.rowCount(root) - back, 0, root); };
        stage.tell("/", names);
        QTRY_COMPARE(stage.model.rowCount(root), FolderTreeModel::mostRows + 1);
        QCOMPARE(last(2).data().toString(), QStringLiteral("f%1").arg(FolderTreeModel::mostRows - 1));
        QCOMPARE(last(1).data().toString(), QLocale().toString(1000) + QStringLiteral(" more"));
        // The others are in the list of the folder, and nothing can be dropped on them.
        QCOMPARE(stage.model.placeOf(last(1)), QStringLiteral("/"));
        QVERIFY(!(last(1).flags() & Qt::ItemIsDropEnabled));
        QVERIFY(!stage.model.hasChildren(last(1)));
        // A place among them is shown all the same, for as long as it is the place.
        const QModelIndex in = stage.model.follow(QStringLiteral("/f2500/in"));
        QCOMPARE(in.parent(), last(2));
        QCOMPARE(last(2).data().toString(), QStringLiteral("f2500"));
        QCOMPARE(last(1).data().toString(), QStringLiteral("999 more"));
        stage.model.follow(QStringLiteral("/f7"));
        QCOMPARE(stage.model.rowCount(root), FolderTreeModel::mostRows + 1);
        QCOMPARE(last(1).data().toString(), QLocale().toString(1000) + QStringLiteral(" more"));
        stage.tell("/", {"a", "b"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(a,b,f7)"));
    }

    void aNameThatIsToldTwiceDoesNoHarm() {
        TreeStage stage;
        stage.model.follow(QStringLiteral("/"));
        stage.tell("/", {"a", "a", "b"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(a,a,b)"));
        stage.tell("/", {"a", "b", "a"});
        stage.tell("/b", {"c"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(a,a,b(c))"));
        stage.tell("/", {"b"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(b(c))"));
    }

    void whatGoesWhileItIsToldIsDropped() {
        TreeStage stage;
        stage.model.follow(QStringLiteral("/"));
        stage.tell("/", {"a", "b"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(a,b)"));
        stage.tell("/", {"b"});
        stage.tell("/a", {"c"});
        stage.tell("/b", {"d"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(b(d))"));
        stage.tell("/b", {"e"});
        stage.model.clear();
        QCOMPARE(stage.model.rowCount(), 0);
        QVERIFY(stage.source.cancelled > 0);
        stage.model.follow(QStringLiteral("/b"));
        stage.tell("/", {"z"});
        QTRY_COMPARE(stage.shown(), QStringLiteral("/(b,z)"));
    }

    void refusalsNameTheirFolder() {
        TreeStage stage;
        stage.model.follow(QStringLiteral("/a"));
        QSignalSpy refused(&stage.model, &FolderTreeModel::refused);
        Q_EMIT stage.source.refused(QStringLiteral("/a"));
        Q_EMIT stage.source.refused(QStringLiteral("/nowhere"));
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().toModelIndex(), stage.at("/a"));
        QVERIFY(stage.model.hasChildren(stage.at("/a"))); // nobody knows
    }
};

WHERRY_TEST(FolderTreeModelTest)
#include "foldertreemodeltest.moc"
