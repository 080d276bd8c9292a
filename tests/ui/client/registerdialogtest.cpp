#include "dialogs/registerdialog.h"
#include "program/clientengine.h"
#include "support/clientkeychain.h"
#include "support/clientscriptedserver.h"
#include "support/registry.h"
#include "ui/labels.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

class RegisterDialogTest : public QObject {
    Q_OBJECT

    static QLineEdit &field(const QDialog &dialog, const QString &name) {
        const QList<QLineEdit *> fields = dialog.findChildren<QLineEdit *>();
        return **std::find_if(fields.begin(), fields.end(),
                              [&](const QLineEdit *one) { return one->accessibleName() == name; });
    }
    static void agree(const Question &, const RegisterDialog::AnswerTaker &answer) {
        Answer yes;
        yes.accepted = true;
        answer(yes);
    }
    static bool says(const QDialog &dialog, const QString &text) {
        const QList<PlainLabel *> labels = dialog.findChildren<PlainLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const PlainLabel *label) { return label->text() == text; });
    }
    static QPushButton &button(const QDialog &dialog) {
        const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
        return **std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *one) { return one->isDefault(); });
    }

private Q_SLOTS:
    void registersWithWhatWasTypedTwice() {
        const QTemporaryDir directory;
        ClientEngine engine(directory.path(), std::make_unique<FakeKeychain>(nullptr));
        ScriptedServer server;
        server.useOwnCertificate();
        server.features.append("X-WHERRY REGISTER");
        server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb != "SITE")
                return false;
            const bool isTaken = argument.startsWith("REGISTER taken ");
            peer.reply(isTaken ? 550 : 230, isTaken ? "The name is taken." : "The account is yours.");
            return true;
        };
        Site like;
        like.host = QStringLiteral("127.0.0.1");
        like.port = server.port();
        like.tls = TlsMode::Off; // never for a new password
        RegisterDialog dialog(engine, like);
        QSignalSpy registered(&dialog, &RegisterDialog::registered);
        connect(&dialog, &RegisterDialog::questionAsked, this, &RegisterDialogTest::agree);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QVERIFY(field(dialog, QStringLiteral("Username")).hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Port"));
        QVERIFY(!button(dialog).isEnabled());
        QTest::keyClicks(&field(dialog, QStringLiteral("Username")), QStringLiteral("taken"));
        QTest::keyClicks(&field(dialog, QStringLiteral("Password")), QStringLiteral("a long one"));
        QVERIFY(!button(dialog).isEnabled());
        QTest::keyClicks(&field(dialog, QStringLiteral("Password again")), QStringLiteral("a long"));
        QVERIFY(!button(dialog).isEnabled());
        QVERIFY(says(dialog, QStringLiteral("The passwords differ.")));
        QTest::keyClicks(&field(dialog, QStringLiteral("Password again")), QStringLiteral(" one"));
        QVERIFY(!says(dialog, QStringLiteral("The passwords differ.")));
        QVERIFY(button(dialog).isEnabled());
        button(dialog).click();
        QTRY_VERIFY(says(dialog, QStringLiteral("The name is taken.")));
        QVERIFY(dialog.isVisible());

        field(dialog, QStringLiteral("Username")).clear();
        QTest::keyClicks(&field(dialog, QStringLiteral("Username")), QStringLiteral("mara"));
        QTRY_VERIFY(button(dialog).isEnabled());
        button(dialog).click();
        QTRY_COMPARE(registered.count(), 1);
        QCOMPARE(registered.first().at(0).value<Site>().user, QStringLiteral("mara"));
        QCOMPARE(registered.first().at(0).value<Site>().tls, TlsMode::Required);
        QCOMPARE(registered.first().at(1).toString(), QStringLiteral("The account is yours."));
        QVERIFY(server.commands.contains("SITE REGISTER mara a long one"));
        QVERIFY(!dialog.isVisible());
    }

    void saysThatAServerGivesNoAccounts() {
        const QTemporaryDir directory;
        ClientEngine engine(directory.path(), std::make_unique<FakeKeychain>(nullptr));
        ScriptedServer server;
        server.useOwnCertificate();
        server.missing = {"HELP"};
        Site like;
        like.host = QStringLiteral("127.0.0.1");
        like.port = server.port();
        RegisterDialog dialog(engine, like);
        connect(&dialog, &RegisterDialog::questionAsked, this, &RegisterDialogTest::agree);
        dialog.show();
        QTest::keyClicks(&field(dialog, QStringLiteral("Username")), QStringLiteral("mara"));
        for (const QString &name : {QStringLiteral("Password"), QStringLiteral("Password again")})
            QTest::keyClicks(&field(dialog, name), QStringLiteral("a long one"));
        button(dialog).click();
        QVERIFY(!button(dialog).isEnabled()); // not twice
        QTRY_VERIFY(
            says(dialog, QStringLiteral("This server gives no accounts to whoever asks. Ask its administrator.")));
        QVERIFY(button(dialog).isEnabled());
        QCOMPARE(server.count("SITE"), 0);
    }
};

WHERRY_TEST(RegisterDialogTest)
#include "registerdialogtest.moc"
