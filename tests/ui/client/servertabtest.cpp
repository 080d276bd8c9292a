// A tab that is connected to a scripted server: what it says of the connection, and what is left of it.
#include "tabs/servertab.h"
#include "panes/filelistview.h"
#include "panes/localpane.h"
#include "panes/remotepane.h"
#include "program/clientengine.h"
#include "support/clientscriptedserver.h"
#include "support/registry.h"
#include "support/scriptedsite.h"
#include "tabs/noticebar.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace {
struct TabStage {
    QTemporaryDir directory;
    QTemporaryDir files;
    std::unique_ptr<ScriptedServer> server = std::make_unique<ScriptedServer>();
    ClientEngine engine{directory.path()};
    ServerTab tab{engine};

    TabStage() {
        server->directories.unite({"/www", "/www/img"});
        QDir(files.path()).mkpath(QStringLiteral("here/inside"));
        QObject::connect(&tab, &ServerTab::stateChanged, &tab, [this] { tab.isAsleep(); }); // as the row of tabs asks
        tab.show();
        tab.local().goTo(files.path());
        tab.connectTo(siteOf(*server), "/www");
        arriveAt("/www");
    }
    void arriveAt(const QByteArray &path) const {
        QVERIFY(QTest::qWaitFor(
            [&] { return tab.remote().listed() == RemotePath(path) && !tab.remote().model().isLoading(); }));
    }
    void sayGoodbye() const {
        for (ScriptedPeer *const peer : server->peers())
            peer->close();
        QTRY_VERIFY(tab.isAsleep());
    }
    void type(FilePane &pane, const QString &path) const { Q_EMIT pane.pathBar().pathTyped(path); }
    NoticeBar &notice() { return tab.notice(); }
};
} // namespace

class ServerTabTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aConnectionThatTheServerEndedIsOpenedWhenItIsNeeded() {
        TabStage stage;
        stage.sayGoodbye();
        QCOMPARE(stage.tab.state(), ServerTab::State::Connected);
        QVERIFY(stage.notice().isVisible());
        QVERIFY(stage.notice().sentence().contains(QStringLiteral("has ended the connection")));
        QCOMPARE(stage.tab.remote().listed(), RemotePath("/www"));
        const int connections = stage.server->connections;
        stage.tab.remote().enter(RemotePath("/www/img"));
        stage.arriveAt("/www/img");
        QCOMPARE(stage.server->connections, connections + 1);
        QVERIFY(!stage.tab.isAsleep());
        QVERIFY(!stage.notice().isVisible());
    }

    // What the queue has changed is shown although the connection for looking has ended.
    void aSleepingConnectionSeesWhatTheQueueChanged() {
        TabStage stage;
        stage.sayGoodbye();
        stage.server->files["/www/new"] = {"x"};
        Q_EMIT stage.engine.remoteDirectoryChanged(stage.tab.siteKey(), RemotePath("/www"));
        QTRY_VERIFY(stage.tab.remote().model().find("new").isValid());
    }

    void aServerThatIsGoneIsTold() {
        TabStage stage;
        stage.sayGoodbye();
        stage.server.reset();
        stage.tab.remote().refresh();
        QTRY_COMPARE(stage.tab.state(), ServerTab::State::Disconnected);
        QVERIFY(stage.notice().isVisible());
        QCOMPARE(stage.notice().sentence(), QStringLiteral("127.0.0.1 cannot be reached."));
        QCOMPARE(stage.tab.remote().listed(), RemotePath("/www")); // still to be read
    }

    void neverRenamesOverAnotherFile() {
        TabStage stage;
        stage.server->files["/www/a"] = {"kept"};
        stage.server->files["/www/b"] = {"other"};
        stage.tab.remote().refresh();
        QTRY_VERIFY(stage.tab.remote().model().find("b").isValid());
        Q_EMIT stage.tab.remote().model().renameWanted("b", QStringLiteral("a"));
        QTRY_VERIFY(stage.notice().isVisible());
        QCOMPARE(stage.notice().sentence(), QStringLiteral("There is something of this name already."));
        QCOMPARE(stage.server->files["/www/a"].bytes, QByteArray("kept"));
        QCOMPARE(stage.server->files["/www/b"].bytes, QByteArray("other"));
        Q_EMIT stage.tab.remote().model().renameWanted("b", QStringLiteral("c"));
        QTRY_VERIFY(stage.server->files.contains("/www/c"));
    }

    void aNameThatCannotBeIsToldAsSuch() {
        TabStage stage;
        stage.server->files["/www/a"] = {"kept"};
        stage.tab.remote().refresh();
        QTRY_VERIFY(stage.tab.remote().model().find("a").isValid());
        Q_EMIT stage.tab.remote().model().renameWanted("a", QStringLiteral(".."));
        QVERIFY(stage.notice().isVisible());
        QCOMPARE(stage.notice().rest(), QString());
        for (const QString &name : {QStringLiteral("/www/img/b"), QStringLiteral("img/b"), QStringLiteral("../b")}) {
            stage.notice().dismiss();
            stage.tab.remote().makeFolder(name, false);
            QVERIFY(stage.notice().isVisible());
            QCOMPARE(stage.notice().sentence(), QStringLiteral("A name has no “/”."));
            QCOMPARE(stage.notice().rest(), QString());
        }
        stage.notice().dismiss();
        stage.tab.local().makeFolder(QStringLiteral("here/b"), false);
        QCOMPARE(stage.notice().sentence(), QStringLiteral("A name has no “/”."));
        QCOMPARE(stage.notice().rest(), QString());
        stage.tab.remote().makeFolder(QStringLiteral("last"), false);
        QTRY_VERIFY(stage.server->directories.contains("/www/last"));
        QCOMPARE(stage.server->files.keys(), QList<QByteArray>{"/www/a"});
        QCOMPARE(stage.server->count("MKD"), 1);
        QCOMPARE(stage.server->count("RNFR"), 0);
    }

    void eachEntryIsChangedFromItsOwnMode() {
        TabStage stage;
        QList<QByteArray> changed;
        stage.server->intercept = [&changed](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb == "SITE") {
                changed.append(argument);
                peer.reply(200, "done");
            } else if (verb == "MLSD") {
                peer.sendData("type=file;UNIX.mode=0644; a\r\ntype=file;UNIX.mode=0600; b\r\n"
                              "type=file;UNIX.mode=0664; c\r\ntype=file; d\r\n");
            }
            return verb == "SITE" || verb == "MLSD";
        };
        RemotePane &pane = stage.tab.remote();
        pane.refresh();
        QTRY_VERIFY(pane.model().find("d").isValid());
        pane.view().selectAll();
        const ChosenEntries all = pane.chosen();
        QCOMPARE(all.size(), 4);
        QList<int> modes = pane.modesOf(all);
        std::sort(modes.begin(), modes.end());
        QCOMPARE(modes, QList<int>({-1, 0600, 0644, 0664}));
        pane.changeMode(all, {.set = 0020}, std::nullopt);
        QTRY_VERIFY(stage.notice().isVisible());
        QVERIFY(stage.notice().sentence().startsWith(
            QStringLiteral("The server does not tell the permissions of 1 item, which stay as they were.")));
        std::sort(changed.begin(), changed.end());
        QCOMPARE(changed, QList<QByteArray>({"CHMOD 620 /www/b", "CHMOD 664 /www/a"}));
        changed.clear();
        pane.changeMode(all, ModeChange::to(0644), std::nullopt);
        QTRY_COMPARE(changed.size(), 3);
        std::sort(changed.begin(), changed.end());
        QCOMPARE(changed, QList<QByteArray>({"CHMOD 644 /www/b", "CHMOD 644 /www/c", "CHMOD 644 /www/d"}));
    }

    void aSleepingConnectionCanBeLeft() {
        TabStage stage;
        stage.sayGoodbye();
        stage.tab.disconnectFromServer();
        QCOMPARE(stage.tab.state(), ServerTab::State::Disconnected);
    }

    void theNextConnectionBeginsWhereTheLastOneWas() {
        TabStage stage;
        stage.tab.remote().enter(RemotePath("/www/img"));
        stage.arriveAt("/www/img");
        stage.tab.reconnect();
        QTRY_COMPARE(stage.tab.state(), ServerTab::State::Connected);
        stage.arriveAt("/www/img");
        stage.tab.disconnectFromServer();
        QCOMPARE(stage.tab.state(), ServerTab::State::Disconnected);
        QVERIFY(!stage.tab.remote().listed());
        stage.tab.reconnect();
        stage.arriveAt("/www/img");
        // Another visit begins where it says, and where the server says when it says nothing.
        stage.tab.connectTo(siteOf(*stage.server), {});
        stage.arriveAt("/");
    }

    void theFailureOfASideGoesWhenThatSideWorksAgain() {
        TabStage stage;
        stage.type(stage.tab.local(), QStringLiteral("/is/not/there"));
        QTRY_VERIFY(stage.notice().isVisible());
        stage.tab.remote().enter(RemotePath("/www/img")); // the other side says nothing of it
        stage.arriveAt("/www/img");
        QVERIFY(stage.notice().isVisible());
        stage.type(stage.tab.local(), stage.files.path()); // where it is anyway
        QTRY_VERIFY(!stage.notice().isVisible());
        stage.type(stage.tab.remote(), QStringLiteral("/is/not/there"));
        QTRY_VERIFY(stage.notice().isVisible());
        stage.type(stage.tab.remote(), QStringLiteral("/www"));
        QTRY_VERIFY(!stage.notice().isVisible());
    }

    void aNoticeThatGoesGivesTheFocusBack() {
        TabStage stage;
        stage.tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage.tab));
        stage.tab.remote().takeFocus();
        stage.notice().showNote(QStringLiteral("Something."));
        auto *const close = stage.notice().findChild<QToolButton *>();
        close->setFocus();
        close->click();
        QVERIFY(!stage.notice().isVisible());
        QCOMPARE(QApplication::focusWidget(), &stage.tab.remote().view());
    }

    void anEntryOfAnotherFolderBecomesTheCurrentRow() {
        TabStage stage;
        for (const char *path : {"/www/img/a", "/www/img/b", "/www/img/c"})
            stage.server->files[path] = {"x"};
        for (const char *name : {"b", "c"}) { // from another folder, then from this one
            stage.tab.remote().showEntry(RemotePath("/www/img").child(name));
            QTRY_COMPARE(stage.tab.remote().view().currentName(), QByteArray(name));
            QCOMPARE(stage.tab.remote().listed(), RemotePath("/www/img"));
        }
    }

    void theRowBesideADeletedOneIsTheCurrentOne() {
        TabStage stage;
        RemotePane &pane = stage.tab.remote();
        for (const char *path : {"/www/a", "/www/b", "/www/c"})
            stage.server->files[path] = {"x"};
        pane.refresh();
        QTRY_VERIFY(pane.model().find("c").isValid());
        for (const auto &[gone, beside] : {std::pair("b", "c"), std::pair("c", "a")}) {
            pane.view().setCurrentIndex(pane.model().find(gone));
            pane.remove(pane.chosen());
            QTRY_VERIFY(!pane.model().find(gone).isValid());
            QCOMPARE(pane.view().currentName(), QByteArray(beside));
        }
    }

    void backFindsTheRowOneCameFrom() {
        TabStage stage;
        LocalPane &pane = stage.tab.local();
        QTRY_VERIFY(pane.model().find("here").isValid());
        pane.view().setCurrentIndex(pane.model().find("here"));
        pane.goTo(stage.files.filePath(QStringLiteral("here")));
        QTRY_VERIFY(pane.model().find("inside").isValid());
        pane.view().setCurrentIndex(pane.model().find("inside"));
        pane.goBack();
        QTRY_COMPARE(pane.view().currentName(), QByteArray("here"));
        pane.goForward();
        QTRY_COMPARE(pane.view().currentName(), QByteArray("inside"));
    }
};
WHERRY_TEST(ServerTabTest)
#include "servertabtest.moc"
