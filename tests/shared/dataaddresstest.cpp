#include "ftp/dataaddress.h"

#include "support/registry.h"

#include <QTest>

namespace {
DataAddress at(const char *host, int port) { return {QHostAddress(QString::fromLatin1(host)), quint16(port)}; }
} // namespace

class DataAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void port_data();
    void port();
    void passiveReply_data();
    void passiveReply();
    void extendedPort_data();
    void extendedPort();
    void extendedPassiveReply_data();
    void extendedPassiveReply();
    void extendedPassiveArgument();
    void writesWhatItReads();
};

void DataAddressTest::port_data() {
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<DataAddress>("address"); // null host: refused
    QTest::newRow("loopback") << QByteArray("127,0,0,1,4,1") << at("127.0.0.1", 1025);
    QTest::newRow("highest") << QByteArray("255,255,255,255,255,255") << at("255.255.255.255", 65535);
    QTest::newRow("port 0") << QByteArray("10,0,0,1,0,0") << at("10.0.0.1", 0);
    QTest::newRow("leading zeros") << QByteArray("010,001,000,1,004,1") << at("10.1.0.1", 1025);
    for (const char *bad : {"", "127,0,0,1,4", "127,0,0,1,4,1,", "127,0,0,1,4,1,1", "127,0,0,256,4,1",
                            "127,0,0,1,256,1", "127,0,0,-1,4,1", "127.0.0.1.4.1", "(127,0,0,1,4,1)", "127,0,0,1,4,1 ",
                            " 127,0,0,1,4,1", "127, 0,0,1,4,1", "a,0,0,1,4,1", "127,,0,1,4,1", "127,0,0,1,,1",
                            "127,0,0,0001,4,1", "99999999999,0,0,1,4,1", "127,0,0,1,4,+1", "|1|127.0.0.1|1025|"})
        QTest::newRow(bad) << QByteArray(bad) << DataAddress();
}

void DataAddressTest::port() {
    QFETCH(QByteArray, argument);
    QFETCH(DataAddress, address);
    const auto parsed = parsePort(argument);
    QCOMPARE(parsed.has_value(), !address.host.isNull());
    if (parsed)
        QCOMPARE(*parsed, address);
}

void DataAddressTest::passiveReply_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DataAddress>("address");
    const DataAddress expected = at("192.168.1.2", 1025);
    QTest::newRow("as usual") << QByteArray("Entering Passive Mode (192,168,1,2,4,1).") << expected;
    QTest::newRow("without parentheses") << QByteArray("Entering Passive Mode 192,168,1,2,4,1") << expected;
    QTest::newRow("without parentheses, full stop")
        << QByteArray("Entering Passive Mode. 192,168,1,2,4,1.") << expected;
    QTest::newRow("behind =") << QByteArray("=192,168,1,2,4,1") << expected;
    QTest::newRow("numbers alone") << QByteArray("192,168,1,2,4,1") << expected;
    QTest::newRow("a number before") << QByteArray("Entering Passive Mode 2 (192,168,1,2,4,1)") << expected;
    QTest::newRow("a list before") << QByteArray("modes 1,2,3: (192,168,1,2,4,1)") << expected;
    QTest::newRow("spaces behind commas") << QByteArray("Passive (192, 168, 1, 2, 4, 1)") << expected;
    QTest::newRow("square brackets") << QByteArray("ok [192,168,1,2,4,1]") << expected;
    QTest::newRow("port 0") << QByteArray("Entering Passive Mode (192,168,1,2,0,0)") << DataAddress();
    for (const char *bad :
         {"", "Entering Passive Mode", "(192,168,1,2,4)", "(192,168,1,2,4,256)", "(192,168,1,256,4,1)",
          "(192,168,1,2,4,1,9)", "(192.168.1.2.4.1)", "(1920,168,1,2,4,1)", "(|||1025|)", "(192,168,1,2,4,1000)"})
        QTest::newRow(bad) << QByteArray(bad) << DataAddress();
}

void DataAddressTest::passiveReply() {
    QFETCH(QByteArray, text);
    QFETCH(DataAddress, address);
    const auto parsed = parsePassiveReply(text);
    QCOMPARE(parsed.has_value(), !address.host.isNull());
    if (parsed)
        QCOMPARE(*parsed, address);
}

void DataAddressTest::extendedPort_data() {
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<DataAddress>("address");
    QTest::addColumn<ExtendedPortError>("error");
    const auto good = [](const char *argument, const DataAddress &address) {
        QTest::newRow(argument) << QByteArray(argument) << address << ExtendedPortError::Syntax;
    };
    const auto bad = [](const char *argument, ExtendedPortError error = ExtendedPortError::Syntax) {
        QTest::newRow(*argument ? argument : "empty") << QByteArray(argument) << DataAddress() << error;
    };
    good("|1|132.235.1.2|6275|", at("132.235.1.2", 6275));
    good("|2|1080::8:800:200C:417A|5282|", at("1080::8:800:200C:417A", 5282));
    good("!1!127.0.0.1!1!", at("127.0.0.1", 1));
    good("~2~::1~65535~", at("::1", 65535));
    good("|2|fe80::1%eth0|2000|", at("fe80::1%eth0", 2000));
    good("|2|::ffff:127.0.0.1|2000|", at("::ffff:127.0.0.1", 2000));
    bad("");
    bad("|");
    bad("|||||");
    bad("|1|127.0.0.1|1025");
    bad("1|127.0.0.1|1025|");
    bad("|1|127.0.0.1|1025||");
    bad("||127.0.0.1|1025|");
    bad("|1||1025|");
    bad("|1|127.0.0.1||");
    bad("|1|127.0.0.1|0|");
    bad("|1|127.0.0.1|65536|");
    bad("|1|127.0.0.1|-1|");
    bad("|1|127.0.0.1|+80|");
    bad("|1|127.0.0.1|1025 |");
    bad("|1|127.0.0.1|99999999999999999999|");
    bad("|1|127.1|1025|");
    bad("|1|2130706433|1025|");
    bad("|1|0x7f000001|1025|");
    bad("|1|127.0.0.256|1025|");
    bad("|1|127.0.0.1.5|1025|");
    bad("|1|localhost|1025|");
    bad("|1|::1|1025|");
    bad("|2|127.0.0.1|1025|");
    bad("|2|:::1|1025|");
    bad("|2|g::1|1025|");
    bad("|2|[::1]|1025|");
    bad("|1|127.0.0.1|1025|x");
    bad(" 1 127.0.0.1 1025 ");
    bad("|3|127.0.0.1|1025|", ExtendedPortError::UnknownProtocol);
    bad("|0|127.0.0.1|1025|", ExtendedPortError::UnknownProtocol);
    bad("|01|127.0.0.1|1025|", ExtendedPortError::UnknownProtocol);
}

void DataAddressTest::extendedPort() {
    QFETCH(QByteArray, argument);
    QFETCH(DataAddress, address);
    QFETCH(ExtendedPortError, error);
    const auto parsed = parseExtendedPort(argument);
    QCOMPARE(parsed.hasValue(), !address.host.isNull());
    if (!parsed) {
        QCOMPARE(parsed.error(), error);
        return;
    }
    QCOMPARE(parsed->host, address.host);
    QCOMPARE(parsed->host.scopeId(), address.host.scopeId());
    QCOMPARE(parsed->port, address.port);
}

void DataAddressTest::extendedPassiveReply_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("port"); // 0: refused
    QTest::newRow("RFC 2428") << QByteArray("Entering Extended Passive Mode (|||6446|)") << 6446;
    QTest::newRow("full stop") << QByteArray("Entering Extended Passive Mode (|||6446|).") << 6446;
    QTest::newRow("another delimiter") << QByteArray("ok (!!!6446!)") << 6446;
    QTest::newRow("hash") << QByteArray("ok (###1#)") << 1;
    QTest::newRow("fields filled") << QByteArray("ok (|1|10.0.0.1|6446|)") << 6446;
    QTest::newRow("parentheses before") << QByteArray("Extended (EPSV) mode (|||6446|)") << 6446;
    QTest::newRow("highest") << QByteArray("(|||65535|)") << 65535;
    for (const char *bad : {"", "Entering Extended Passive Mode", "|||6446|", "(|||6446)", "(||6446|)", "(||||6446|)",
                            "(|||65536|)", "(|||0|)", "(||||)", "(|||-1|)", "(|||64x6|)", "(|||6446|", "(111644611)",
                            "()", "(|||123456|)", "(192,168,1,2,4,1)"})
        QTest::newRow(bad) << QByteArray(bad) << 0;
}

void DataAddressTest::extendedPassiveReply() {
    QFETCH(QByteArray, text);
    QFETCH(int, port);
    QCOMPARE(int(parseExtendedPassiveReply(text).value_or(0)), port);
}

void DataAddressTest::extendedPassiveArgument() {
    QCOMPARE(parseExtendedPassiveArgument(""), ExtendedPassiveArgument::None);
    QCOMPARE(parseExtendedPassiveArgument("1"), ExtendedPassiveArgument::IPv4);
    QCOMPARE(parseExtendedPassiveArgument("2"), ExtendedPassiveArgument::IPv6);
    QCOMPARE(parseExtendedPassiveArgument("all"), ExtendedPassiveArgument::All);
    QCOMPARE(parseExtendedPassiveArgument("ALL"), ExtendedPassiveArgument::All);
    QCOMPARE(parseExtendedPassiveArgument("3"), ExtendedPassiveArgument::UnknownProtocol);
    QCOMPARE(parseExtendedPassiveArgument("11"), ExtendedPassiveArgument::UnknownProtocol);
    QCOMPARE(parseExtendedPassiveArgument("ALLX"), ExtendedPassiveArgument::Syntax);
    QCOMPARE(parseExtendedPassiveArgument("1 "), ExtendedPassiveArgument::Syntax);
}

void DataAddressTest::writesWhatItReads() {
    for (const DataAddress &address : {at("127.0.0.1", 1), at("10.200.3.4", 256), at("255.255.255.255", 65535)}) {
        QCOMPARE(parsePort(formatPort(address)).value(), address);
        QCOMPARE(parsePassiveReply(formatPassiveReply(address)).value(), address);
        QCOMPARE(parseExtendedPort(formatExtendedPort(address)).value(), address);
        QCOMPARE(parseExtendedPassiveReply(formatExtendedPassiveReply(address.port)).value(), address.port);
    }
    const DataAddress six = at("2001:db8::1", 4000);
    QCOMPARE(formatPort(six), QByteArray());
    QCOMPARE(parseExtendedPort(formatExtendedPort(six)).value(), six);
    QCOMPARE(formatExtendedPort(at("fe80::1%eth0", 4000)), QByteArray("|2|fe80::1|4000|"));
    // A dual-stack socket names its IPv4 peers so; PASV has to give the IPv4 address.
    QCOMPARE(formatPassiveReply(at("::ffff:10.0.0.1", 1025)), QByteArray("Entering Passive Mode (10,0,0,1,4,1)."));
}

WHERRY_TEST(DataAddressTest)
#include "dataaddresstest.moc"
