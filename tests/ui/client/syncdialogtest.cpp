#include "comparing/syncdialog.h"
#include "comparing/planmodel.h"
#include "program/clientengine.h"
#include "support/clientkeychain.h"
#include "support/clientscriptedserver.h"
#include "support/registry.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace {
struct SyncStage {
    QTemporaryDir state, folder;
    ClientEngine engine{state.path(), std::make_unique<FakeKeychain>(nullptr)};
    ScriptedServer server;
    Site site;
    std::unique_ptr<SyncDialog> dialog;

    SyncStage() {
        server.directories.insert("/www");
        site.host = QStringLiteral("127.0.0.1");
        site.port = server.port();
        site.user = QStringLiteral("user");
        site.password = QStringLiteral("secret");
        site.tls = TlsMode::Off;
        engine.addSite(site);
    }
    void write(const QString &name, const QByteArray &bytes) const {
        QFile file(folder.filePath(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void open() {
        dialog = std::make_unique<SyncDialog>(engine, site, folder.path(), RemotePath("/www"));
        dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    }
    QPushButton &button(const QString &text) const {
        const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
        return **std::find_if(buttons.begin(), buttons.end(), [&](auto *one) { return one->text() == text; });
    }
    QComboBox &choice(const QString &name) const {
        const QList<QComboBox *> choices = dialog->findChildren<QComboBox *>();
        return **std::find_if(choices.begin(), choices.end(), [&](auto *one) { return one->accessibleName() == name; });
    }
    void choose(const QString &name, int index) const {
        choice(name).setCurrentIndex(index);
        Q_EMIT choice(name).activated(index);
    }
    PlanModel &model() const { return *dialog->findChild<PlanModel *>(); }
    // No connection to the server is left.
    bool isLeftAlone() const {
        const QList<ScriptedPeer *> peers = server.peers();
        return std::none_of(peers.begin(), peers.end(), [](const ScriptedPeer *peer) {
            return peer->control()->state() == QAbstractSocket::ConnectedState;
        });
    }
    // What stands in the dialog in words.
    bool says(const QString &text) const {
        const QList<PlainLabel *> labels = dialog->findChildren<PlainLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](auto *label) { return label->text().contains(text); });
    }
    bool isIdle() const { return button(QStringLiteral("Compare")).isEnabled(); }
};
} // namespace

class SyncDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comparesShowsCarriesOutAndHasNothingToDoAfterwards() {
        SyncStage stage;
        stage.write(QStringLiteral("a/one"), "one");
        stage.write(QStringLiteral("two"), "two");
        stage.open();
        QVERIFY(!stage.button(QStringLiteral("Synchronise")).isEnabled());
        QTest::keyClick(stage.dialog.get(), Qt::Key_Return); // Compare is what Enter does
        QTRY_VERIFY(stage.button(QStringLiteral("Synchronise")).isEnabled());
        QCOMPARE(stage.model().rowCount(), 3);
        QVERIFY(stage.says(QStringLiteral("2 files to upload (6 B), 1 folder to make there")));
        QVERIFY(!stage.server.files.contains("/www/two")); // nothing before a person says so
        // Skips one by the keyboard.
        auto &view = *stage.dialog->findChild<TableView *>();
        QVERIFY(view.hasFocus());
        view.setCurrentIndex(stage.model().index(2, 0));
        QTest::keyClick(&view, Qt::Key_Space);
        QVERIFY(stage.says(QStringLiteral("1 file to upload (3 B)")));
        stage.button(QStringLiteral("Synchronise")).click();
        QTRY_VERIFY(stage.isIdle());
        QVERIFY(stage.says(QStringLiteral("Done: 2 items.")));
        QCOMPARE(stage.server.files.value("/www/a/one").bytes, QByteArray("one"));
        QVERIFY(!stage.server.files.contains("/www/two"));
        stage.button(QStringLiteral("Compare")).click();
        QTRY_COMPARE(stage.model().rowCount(), 1); // the one that was skipped
        QTRY_VERIFY(stage.button(QStringLiteral("Synchronise")).isEnabled());
        stage.button(QStringLiteral("Synchronise")).click();
        QTRY_VERIFY(stage.server.files.contains("/www/two"));
        QTRY_VERIFY(stage.isIdle());
        stage.button(QStringLiteral("Compare")).click();
        QTRY_VERIFY(stage.says(QStringLiteral("Nothing to do")));
        QVERIFY(!stage.button(QStringLiteral("Synchronise")).isEnabled());
    }

    void theReasonsHaveRoomAndKeepTheirBeginning() {
        SyncStage stage;
        stage.open();
        const auto &view = *stage.dialog->findChild<TableView *>();
        QCOMPARE(view.textElideMode(), Qt::ElideRight);
        const int words = view.fontMetrics().horizontalAdvance(QStringLiteral("Gone from the other side"));
        QVERIFY(view.columnWidth(PlanModel::Reason) >= words + 2 * Metrics::CellPadding);
    }

    void anotherPlanIsToldFromTheSameTrees() {
        SyncStage stage;
        stage.write(QStringLiteral("here"), "here");
        stage.server.files["/www/there"].bytes = "there";
        stage.open();
        stage.button(QStringLiteral("Compare")).click();
        QTRY_COMPARE(stage.model().rowCount(), 1);
        const qsizetype asked = stage.server.commands.size();
        stage.choose(QStringLiteral("Direction"), 2);
        QTRY_COMPARE(stage.model().rowCount(), 2);
        QVERIFY(!stage.choice(QStringLiteral("What to do")).isEnabled());
        stage.choose(QStringLiteral("Direction"), 1);
        QVERIFY(!stage.button(QStringLiteral("Synchronise")).isEnabled()); // not by the plan before
        QTRY_VERIFY(stage.says(QStringLiteral("1 file to download (5 B)")));
        QVERIFY(stage.button(QStringLiteral("Synchronise")).isEnabled());
        QCOMPARE(stage.server.commands.size(), asked);
    }

    void manyDeletionsAreAskedForAndTheSafeAnswerHasTheFocus() {
        SyncStage stage;
        stage.server.files["/www/x"].bytes = "x";
        stage.server.files["/www/y"].bytes = "y";
        stage.open();
        stage.choose(QStringLiteral("What to do"), 1);
        stage.dialog->findChild<QCheckBox *>()->click();
        stage.button(QStringLiteral("Compare")).click();
        QTRY_VERIFY(stage.button(QStringLiteral("Synchronise")).isEnabled());
        QVERIFY(stage.says(QStringLiteral("2 files will be deleted on the server.")));
        QVERIFY(stage.says(QStringLiteral("One side is empty.")));
        stage.button(QStringLiteral("Synchronise")).click();
        QPointer<QMessageBox> box = stage.dialog->findChild<QMessageBox *>();
        QVERIFY(box && QTest::qWaitForWindowActive(box));
        QTRY_VERIFY(box->defaultButton()->hasFocus());
        QTest::keyClick(box, Qt::Key_Return); // the safe answer
        QTRY_VERIFY(!box);
        QCOMPARE(stage.server.files.size(), 2);
        stage.button(QStringLiteral("Synchronise")).click();
        box = stage.dialog->findChild<QMessageBox *>();
        QVERIFY(box);
        const QList<QAbstractButton *> buttons = box->buttons();
        for (QAbstractButton *button : buttons)
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        QTRY_VERIFY(stage.isIdle());
        QVERIFY(stage.server.files.isEmpty());
        QVERIFY(stage.says(QStringLiteral("Done: 2 items.")));
    }

    void aComparisonIsStopped() {
        SyncStage stage;
        bool isAsked = false;
        stage.server.intercept = [&](ScriptedPeer &, const QByteArray &verb, const QByteArray &) {
            isAsked |= verb == "MLSD";
            return verb == "MLSD"; // and never answers
        };
        stage.open();
        stage.button(QStringLiteral("Compare")).click();
        QTRY_VERIFY(isAsked);
        QVERIFY(!stage.isIdle());
        stage.button(QStringLiteral("Stop")).click();
        QVERIFY(stage.isIdle());
        QTRY_VERIFY(stage.isLeftAlone());
    }

    void whyThereIsNoPlanIsTold() {
        SyncStage stage;
        stage.open();
        stage.choose(QStringLiteral("Direction"), 1);
        stage.server.directories.remove("/www");
        stage.button(QStringLiteral("Compare")).click();
        QTRY_VERIFY(stage.says(QStringLiteral("there is no such folder")));
        QVERIFY(stage.isIdle());
        SyncTask other(stage.engine, stage.site, stage.folder.path(), RemotePath("/www"));
        other.compare({}, {}); // has the two folders
        stage.button(QStringLiteral("Compare")).click();
        QVERIFY(stage.says(QStringLiteral("Another window or program is at work on these two folders.")));
    }
};

WHERRY_TEST(SyncDialogTest)
#include "syncdialogtest.moc"
