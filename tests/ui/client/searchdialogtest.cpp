#include "searching/searchdialog.h"
#include "program/clientengine.h"
#include "support/clientkeychain.h"
#include "support/clientscriptedserver.h"
#include "support/registry.h"
#include "support/scriptedsite.h"
#include "ui/labels.h"
#include "ui/tableview.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {
struct SearchStage {
    QTemporaryDir state;
    ClientEngine engine{state.path(), std::make_unique<FakeKeychain>(nullptr)};
    ScriptedServer server;
    std::unique_ptr<SearchDialog> dialog;

    SearchStage() {
        server.directories += {"/www", "/www/a", "/www/a/notes", "/other"};
        server.files["/www/readme.txt"].bytes = "12345";
        server.files["/www/a/Notes.TXT"].bytes = QByteArray(2000, 'x');
        server.files["/www/a/notes/old.md"] = {"1", "20010101000000"};
        server.files["/other/notes.txt"].bytes = "1";
        const Site site = siteOf(server);
        engine.addSite(site);
        dialog = std::make_unique<SearchDialog>(engine, site, RemotePath("/www"));
        dialog->show();
    }
    template<class Control>
    Control &named(const char *name) const {
        const QList<Control *> controls = dialog->findChildren<Control *>();
        return **std::find_if(controls.begin(), controls.end(), [&](const Control *control) {
            return control->accessibleName() == QLatin1String(name) ||
                   control->property("text").toString() == QLatin1String(name);
        });
    }
    TableView &list() const { return named<TableView>("What was found"); }
    QStringList found() const {
        QStringList names;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            names.append(list().model()->index(row, FoundModel::Name).data().toString());
        names.sort();
        return names;
    }
    void search() const {
        named<QPushButton>("Search").click();
        QTRY_VERIFY(named<QPushButton>("Search").isEnabled());
    }
    // No connection to the server is left.
    bool isLeftAlone() const {
        const QList<ScriptedPeer *> peers = server.peers();
        return std::none_of(peers.begin(), peers.end(), [](const ScriptedPeer *peer) {
            return peer->control()->state() == QAbstractSocket::ConnectedState;
        });
    }
    bool says(const QString &text) const {
        const QList<PlainLabel *> labels = dialog->findChildren<PlainLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](auto *label) { return label->text().contains(text); });
    }
};
} // namespace

class SearchDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsByNameBelowTheFolder() {
        SearchStage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.dialog.get()));
        QVERIFY(stage.named<QLineEdit>("Name").hasFocus());
        QTest::keyClicks(&stage.named<QLineEdit>("Name"), QStringLiteral("notes"));
        QTest::keyClick(&stage.named<QLineEdit>("Name"), Qt::Key_Return);
        QTRY_COMPARE(stage.found(), (QStringList{QStringLiteral("Notes.TXT"), QStringLiteral("notes")}));
        QTRY_VERIFY(stage.says(QStringLiteral("2 items found in 3 folders.")));
        stage.named<QLineEdit>("Name").setText(QStringLiteral("*.md; readme*"));
        stage.search();
        QTRY_COMPARE(stage.found(), (QStringList{QStringLiteral("old.md"), QStringLiteral("readme.txt")}));
    }

    void sizeTypeAndAgeNarrowIt() {
        SearchStage stage;
        stage.named<QLineEdit>("Smallest size").setText(QStringLiteral("1 KiB"));
        stage.search();
        QTRY_COMPARE(stage.found(), QStringList{QStringLiteral("Notes.TXT")});
        stage.named<QLineEdit>("Smallest size").clear();
        stage.named<QComboBox>("What").setCurrentIndex(2);
        stage.search();
        QTRY_COMPARE(stage.found(), (QStringList{QStringLiteral("a"), QStringLiteral("notes")}));
        stage.named<QComboBox>("What").setCurrentIndex(1);
        stage.named<QComboBox>("Changed").setCurrentIndex(1); // in the last day
        stage.search();
        QVERIFY(stage.says(QStringLiteral("0 items found")));
        QVERIFY(stage.found().isEmpty());
        stage.named<QComboBox>("Changed").setCurrentIndex(6); // more than a year ago
        stage.search();
        QTRY_COMPARE(stage.found().size(), 3);
        const qsizetype asked = stage.server.commands.size();
        stage.named<QLineEdit>("Largest size").setText(QStringLiteral("big"));
        stage.named<QPushButton>("Search").click();
        QVERIFY(stage.says(QStringLiteral("A size is a number")));
        QCOMPARE(stage.server.commands.size(), asked);
    }

    void isStoppedInTheMiddleAndKeepsWhatItHas() {
        SearchStage stage;
        bool isHeld = false;
        stage.server.intercept = [&](ScriptedPeer &, const QByteArray &verb, const QByteArray &path) {
            isHeld |= verb == "MLSD" && path.endsWith("/a");
            return verb == "MLSD" && path.endsWith("/a"); // never answered
        };
        stage.named<QPushButton>("Search").click();
        QTRY_VERIFY(isHeld);
        QVERIFY(!stage.named<QPushButton>("Search").isEnabled());
        stage.named<QPushButton>("Stop").click();
        QVERIFY(stage.named<QPushButton>("Search").isEnabled());
        QTRY_COMPARE(stage.found(), (QStringList{QStringLiteral("a"), QStringLiteral("readme.txt")}));
        QTRY_VERIFY(stage.isLeftAlone());
    }

    void whatWasFoundIsActedOnAndDeletingIsAskedFor() {
        SearchStage stage;
        QSignalSpy goTo(stage.dialog.get(), &SearchDialog::goToWanted);
        QSignalSpy download(stage.dialog.get(), &SearchDialog::downloadWanted);
        QSignalSpy remove(stage.dialog.get(), &SearchDialog::removeWanted);
        stage.search();
        QTRY_COMPARE(stage.found().size(), 5);
        QVERIFY(!stage.named<QPushButton>("Download").isEnabled());
        stage.list().selectAll();
        stage.named<QPushButton>("Download").click();
        QCOMPARE(download.size(), 1);
        QCOMPARE(download.first().first().value<QList<FoundEntry>>().size(), 5);
        stage.list().setCurrentIndex(stage.list().model()->index(0, 0));
        stage.named<QPushButton>("Go to it").click();
        QCOMPARE(goTo.size(), 1);
        stage.list().setFocus();
        QTRY_VERIFY(stage.list().hasFocus());
        QTest::keyClick(&stage.list(), Qt::Key_Delete);
        QPointer<QMessageBox> box = stage.dialog->findChild<QMessageBox *>();
        QVERIFY(box && QTest::qWaitForWindowActive(box));
        box->defaultButton()->setFocus(); // which a desktop does
        QTRY_VERIFY(box->defaultButton()->hasFocus());
        QTest::keyClick(box, Qt::Key_Return); // the safe answer
        QTRY_VERIFY(!box);
        QCOMPARE(remove.size(), 0);
        stage.dialog->forget({{RemotePath("/www"), {"a"}}}); // with all that is below
        QCOMPARE(stage.found(), QStringList{QStringLiteral("readme.txt")});
        QVERIFY(stage.says(QStringLiteral("1 item found in 3 folders.")));
        stage.dialog->tell(QStringLiteral("Something else."));
        stage.dialog->forget({{RemotePath("/www"), {"readme.txt"}}});
        QVERIFY(stage.found().isEmpty());
        QVERIFY(stage.says(QStringLiteral("Something else.")));
    }

    void enterInTheListGoesThereAndSearchesNotAgain() {
        SearchStage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.dialog.get()));
        QSignalSpy goTo(stage.dialog.get(), &SearchDialog::goToWanted);
        stage.search();
        QTRY_COMPARE(stage.found().size(), 5);
        stage.list().setCurrentIndex(stage.list().model()->index(0, 0));
        stage.list().setFocus();
        QTRY_VERIFY(stage.list().hasFocus());
        int times = 0;
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
            QTest::keyClick(&stage.list(), key);
            QCOMPARE(goTo.size(), ++times);
            QVERIFY(stage.named<QPushButton>("Search").isEnabled());
            QCOMPARE(stage.found().size(), 5);
        }
    }

    void aFolderThatIsNotThereIsTold() {
        SearchStage stage;
        stage.named<QLineEdit>("Below").setText(QStringLiteral("/nowhere"));
        stage.search();
        QVERIFY(stage.says(QStringLiteral("The server refused it: not found, or not permitted.")));
    }
};

WHERRY_TEST(SearchDialogTest)
#include "searchdialogtest.moc"
