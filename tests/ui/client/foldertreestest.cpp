// The trees beside the lists of both sides: of this computer, and of a scripted server.
#include "ftp/remotepath.h"
#include "models/remotefilesmime.h"
#include "panes/filelistview.h"
#include "panes/localpane.h"
#include "panes/remotepane.h"
#include "program/clientengine.h"
#include "support/clientscriptedserver.h"
#include "support/eventloop.h"
#include "support/registry.h"
#include "support/scriptedsite.h"
#include "tabs/servertab.h"
#include "trees/foldertreemodel.h"
#include "trees/foldertreeview.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace {
FolderTreeModel &foldersOf(const FilePane &pane) { return *qobject_cast<FolderTreeModel *>(pane.tree().model()); }

QStringList namesBelow(const FilePane &pane, const QString &place) {
    const FolderTreeModel &model = foldersOf(pane);
    QStringList names;
    const QModelIndex folder = model.find(place);
    for (int row = 0; row < model.rowCount(folder); ++row)
        names.append(model.index(row, 0, folder).data().toString());
    return names;
}

QString currentPlace(const FilePane &pane) { return foldersOf(pane).placeOf(pane.tree().currentIndex()); }

void click(const FilePane &pane, const QString &place) {
    const QModelIndex folder = foldersOf(pane).find(place);
    QVERIFY(folder.isValid());
    pane.tree().scrollTo(folder);
    const QRect seen = pane.tree().visualRect(folder).intersected(pane.tree().viewport()->rect());
    QTest::mouseClick(pane.tree().viewport(), Qt::LeftButton, {}, seen.center());
}

// Whether the drop was taken.
bool drop(const FilePane &pane, const QString &place, const QMimeData &mime) {
    const QModelIndex folder = foldersOf(pane).find(place);
    pane.tree().scrollTo(folder);
    const QPoint at = folder.isValid() ? pane.tree().visualRect(folder).center()
                                       : QPoint(5, pane.tree().viewport()->height() - 5); // below all rows
    QWidget *const viewport = pane.tree().viewport();
    QDragEnterEvent enter(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(viewport, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(viewport, &move);
    QDropEvent dropped(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(viewport, &dropped);
    return move.isAccepted() && dropped.isAccepted();
}

struct LocalStage {
    QTemporaryDir directory;
    LocalPane pane;
    QAbstractItemModelTester tester{&foldersOf(pane)};

    LocalStage() {
        for (const char *path : {"n10/deep", "n2", ".hidden/inner"})
            QDir(directory.path()).mkpath(QLatin1String(path));
        QFile file(path("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QFile::link(QStringLiteral("n10"), path("to-folder"));
        QFile::link(QStringLiteral("file"), path("to-file"));
        pane.resize(700, 500);
        pane.show();
    }
    QString path(const char *name) const { return directory.filePath(QLatin1String(name)); }
    QStringList names() const { return namesBelow(pane, directory.path()); }
};

// /www has img and there; img has small.
struct RemoteStage {
    QTemporaryDir directory;
    ScriptedServer server;
    ClientEngine engine{directory.path()};
    ServerTab tab{engine};
    FilePane &pane{tab.remote()};
    QAbstractItemModelTester tester{&foldersOf(pane)};

    RemoteStage() {
        server.directories.unite({"/www", "/www/img", "/www/img/small", "/www/there", "/other"});
        engine.queue.setProcessing(false); // what is dropped is not sent
        tab.resize(1200, 500);
        tab.show();
        pane.setTreeShown(true);
        const Site site = siteOf(server);
        tab.connectTo(site, "/www/img");
        arriveAt("/www/img");
    }
    void arriveAt(const char *path) {
        QVERIFY(QTest::qWaitFor([&] {
            return tab.remote().directory().bytes() == path && !pane.model().isLoading() &&
                   currentPlace(pane) == QLatin1String(path);
        }));
    }
    // All that was asked for before has been answered.
    void settle() {
        QSignalSpy answered(tab.browser(), &Browser::answered);
        tab.browser()->command("NOOP");
        QVERIFY(answered.wait());
        QVERIFY(EventLoop::comesToRest());
    }
    qsizetype listings(const QByteArray &path) const { return server.commands.count("MLSD " + path); }
};
} // namespace

class FolderTreesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTreeIsShownOnlyWhenItIsWanted() {
        LocalStage stage;
        QVERIFY(!stage.pane.isTreeShown());
        stage.pane.goTo(stage.directory.path());
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(foldersOf(stage.pane).rowCount(), 0);
        QCOMPARE(stage.pane.stops().size(), 1);
        stage.pane.setTreeShown(true);
        QCOMPARE(currentPlace(stage.pane), stage.directory.path());
        QTRY_COMPARE(stage.names().size(), 4);
        QCOMPARE(stage.pane.stops().size(), 2);
        stage.pane.setTreeShown(false);
        QCOMPARE(foldersOf(stage.pane).rowCount(), 0);
    }

    void showsTheFoldersOfThisComputer() {
        LocalStage stage;
        stage.pane.setTreeShown(true);
        stage.pane.goTo(stage.path("n10"));
        QCOMPARE(currentPlace(stage.pane), stage.path("n10"));
        QTRY_COMPARE(stage.names(), (QStringList{QStringLiteral(".hidden"), QStringLiteral("n2"), QStringLiteral("n10"),
                                                 QStringLiteral("to-folder")}));
        QVERIFY(stage.pane.tree().isExpanded(foldersOf(stage.pane).find(stage.directory.path())));
        QTRY_COMPARE(namesBelow(stage.pane, stage.path("n10")), QStringList{QStringLiteral("deep")});
        stage.pane.setHiddenShown(false);
        QCOMPARE(stage.names().constFirst(), QStringLiteral("n2"));
    }

    void readsAFolderOnlyWhenItIsOpened() {
        LocalStage stage;
        stage.pane.setTreeShown(true);
        stage.pane.goTo(stage.directory.path());
        QTRY_COMPARE(stage.names().size(), 4);
        QVERIFY(EventLoop::comesToRest());
        const QModelIndex hidden = foldersOf(stage.pane).find(stage.path(".hidden"));
        QCOMPARE(foldersOf(stage.pane).rowCount(hidden), 0);
        stage.pane.tree().expand(hidden);
        QTRY_COMPARE(namesBelow(stage.pane, stage.path(".hidden")), QStringList{QStringLiteral("inner")});
        // What changed is seen when it is opened again.
        QDir(stage.directory.path()).mkpath(QStringLiteral(".hidden/later"));
        stage.pane.tree().collapse(hidden);
        stage.pane.tree().expand(hidden);
        QTRY_COMPARE(namesBelow(stage.pane, stage.path(".hidden")).size(), 2);
    }

    void aFolderIsChosenByClickAndByKey() {
        LocalStage stage;
        stage.pane.setTreeShown(true);
        stage.pane.goTo(stage.directory.path());
        QTRY_COMPARE(stage.names().size(), 4);
        click(stage.pane, stage.path("n2"));
        QCOMPARE(stage.pane.directory(), stage.path("n2"));
        QTest::keyClick(&stage.pane.tree(), Qt::Key_Down);
        QCOMPARE(stage.pane.directory(), stage.path("n2")); // only walking
        QTest::keyClick(&stage.pane.tree(), Qt::Key_Return);
        QCOMPARE(stage.pane.directory(), stage.path("n10"));
        stage.pane.goUp();
        QCOMPARE(currentPlace(stage.pane), stage.directory.path());
    }

    void followsWhatTheListSees() {
        LocalStage stage;
        stage.pane.setTreeShown(true);
        stage.pane.goTo(stage.directory.path());
        QTRY_COMPARE(stage.names().size(), 4);
        stage.pane.makeFolder(QStringLiteral("made"), false);
        QTRY_VERIFY(stage.names().contains(QStringLiteral("made")));
        QVERIFY(QDir(stage.directory.path()).rmdir(QStringLiteral("made")));
        stage.pane.refresh();
        QTRY_VERIFY(!stage.names().contains(QStringLiteral("made")));
    }

    void takesWhatIsDroppedOnAFolder() {
        LocalStage stage;
        stage.pane.setTreeShown(true);
        stage.pane.goTo(stage.directory.path());
        QTRY_COMPARE(stage.names().size(), 4);
        FileEntry entry;
        entry.name = "x.bin";
        const RemoteFilesMime mime(QStringLiteral("key"), RemotePath("/pub"), ChosenEntries::of({entry}));
        QSignalSpy wanted(&stage.pane, &LocalPane::downloadWanted);
        QVERIFY(drop(stage.pane, stage.path("n10"), mime));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(1).toString(), stage.path("n10"));
        QMimeData local;
        local.setUrls({QUrl::fromLocalFile(QStringLiteral("/etc/hosts"))});
        QVERIFY(!drop(stage.pane, stage.path("n10"), local));
    }

    void aServerIsNeverAskedForMoreThanAPersonOpened() {
        RemoteStage stage;
        stage.settle();
        QCOMPARE(namesBelow(stage.pane, QStringLiteral("/www")), QStringList{QStringLiteral("img")}); // the way alone
        QTRY_COMPARE(namesBelow(stage.pane, QStringLiteral("/www/img")), QStringList{QStringLiteral("small")});
        QCOMPARE(stage.listings("/www"), 0);
        QCOMPARE(stage.listings("/www/img"), 1);
        // A hand opens one: it is listed, once.
        const QModelIndex www = foldersOf(stage.pane).find(QStringLiteral("/www"));
        stage.pane.tree().collapse(www);
        stage.pane.tree().expand(www);
        QTRY_COMPARE(namesBelow(stage.pane, QStringLiteral("/www")),
                     (QStringList{QStringLiteral("img"), QStringLiteral("there")}));
        stage.pane.tree().collapse(www);
        stage.pane.tree().expand(www);
        stage.settle();
        QCOMPARE(stage.listings("/www"), 1);
        QCOMPARE(stage.tab.remote().directory().bytes(), QByteArray("/www/img"));
        // What is known is shown without a question.
        stage.pane.setTreeShown(false);
        stage.pane.setTreeShown(true);
        QTRY_COMPARE(namesBelow(stage.pane, QStringLiteral("/www")).size(), 2);
        stage.settle();
        QCOMPARE(stage.listings("/www"), 1);
        QTest::keyClick(&stage.pane.tree(), Qt::Key_Asterisk);
        stage.settle();
        QCOMPARE(stage.listings("/www/img/small"), 0);
    }

    void aFolderOfTheServerIsChosenAndFollowed() {
        RemoteStage stage;
        const QModelIndex www = foldersOf(stage.pane).find(QStringLiteral("/www"));
        stage.pane.tree().collapse(www);
        stage.pane.tree().expand(www);
        QTRY_VERIFY(foldersOf(stage.pane).find(QStringLiteral("/www/there")).isValid());
        click(stage.pane, QStringLiteral("/www/there"));
        stage.arriveAt("/www/there");
        stage.pane.goUp();
        stage.arriveAt("/www");
    }

    void aFolderThatIsRefusedClosesAgain() {
        RemoteStage stage;
        const QModelIndex www = foldersOf(stage.pane).find(QStringLiteral("/www"));
        stage.pane.tree().collapse(www);
        stage.pane.tree().expand(www);
        QTRY_VERIFY(foldersOf(stage.pane).find(QStringLiteral("/www/there")).isValid());
        stage.server.directories.remove("/www/there");
        QSignalSpy failed(&stage.tab.remote(), &RemotePane::failed);
        const QPersistentModelIndex there = foldersOf(stage.pane).find(QStringLiteral("/www/there"));
        stage.pane.tree().expand(there);
        QVERIFY(failed.wait());
        QVERIFY(!stage.pane.tree().isExpanded(there));
        click(stage.pane, QStringLiteral("/www/there"));
        QTRY_COMPARE(currentPlace(stage.pane), QStringLiteral("/www/img")); // where the list still is
    }

    void takesDropsOnAFolderOfTheServer() {
        RemoteStage stage;
        stage.settle();
        QMimeData local;
        local.setUrls({QUrl::fromLocalFile(QStringLiteral("/etc/hosts"))});
        QSignalSpy wanted(&stage.tab.remote(), &RemotePane::uploadWanted);
        QVERIFY(drop(stage.pane, QStringLiteral("/www"), local));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(1).value<RemotePath>().bytes(), QByteArray("/www"));
        QVERIFY(!drop(stage.pane, QStringLiteral("/nowhere"), local)); // beside all folders
        FileEntry entry;
        entry.name = "small";
        entry.kind = FileEntry::Kind::Folder;
        const RemoteFilesMime inside(stage.tab.siteKey(), RemotePath("/www/img"), ChosenEntries::of({entry}));
        QVERIFY(!drop(stage.pane, QStringLiteral("/www/img"), inside)); // where they are already
        QVERIFY(drop(stage.pane, QStringLiteral("/www"), inside));      // moves
        QTRY_VERIFY(stage.server.directories.contains("/www/small"));
    }

    void aConnectionThatEndsEmptiesIt() {
        RemoteStage stage;
        stage.tab.disconnectFromServer();
        QTRY_COMPARE(foldersOf(stage.pane).rowCount(), 0);
    }
};

WHERRY_TEST(FolderTreesTest)
#include "foldertreestest.moc"
