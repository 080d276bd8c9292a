#include "config/subnet.h"

#include "support/registry.h"

#include <QTest>

class SubnetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contains_data();
    void contains();
    void refuses();
};

void SubnetTest::contains_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isIn");
    const auto row = [](const char *network, const char *address, bool isIn) {
        QTest::addRow("%s %s", network, address)
            << QString(QLatin1String(network)) << QString(QLatin1String(address)) << isIn;
    };
    row("192.0.2.0/24", "192.0.2.255", true);
    row("192.0.2.0/24", "192.0.3.0", false);
    row("192.0.2.7", "192.0.2.7", true);
    row("192.0.2.7", "192.0.2.8", false);
    row("192.0.2.0/24", "::ffff:192.0.2.9", true); // a dual-stack listener sees IPv4 peers like that
    row("0.0.0.0/0", "203.0.113.9", true);
    row("0.0.0.0/0", "2001:db8::1", false);
    row("2001:db8::/32", "2001:db8:ffff::1", true);
    row("2001:db8::/32", "2001:db9::1", false);
    row("::1", "::1", true);
}

void SubnetTest::contains() {
    QFETCH(QString, network);
    QFETCH(QString, address);
    QFETCH(bool, isIn);
    const auto subnet = Subnet::parse(network);
    QVERIFY(subnet.has_value());
    QCOMPARE(subnet->contains(QHostAddress(address)), isIn);
    QCOMPARE(subnet->text(), network);
}

void SubnetTest::refuses() {
    for (const char *text :
         {"", "x", "192.0.2", "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/255.255.255.0", "/8", "::/129"})
        QVERIFY2(!Subnet::parse(QLatin1String(text)), text);
}

WHERRY_TEST(SubnetTest)
#include "subnettest.moc"
