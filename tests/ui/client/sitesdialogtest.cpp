#include "sites/sitesdialog.h"
#include "program/clientengine.h"
#include "support/clientkeychain.h"
#include "support/clientscriptedserver.h"
#include "support/registry.h"
#include "ui/iconbutton.h"
#include "ui/labels.h"
#include "ui/tableview.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

namespace {
template<class Control>
Control *controlNamed(const QWidget &dialog, const QString &name) {
    const QList<Control *> controls = dialog.findChildren<Control *>();
    for (Control *control : controls)
        if (control->accessibleName() == name || control->property("text").toString() == name)
            return control;
    return nullptr;
}

SavedSite site(const QString &name, const QString &host) {
    SavedSite saved;
    saved.id = QStringLiteral("id-") + name;
    saved.site.label = name;
    saved.site.host = host;
    saved.site.user = QStringLiteral("anna");
    return saved;
}

// An engine with a keychain in memory, and a dialog on two saved sites.
struct SitesStage {
    QTemporaryDir directory;
    QMap<QString, QString> keychain;
    ClientEngine engine{directory.path(), std::make_unique<FakeKeychain>(&keychain)};
    std::optional<Failure> kept;
    std::unique_ptr<SitesDialog> dialog;

    SitesStage() {
        SiteTree tree;
        tree.add(site(QStringLiteral("one"), QStringLiteral("one.example.org")));
        tree.add(site(QStringLiteral("two"), QStringLiteral("two.example.org")));
        const Expected<bool> saved =
            engine.sites.apply(tree, {{QStringLiteral("id-one"), QStringLiteral("old")}}, qApp, [](const Failure &) {});
        Q_ASSERT(saved);
        open();
    }
    void open() {
        dialog = std::make_unique<SitesDialog>(engine, *engine.sites.tree(),
                                               [this](const Failure &failure) { kept = failure; });
        dialog->show();
        Q_UNUSED(QTest::qWaitForWindowActive(dialog.get()))
    }
    QLineEdit &field(const char *name) const { return *controlNamed<QLineEdit>(*dialog, QLatin1String(name)); }
    QPushButton &button(const char *name) const { return *controlNamed<QPushButton>(*dialog, QLatin1String(name)); }
    TableView &tree() const { return *controlNamed<TableView>(*dialog, QStringLiteral("Saved sites")); }
    void type(const char *name, const QString &text) const {
        field(name).selectAll();
        QTest::keyClick(&field(name), Qt::Key_Delete);
        QTest::keyClicks(&field(name), text);
    }
    bool says(const QString &text) const {
        const QList<PlainLabel *> labels = dialog->findChildren<PlainLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const PlainLabel *label) { return label->text().contains(text); });
    }
};
} // namespace

class SitesDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasTheNamesThatAreDocumented() {
        const SitesStage stage;
        for (const char *name : {"Name", "Host", "Username", "Password", "Folder here", "Folder on the server"})
            QVERIFY2(controlNamed<QLineEdit>(*stage.dialog, QLatin1String(name)), name);
        for (const char *name : {"Encryption", "Login", "Colour", "Data connections", "File names"})
            QVERIFY2(controlNamed<QComboBox>(*stage.dialog, QLatin1String(name)), name);
        for (const char *name : {"Port", "Transfers at a time", "Limit of downloads", "Limit of uploads"})
            QVERIFY2(controlNamed<QSpinBox>(*stage.dialog, QLatin1String(name)), name);
        for (const char *name : {"New site", "New folder", "Delete", "More"})
            QVERIFY2(controlNamed<IconButton>(*stage.dialog, QLatin1String(name)), name);
        QVERIFY(controlNamed<TableView>(*stage.dialog, QStringLiteral("Saved sites")));
        QCOMPARE(stage.field("Password").echoMode(), QLineEdit::Password);
    }

    void savesWhatWasChanged() {
        SitesStage stage;
        QCOMPARE(stage.field("Host").text(), QStringLiteral("one.example.org"));
        stage.type("Host", QStringLiteral("new.example.org"));
        controlNamed<QSpinBox>(*stage.dialog, QStringLiteral("Limit of downloads"))->setValue(100);
        controlNamed<QSpinBox>(*stage.dialog, QStringLiteral("Transfers at a time"))->setValue(2);
        controlNamed<QSpinBox>(*stage.dialog, QStringLiteral("Connections for one large file"))->setValue(4);
        stage.tree().setCurrentIndex(stage.tree().model()->index(1, 0));
        stage.type("Password", QStringLiteral("for two"));
        stage.button("Save").click();
        QCOMPARE(stage.dialog->result(), int(QDialog::Accepted));
        QVERIFY(stage.kept && !*stage.kept);
        const Expected<SiteTree> tree = stage.engine.sites.tree();
        const SavedSite *const one = tree->find(QStringLiteral("id-one"));
        QCOMPARE(one->site.host, QStringLiteral("new.example.org"));
        QCOMPARE(one->site.downloadLimit, 100 * 1024);
        QCOMPARE(one->site.maxSessions, 2);
        QCOMPARE(one->site.segments, 4);
        QVERIFY(*tree->find(QStringLiteral("id-two")) ==
                site(QStringLiteral("two"), QStringLiteral("two.example.org")));
        QCOMPARE(stage.keychain, (QMap<QString, QString>{{QStringLiteral("id-one"), QStringLiteral("old")},
                                                         {QStringLiteral("id-two"), QStringLiteral("for two")}}));
    }

    void keepsAProxyAndItsPasswordApart() {
        SitesStage stage;
        stage.dialog->findChild<QTabWidget *>()->setCurrentIndex(2);
        QVERIFY(!stage.field("Host of the proxy").isEnabled());
        QTest::keyClick(controlNamed<QComboBox>(*stage.dialog, QStringLiteral("Proxy")), Qt::Key_Down);
        QCOMPARE(controlNamed<QSpinBox>(*stage.dialog, QStringLiteral("Port of the proxy"))->value(), 1080);
        stage.button("Save").click();
        QVERIFY(stage.dialog->isVisible());
        QVERIFY(stage.says(QStringLiteral("The proxy needs a host.")));
        stage.dialog->findChild<QTabWidget *>()->setCurrentIndex(2);
        stage.type("Host of the proxy", QStringLiteral("proxy.example.org"));
        QVERIFY(!stage.field("Password at the proxy").isEnabled());
        stage.type("Username at the proxy", QStringLiteral("me"));
        stage.type("Password at the proxy", QStringLiteral("hush"));
        stage.button("Save").click();
        QVERIFY(stage.kept && !*stage.kept);
        const Expected<SiteTree> tree = stage.engine.sites.tree();
        QCOMPARE(tree->find(QStringLiteral("id-one"))->site.proxy.toString(),
                 QStringLiteral("socks5://me@proxy.example.org:1080"));
        const QString key = SiteTree::proxyKey(QStringLiteral("id-one"));
        QCOMPARE(stage.keychain, (QMap<QString, QString>{{QStringLiteral("id-one"), QStringLiteral("old")},
                                                         {key, QStringLiteral("hush")}}));

        stage.open();
        stage.dialog->findChild<QTabWidget *>()->setCurrentIndex(2);
        QCOMPARE(stage.field("Password at the proxy").text(), QString());
        QTest::keyClick(controlNamed<QComboBox>(*stage.dialog, QStringLiteral("Proxy")), Qt::Key_Home);
        stage.button("Save").click();
        QCOMPARE(stage.keychain.keys(), QStringList{QStringLiteral("id-one")});
        QCOMPARE(stage.engine.sites.tree()->find(QStringLiteral("id-one"))->site.proxy, Proxy());
    }

    void whoIsAskedEachTimeHasNoPasswordKept() {
        SitesStage stage;
        auto *login = controlNamed<QComboBox>(*stage.dialog, QStringLiteral("Login"));
        QTest::keyClick(login, Qt::Key_End);
        QVERIFY(!stage.field("Password").isEnabled());
        stage.button("Save").click();
        QVERIFY(stage.keychain.isEmpty());
        QVERIFY(stage.engine.sites.tree()->find(QStringLiteral("id-one"))->askPassword);
    }

    void connectsWithWhatWasTyped() {
        SitesStage stage;
        QSignalSpy wanted(stage.dialog.get(), &SitesDialog::connectWanted);
        controlNamed<IconButton>(*stage.dialog, QStringLiteral("New site"))->click();
        QCOMPARE(QApplication::focusWidget(), &stage.field("Host"));
        stage.type("Host", QStringLiteral("ftps://ben:p%40ss@h.example:9900/pub"));
        QTest::keyClick(&stage.field("Host"), Qt::Key_Tab); // a whole address fills the form
        QCOMPARE(stage.field("Host").text(), QStringLiteral("h.example"));
        QCOMPARE(stage.field("Username").text(), QStringLiteral("ben"));
        stage.type("Name", QStringLiteral("mine"));
        QTest::keyClick(stage.dialog.get(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        const auto saved = wanted.first().first().value<SavedSite>();
        QCOMPARE(saved.site.port, 9900);
        QCOMPARE(saved.site.tls, TlsMode::Implicit);
        QCOMPARE(saved.site.password, QStringLiteral("p@ss"));
        QCOMPARE(saved.remoteFolder, QByteArray("pub"));
        QCOMPARE(stage.keychain.value(saved.id), QStringLiteral("p@ss"));
        QVERIFY(stage.engine.sites.tree()->find({}, QStringLiteral("mine")));
    }

    void aSiteNeedsAHost() {
        SitesStage stage;
        stage.type("Host", {});
        stage.tree().setCurrentIndex(stage.tree().model()->index(1, 0));
        stage.button("Save").click();
        QVERIFY(stage.dialog->isVisible());
        QVERIFY(stage.says(QStringLiteral("The site needs a host.")));
        QCOMPARE(stage.tree().currentIndex().row(), 0);
        QVERIFY(stage.engine.sites.tree()->find(QStringLiteral("id-one"))->site.host.startsWith(QLatin1String("one")));
    }

    void oneKeyThrowsNothingAway() {
        SitesStage stage;
        stage.type("Name", QStringLiteral("renamed"));
        QTest::keyClick(stage.dialog.get(), Qt::Key_Escape);
        QVERIFY(stage.dialog->isVisible());
        auto *box = stage.dialog->findChild<QMessageBox *>();
        QVERIFY(box);
        QCOMPARE(box->defaultButton()->text(), QStringLiteral("Go on"));
        controlNamed<QPushButton>(*box, QStringLiteral("Throw away"))->click();
        QVERIFY(!stage.dialog->isVisible());
        QVERIFY(stage.engine.sites.tree()->find({}, QStringLiteral("one")));
        stage.open();
        QTest::keyClick(stage.dialog.get(), Qt::Key_Escape); // nothing was changed
        QVERIFY(!stage.dialog->isVisible());
    }

    void deletesWithItsPassword() {
        SitesStage stage;
        QTest::keyClick(&stage.tree(), Qt::Key_Delete);
        stage.button("Save").click();
        QCOMPARE(stage.engine.sites.tree()->sites().size(), 1);
        QVERIFY(stage.keychain.isEmpty());
    }

    void importsAndSaysWhatWasLeftOut() {
        SitesStage stage;
        stage.dialog->import(QByteArrayLiteral(R"(<FileZilla3><Servers><Folder>Work
            <Server><Host>ftp.example.com</Host><Port>21</Port><Protocol>0</Protocol><Logontype>1</Logontype>
            <User>carl</User><Pass encoding="base64">aW1wb3J0ZWQ=</Pass><Name>Mail</Name></Server>
            <Server><Host>sftp.example.com</Host><Protocol>1</Protocol><Name>Shell</Name></Server>
            </Folder></Servers></FileZilla3>)"),
                             QStringLiteral("sitemanager.xml"));
        auto *box = stage.dialog->findChild<QMessageBox *>();
        QVERIFY(box);
        QCOMPARE(box->text(), QStringLiteral("1 site(s) imported."));
        QVERIFY(box->detailedText().contains(QLatin1String("Work/Shell: left out")));
        box->close();
        stage.button("Save").click();
        const Expected<SiteTree> tree = stage.engine.sites.tree();
        const SavedSite *const mail = tree->find({QStringLiteral("Work")}, QStringLiteral("Mail"));
        QVERIFY(mail);
        QCOMPARE(stage.keychain.value(mail->id), QStringLiteral("imported"));

        stage.open();
        stage.dialog->import("no sites", QStringLiteral("x"));
        QVERIFY(stage.says(QStringLiteral("x holds no sites")));
    }

    void testsTheConnectionStepByStep() {
        ScriptedServer server;
        server.user = "anna";
        server.password = "old"; // as it is kept
        SitesStage stage;
        stage.type("Host", QStringLiteral("127.0.0.1"));
        controlNamed<QSpinBox>(*stage.dialog, QStringLiteral("Port"))->setValue(server.port());
        QTest::keyClick(controlNamed<QComboBox>(*stage.dialog, QStringLiteral("Encryption")), Qt::Key_End);
        stage.button("Test connection").click();
        auto *card = stage.dialog->findChild<ConnectionTestCard *>();
        QTRY_VERIFY(!card->isRunning());
        QCOMPARE(card->lines().size(), 4);
        QVERIFY(card->lines().at(1).contains(QLatin1String("Nothing is encrypted")));
        QCOMPARE(card->lines().at(3), QStringLiteral("A data connection works: 0 items in /."));

        stage.type("Password", QStringLiteral("wrong"));
        stage.button("Test connection").click();
        QTRY_VERIFY(!card->isRunning());
        QCOMPARE(card->lines().size(), 3);
        QVERIFY(card->lines().at(2).startsWith(QLatin1String("The server did not accept")));
        QVERIFY(stage.engine.sites.tree()->find({}, QStringLiteral("one"))->site.host.startsWith(QLatin1String("one")));
    }
};

WHERRY_TEST(SitesDialogTest)
#include "sitesdialogtest.moc"
