#include "window/quickconnectbar.h"
#include "support/registry.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace {
QLineEdit *field(const QuickConnectBar &bar, const QString &name) {
    const QList<QLineEdit *> fields = bar.findChildren<QLineEdit *>();
    for (QLineEdit *one : fields)
        if (one->accessibleName() == name)
            return one;
    return nullptr;
}
} // namespace

class QuickConnectBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheFields() {
        QuickConnectBar bar;
        QVERIFY(!bar.site());
        field(bar, QStringLiteral("Host"))->setText(QStringLiteral(" ftp.example.org "));
        QCOMPARE(bar.site()->site.host, QStringLiteral("ftp.example.org"));
        QVERIFY(bar.site()->site.isAnonymous());
        QCOMPARE(bar.site()->site.port, 21);
        field(bar, QStringLiteral("Username"))->setText(QStringLiteral("mara"));
        field(bar, QStringLiteral("Password"))->setText(QStringLiteral("p@ss:w/rd"));
        field(bar, QStringLiteral("Port"))->setText(QStringLiteral("2121"));
        const Expected<SiteUrl> site = bar.site();
        QCOMPARE(site->site.user, QStringLiteral("mara"));
        QCOMPARE(site->site.password, QStringLiteral("p@ss:w/rd"));
        QCOMPARE(site->site.port, 2121);
    }

    void takesAWholeAddressIntoTheHostField() {
        QuickConnectBar bar;
        field(bar, QStringLiteral("Host"))->setText(QStringLiteral("ftpes://mara:secret@h.example:2100/pub/x"));
        const Expected<SiteUrl> site = bar.site();
        QVERIFY(site);
        QCOMPARE(site->site.host, QStringLiteral("h.example"));
        QCOMPARE(site->site.user, QStringLiteral("mara"));
        QCOMPARE(site->site.password, QStringLiteral("secret"));
        QCOMPARE(site->site.port, 2100);
        QCOMPARE(site->site.tls, TlsMode::Required);
        QCOMPARE(site->path, QByteArray("pub/x"));
    }

    void takesBareIpv6Addresses() {
        QuickConnectBar bar;
        field(bar, QStringLiteral("Host"))->setText(QStringLiteral("::1"));
        QVERIFY(bar.site());
        QCOMPARE(bar.site()->site.host, QStringLiteral("::1"));
    }

    void thePasswordIsNeverReadable() {
        QuickConnectBar bar;
        QCOMPARE(field(bar, QStringLiteral("Password"))->echoMode(), QLineEdit::Password);
    }

    void enterAndTheButtonConnect() {
        QuickConnectBar bar;
        QSignalSpy wanted(&bar, &QuickConnectBar::connectWanted);
        QTest::keyClick(field(bar, QStringLiteral("Port")), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        const QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
        QCOMPARE(buttons.first()->accessibleName(), QStringLiteral("Connect"));
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        QCOMPARE(wanted.count(), 2);
    }
};

WHERRY_TEST(QuickConnectBarTest)
#include "quickconnectbartest.moc"
