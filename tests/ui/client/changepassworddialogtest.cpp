#include "dialogs/changepassworddialog.h"
#include "support/registry.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

class ChangePasswordDialogTest : public QObject {
    Q_OBJECT

    static QLineEdit &field(const QDialog &dialog, const QString &name) {
        const QList<QLineEdit *> fields = dialog.findChildren<QLineEdit *>();
        return **std::find_if(fields.begin(), fields.end(),
                              [&](const QLineEdit *one) { return one->accessibleName() == name; });
    }

    static bool canChange(const QDialog &dialog) {
        const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(),
                           [](const QPushButton *one) { return one->isDefault() && one->isEnabled(); });
    }

private Q_SLOTS:
    void changesOnlyWhatWasTypedTwice() {
        ChangePasswordDialog dialog(QStringLiteral("mara on ftp.example.org"));
        QVERIFY(!canChange(dialog));
        QTest::keyClicks(&field(dialog, QStringLiteral("Present password")), QStringLiteral("old"));
        QTest::keyClicks(&field(dialog, QStringLiteral("New password")), QStringLiteral("new one"));
        QVERIFY(!canChange(dialog));
        QTest::keyClicks(&field(dialog, QStringLiteral("New password again")), QStringLiteral("new one"));
        QVERIFY(canChange(dialog));
        QCOMPARE(dialog.present(), QStringLiteral("old"));
        QCOMPARE(dialog.chosen(), QStringLiteral("new one"));
    }

    void knowsWhatTheCommandCannotSay() {
        ChangePasswordDialog dialog(QStringLiteral("mara on ftp.example.org"));
        QTest::keyClicks(&field(dialog, QStringLiteral("Present password")), QStringLiteral("two words"));
        QTest::keyClicks(&field(dialog, QStringLiteral("New password")), QStringLiteral("new"));
        QTest::keyClicks(&field(dialog, QStringLiteral("New password again")), QStringLiteral("new"));
        QVERIFY(!canChange(dialog));
    }
};

WHERRY_TEST(ChangePasswordDialogTest)
#include "changepassworddialogtest.moc"
