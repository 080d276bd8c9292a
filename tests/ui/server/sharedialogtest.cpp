#include "dialogs/sharedialog.h"
#include "base/log.h"
#include "dialogs/sharecard.h"
#include "models/servercontrol.h"
#include "support/registry.h"
#include "support/widgetnamed.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace {
QPushButton *button(QWidget &parent, const char *text) {
    for (auto *one : parent.findChildren<QPushButton *>()) {
        if (one->text() == QLatin1String(text))
            return one;
    }
    return nullptr;
}

Configuration loopback() {
    Configuration wanted;
    wanted.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    wanted.port = 0;
    wanted.durable = false;
    return wanted;
}
} // namespace

class ShareDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listensOnlyAfterShareAndShowsWhatToPassOn() {
        QTemporaryDir home;
        Log log;
        ServerControl control(loopback(), log);
        ShareDialog dialog(control);
        dialog.show();
        QVERIFY(!button(dialog, "Share")->isEnabled());
        dialog.setFolder(home.path());
        named<QComboBox>(dialog, "Who can reach it")->setCurrentIndex(1);
        QVERIFY(control.state() == ServerControl::State::Stopped);
        const QString password = named<QLineEdit>(dialog, "Password")->text();
        QTest::mouseClick(button(dialog, "Share"), Qt::LeftButton);
        QVERIFY(control.state() == ServerControl::State::Running);
        QCOMPARE(control.configuration().accounts.size(), 1);
        QCOMPARE(QString::fromUtf8(control.configuration().accounts.first().password), password);
        QVERIFY(control.configuration().accounts.first().permissions == PermissionSet::ReadOnly);
        QVERIFY(dialog.findChild<ShareCard *>());
        QVERIFY(button(dialog, "Done")->isDefault());
        QTest::mouseClick(button(dialog, "Done"), Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
    }

    void showsTheBeginningOfThePassword() {
        Log log;
        ServerControl control(loopback(), log);
        ShareDialog dialog(control);
        const auto *password = named<QLineEdit>(dialog, "Password");
        QCOMPARE(password->cursorPosition(), 0);
        named<QToolButton>(dialog, "Make another password")->click();
        QCOMPARE(password->cursorPosition(), 0);
    }

    void explainsWhatIsWrong_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("account");
        QTest::newRow("relative") << QStringLiteral("here") << QStringLiteral("guest");
        QTest::newRow("missing") << QStringLiteral("/there/is/no/such/folder") << QStringLiteral("guest");
        QTest::newRow("a file") << QStringLiteral("/proc/self/exe") << QStringLiteral("guest");
        QTest::newRow("blank in name") << QStringLiteral("/") << QStringLiteral("two words");
    }
    void explainsWhatIsWrong() {
        QFETCH(QString, folder);
        QFETCH(QString, account);
        Log log;
        ServerControl control(loopback(), log);
        ShareDialog dialog(control);
        dialog.setFolder(folder);
        named<QLineEdit>(dialog, "Account")->setText(account);
        button(dialog, "Share")->click();
        QVERIFY(control.state() == ServerControl::State::Stopped);
        QVERIFY(!control.hasAccounts());
        QVERIFY(!dialog.findChild<ShareCard *>());
    }

    void fingerprintsAreShownWholeOnTwoLines() {
        QString whole;
        for (int i = 0; i < 32; ++i)
            whole += QStringLiteral("%1:").arg(i, 2, 16, QLatin1Char('0'));
        whole.chop(1);
        const QStringList lines = ShareCard::inTwoLines(whole).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.first().size(), lines.last().size());
        QCOMPARE(lines.join(QLatin1Char(':')), whole);
    }
};

WHERRY_TEST(ShareDialogTest)
#include "sharedialogtest.moc"
