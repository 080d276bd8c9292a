// Synchronised browsing in a tab that is connected to a scripted server.
#include "tabs/synchronisedbrowsing.h"
#include "panes/localpane.h"
#include "panes/remotepane.h"
#include "program/clientengine.h"
#include "support/clientscriptedserver.h"
#include "support/registry.h"
#include "support/scriptedsite.h"
#include "tabs/noticebar.h"
#include "tabs/servertab.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {
// Both sides have www/img; "here" is on this computer alone, "there" on the server alone.
struct BrowsingStage {
    QTemporaryDir directory;
    QTemporaryDir files;
    ScriptedServer server;
    ClientEngine engine{directory.path()};
    ServerTab tab{engine};

    BrowsingStage() {
        server.directories.unite({"/www", "/www/img", "/www/there"});
        for (const char *path : {"www/img", "www/here"})
            QDir(files.path()).mkpath(QLatin1String(path));
        const Site site = siteOf(server);
        tab.show();
        tab.local().goTo(local("www"));
        tab.connectTo(site, "/www");
        arriveAt("/www");
    }
    QString local(const char *path) const { return files.filePath(QLatin1String(path)); }
    SynchronisedBrowsing &synchronised() { return tab.synchronised(); }
    bool remoteIs(const QByteArray &path) const { return tab.remote().directory().bytes() == path; }
    void arriveAt(const QByteArray &path) const {
        QVERIFY(QTest::qWaitFor([&] { return remoteIs(path); }));
    }
    bool offersToCreateIt() {
        const QList<QPushButton *> buttons = tab.notice().findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) {
            return !button->isHidden() && button->text() == QLatin1String("Create it");
        });
    }
    void press(const QString &text) {
        const QList<QPushButton *> buttons = tab.notice().findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(),
                                        [&](const QPushButton *button) { return button->text() == text; });
        QVERIFY(found != buttons.end());
        (*found)->click();
    }
};
} // namespace

class SynchronisedBrowsingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSideLeadsTheOther() {
        BrowsingStage stage;
        stage.synchronised().setOn(true);
        stage.tab.local().goTo(stage.local("www/img"));
        stage.arriveAt("/www/img");
        stage.tab.remote().goUp();
        stage.arriveAt("/www");
        QTRY_COMPARE(stage.tab.local().directory(), stage.local("www"));
        stage.tab.local().goUp(); // both are called www: what is above belongs together as well
        stage.arriveAt("/");
        QVERIFY(stage.synchronised().isOn());
    }

    void offMeansOff() {
        BrowsingStage stage;
        stage.synchronised().setOn(true);
        stage.synchronised().setOn(false);
        stage.tab.remote().enter(RemotePath("/www/img"));
        stage.arriveAt("/www/img");
        QCOMPARE(stage.tab.local().directory(), stage.local("www"));
    }

    void onlyTheLastOfManyStepsCounts() {
        BrowsingStage stage;
        stage.synchronised().setOn(true);
        for (const char *path : {"www/img", "www", "www/img", "www", "www/img"})
            stage.tab.local().goTo(stage.local(path));
        stage.arriveAt("/www/img");
        QSignalSpy answered(stage.tab.browser(), &Browser::answered);
        stage.tab.browser()->command("NOOP"); // what was asked for before has come by then
        QVERIFY(answered.wait());
        QVERIFY(stage.remoteIs("/www/img"));
        QCOMPARE(stage.tab.local().directory(), stage.local("www/img"));
    }

    void aFolderThatTheServerHasNotEndsItAndCanBeMade() {
        BrowsingStage stage;
        stage.synchronised().setOn(true);
        stage.tab.local().goTo(stage.local("www/here"));
        QTRY_VERIFY(!stage.synchronised().isOn());
        QCOMPARE(stage.tab.local().directory(), stage.local("www/here"));
        QCOMPARE(stage.tab.notice().sentence(),
                 QStringLiteral("Synchronised browsing is off: the server shows no folder /www/here."));
        QVERIFY(stage.offersToCreateIt());
        stage.press(QStringLiteral("Create it"));
        stage.arriveAt("/www/here");
        QVERIFY(stage.server.directories.contains("/www/here"));
        QVERIFY(stage.synchronised().isOn());
        stage.tab.local().goUp();
        stage.arriveAt("/www");
    }

    void aFolderThatIsNotHereEndsItAndCanBeMade() {
        BrowsingStage stage;
        stage.synchronised().setOn(true);
        stage.tab.remote().enter(RemotePath("/www/there"));
        stage.arriveAt("/www/there");
        QTRY_VERIFY(!stage.synchronised().isOn());
        QCOMPARE(stage.tab.local().directory(), stage.local("www"));
        stage.press(QStringLiteral("Create it"));
        QCOMPARE(stage.tab.local().directory(), stage.local("www/there"));
        QVERIFY(stage.synchronised().isOn());
        QVERIFY(stage.remoteIs("/www/there"));
    }

    void aFileOnTheServerEndsItWithoutAnOffer() {
        BrowsingStage stage;
        stage.server.files["/www/here"] = {"x"};
        stage.tab.remote().refresh();
        QTRY_VERIFY(stage.tab.remote().model().find("here").isValid());
        stage.synchronised().setOn(true);
        stage.tab.local().goTo(stage.local("www/here"));
        QTRY_VERIFY(!stage.synchronised().isOn());
        QCOMPARE(stage.tab.notice().sentence(),
                 QStringLiteral("Synchronised browsing is off: on the server, /www/here is a file."));
        QVERIFY(!stage.offersToCreateIt());
        QVERIFY(stage.remoteIs("/www"));
    }

    void aFileHereEndsItWithoutAnOffer() {
        BrowsingStage stage;
        QFile file(stage.local("www/there"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        stage.synchronised().setOn(true);
        stage.tab.remote().enter(RemotePath("/www/there"));
        stage.arriveAt("/www/there");
        QTRY_VERIFY(!stage.synchronised().isOn());
        QCOMPARE(stage.tab.notice().sentence(),
                 QStringLiteral("Synchronised browsing is off: on this computer, %1 is a file.").arg(file.fileName()));
        QVERIFY(!stage.offersToCreateIt());
        QCOMPARE(stage.tab.local().directory(), stage.local("www"));
    }

    void leavingWhatBelongsTogetherEndsIt() {
        BrowsingStage stage;
        stage.synchronised().setOn(true);
        stage.tab.local().goTo(stage.directory.path());
        QVERIFY(!stage.synchronised().isOn());
        QVERIFY(stage.tab.notice().sentence().startsWith(QLatin1String("Synchronised browsing is off: ")));
        QVERIFY(stage.remoteIs("/www"));
    }

    void aBookmarkTakesItAlong() {
        BrowsingStage stage;
        stage.synchronised().setOn(true);
        QDir(stage.files.path()).mkpath(QStringLiteral("copy/img"));
        stage.tab.goTo(stage.local("copy"), "/www");
        QTRY_COMPARE(stage.tab.local().directory(), stage.local("copy"));
        QVERIFY(stage.synchronised().isOn());
        stage.tab.remote().enter(RemotePath("/www/img"));
        QTRY_COMPARE(stage.tab.local().directory(), stage.local("copy/img"));
    }

    void aConnectionThatEndsEndsItToo() {
        BrowsingStage stage;
        stage.synchronised().setOn(true);
        stage.tab.disconnectFromServer();
        QTRY_VERIFY(!stage.synchronised().isOn());
    }
};

WHERRY_TEST(SynchronisedBrowsingTest)
#include "synchronisedbrowsingtest.moc"
