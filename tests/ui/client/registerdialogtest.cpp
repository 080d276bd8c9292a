#include "dialogs/registerdialog.h"
#include "program/clientengine.h"
#include "support/clientkeychain.h"
#include "support/clientscriptedserver.h"
#include "support/registry.h"
#include "ui/labels.h"

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
        connect(&dialog, &RegisterDialog::questionAsked, this,
                [](const Question &, const RegisterDialog::AnswerTaker &answer) {
                    Answer yes;
                    yes.accepted = true;
                    answer(yes);
                });
        dialog.show();
        QVERIFY(!button(dialog).isEnabled());
        QTest::keyClicks(&field(dialog, QStringLiteral("Username")), QStringLiteral("taken"));
        QTest::keyClicks(&field(dialog, QStringLiteral("Password")), QStringLiteral("a long one"));
        QVERIFY(!button(dialog).isEnabled());
        QTest::keyClicks(&field(dialog, QStringLiteral("Password again")), QStringLiteral("a long one"));
        QVERIFY(button(dialog).isEnabled());
        button(dialog).click();
        const auto says = [&dialog](const QString &text) {
            const QList<PlainLabel *> labels = dialog.findChildren<PlainLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const PlainLabel *label) { return label->text() == text; });
        };
        QTRY_VERIFY(says(QStringLiteral("The name is taken.")));
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
};

WHERRY_TEST(RegisterDialogTest)
#include "registerdialogtest.moc"
