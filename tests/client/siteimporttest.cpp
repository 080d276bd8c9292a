// Sites of FileZilla and WinSCP come over whole, or what was left out is said.
#include "sites/siteimport.h"
#include "support/registry.h"

#include <QTest>

namespace {
using Reason = SiteImport::Reason;

// As FileZilla 3.63 writes it.
const char *const siteManager = R"(<?xml version="1.0" encoding="UTF-8"?>
<FileZilla3 version="3.63.0" platform="*nix">
	<Servers>
		<Folder expanded="1">Work &amp; more&#xA;
			<Folder expanded="0">大&#xA;
				<Server>
					<Host>ftp.example.org</Host>
					<Port>2121</Port>
					<Protocol>4</Protocol>
					<Type>0</Type>
					<User>müller@firm</User>
					<Pass encoding="base64">cMOkw58mPCJ3b3Jk</Pass>
					<Logontype>1</Logontype>
					<PasvMode>MODE_ACTIVE</PasvMode>
					<MaximumMultipleConnections>2</MaximumMultipleConnections>
					<EncodingType>Custom</EncodingType>
					<CustomEncoding>ISO-8859-1</CustomEncoding>
					<BypassProxy>0</BypassProxy>
					<Name>Main &lt;1&gt;</Name>
					<Comments>first&#xA;second</Comments>
					<Colour>7</Colour>
					<LocalDir>/home/me</LocalDir>
					<RemoteDir>1 0 4 home 7 a b 10 </RemoteDir>
					<Bookmark>
						<Name>b &amp; c</Name>
						<LocalDir>/home/me/b</LocalDir>
						<RemoteDir>1 0 1 b</RemoteDir>
						<SyncBrowsing>0</SyncBrowsing>
					</Bookmark>
					<Bookmark><Name>windows</Name><RemoteDir>5 0 2 C:</RemoteDir></Bookmark>
				</Server>
			</Folder>
		</Folder>
		<Folder expanded="1">Empty&#xA;</Folder>
		<Server>
			<Host>anon.example.org</Host><Port>21</Port><Protocol>0</Protocol><Logontype>0</Logontype>
			<RemoteDir>1 0 4 häß大</RemoteDir>anon&#xA;
		</Server>
		<Server><Host>sftp.example.org</Host><Port>22</Port><Protocol>1</Protocol><Name>ssh</Name></Server>
		<Server><Host>m</Host><Port>990</Port><Protocol>3</Protocol><User>u</User>
			<Pass encoding="crypt" pubkey="x">AAAA</Pass><Logontype>1</Logontype><Name>master</Name></Server>
		<Server><Host>d</Host><Protocol>6</Protocol><User>u</User><Pass encoding="base64">*</Pass>
			<Logontype>1</Logontype><RemoteDir>1 0 99 x</RemoteDir><Name>damaged</Name></Server>
	</Servers>
</FileZilla3>)";

// WinSCP's obfuscation, forwards.
QByteArray hidden(const QByteArray &head, const QByteArray &filling, const QByteArray &text) {
    QByteArray out;
    const QByteArray all = head + char(filling.size()) + filling + text;
    for (const char c : all)
        out += char(~uchar(c) ^ 0xA3);
    return out.toHex().toUpper();
}
} // namespace

class SiteImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileZilla() {
        const Expected<SiteImport> import = importFileZilla(siteManager);
        QVERIFY2(import, import ? "" : qPrintable(import.error().text));
        const QStringList folder = {QStringLiteral("Work & more"), QStringLiteral("大")};
        QCOMPARE(import->tree.folders(),
                 (QList<QStringList>{folder.first(1), folder, QStringList(QStringLiteral("Empty"))}));
        const SavedSite *main = import->tree.find(folder, QStringLiteral("Main <1>"));
        QVERIFY(main);
        QCOMPARE(main->site.key(), QStringLiteral("ftp://müller@firm@ftp.example.org:2121"));
        QCOMPARE(main->site.password, QStringLiteral("päß&<\"word"));
        QCOMPARE(main->site.tls, TlsMode::Required);
        QVERIFY(main->site.preferActive && main->site.latin1Names);
        QCOMPARE(main->site.maxSessions, 2);
        QCOMPARE(main->notes, QStringLiteral("first\nsecond"));
        QCOMPARE(main->colour, SiteColour::Orange);
        QCOMPARE(main->localFolder, QStringLiteral("/home/me"));
        QCOMPARE(main->remoteFolder, QByteArray("/home/a b 10 "));
        QCOMPARE(main->bookmarks,
                 (QList<Bookmark>{{QStringLiteral("b & c"), QStringLiteral("/home/me/b"), QByteArray("/b")}}));
        const SavedSite *anonymous = import->tree.find({}, QStringLiteral("anon"));
        QVERIFY(anonymous && anonymous->site.isAnonymous());
        QCOMPARE(anonymous->site.tls, TlsMode::Optional);
        QCOMPARE(anonymous->remoteFolder, QByteArray("/häß大"));
        QCOMPARE(import->tree.find({}, QStringLiteral("master"))->site.tls, TlsMode::Implicit);
        QCOMPARE(import->tree.find({}, QStringLiteral("damaged"))->site.tls, TlsMode::Off);
        QCOMPARE(import->tree.sites().size(), 4);
        const QList<SiteImport::LeftOut> expected = {
            {folder, QStringLiteral("Main <1>"), Reason::Bookmark, QStringLiteral("windows")},
            {{}, QStringLiteral("ssh"), Reason::Protocol, QStringLiteral("1")},
            {{}, QStringLiteral("master"), Reason::EncryptedPassword, {}},
            {{}, QStringLiteral("damaged"), Reason::DamagedPassword, {}},
            {{}, QStringLiteral("damaged"), Reason::RemoteFolder, QStringLiteral("1 0 99 x")}};
        QVERIFY(import->leftOut == expected);
    }

    // Cut anywhere it is an error, never half a tree.
    void fileZillaCutAnywhere() {
        const QByteArray whole = siteManager;
        for (qsizetype size = 0; size < whole.size(); size += 7)
            QVERIFY2(!importFileZilla(whole.first(size)), qPrintable(QString::number(size)));
    }

    void winScp() {
        const QByteArray keyed = hidden(QByteArray("\xff\x00\x10", 3), "filling", "meh.example.orgP"); // 16 bytes
        const QByteArray longer =
            hidden(QByteArray("\xff\x02\x01\x2c", 4), "", "meh.example.org" + QByteArray(285, 'x'));
        const QByteArray foreign = hidden(QByteArray("\xff\x00\x10", 3), "", "xxh.example.orgP");
        const auto session = [](const char *name, const QByteArray &password, const char *rest) -> QByteArray {
            return QByteArray("[Sessions\\") + name +
                   "]\r\nHostName=h.example.org\r\nUserName=me\r\nPassword=" + password + "\r\n" + rest + "\r\n\r\n";
        };
        const QByteArray ini =
            "[Configuration\\Interface]\r\nHostName=no\r\n[Sessions\\Default%20Settings]\r\nFSProtocol=5\r\n" +
            session("Work/%EF%BB%BFGr%C3%B6%C3%9Fe%20a%2Fb", keyed,
                    "PortNumber=2121\r\nFSProtocol=5\r\nFtps=3\r\nFtpPasvMode=0\r\nRemoteDirectory=/a%20b\r\n"
                    "LocalDirectory=C:%5CUsers\r\nNote=one%0Atwo") +
            session("long", longer, "FSProtocol=5\r\nFtps=1") + session("foreign", foreign, "FSProtocol=5") +
            session("ssh", keyed, "PortNumber=22");
        const Expected<SiteImport> import = importWinScp(ini);
        QVERIFY(import);
        const SavedSite *main = import->tree.find({QStringLiteral("Work")}, QStringLiteral("Größe a/b"));
        QVERIFY(main);
        QCOMPARE(main->site.key(), QStringLiteral("ftp://me@h.example.org:2121"));
        QCOMPARE(main->site.password, QStringLiteral("P"));
        QCOMPARE(main->site.tls, TlsMode::Required);
        QVERIFY(main->site.preferActive);
        QCOMPARE(main->remoteFolder, QByteArray("/a b"));
        QCOMPARE(main->localFolder, QStringLiteral("C:\\Users"));
        QCOMPARE(main->notes, QStringLiteral("one\ntwo"));
        QCOMPARE(import->tree.find({}, QStringLiteral("long"))->site.password, QString(285, u'x'));
        QCOMPARE(import->tree.find({}, QStringLiteral("long"))->site.port, 990);
        QCOMPARE(import->tree.find({}, QStringLiteral("foreign"))->site.password, QString());
        const QList<SiteImport::LeftOut> expected = {
            {{}, QStringLiteral("foreign"), Reason::DamagedPassword, {}},
            {{}, QStringLiteral("ssh"), Reason::Protocol, QStringLiteral("1")}};
        QVERIFY(import->leftOut == expected);

        const Expected<SiteImport> master =
            importWinScp("[Configuration\\Security]\r\nUseMasterPassword=1\r\n" + session("s", keyed, "FSProtocol=5"));
        QVERIFY(master);
        QCOMPARE(master->leftOut.first().reason, Reason::EncryptedPassword);
        QCOMPARE(master->tree.sites().first().site.password, QString());
        QVERIFY(!importWinScp("[Something]\r\nHostName=h\r\n"));
    }

    void winScpProxies() {
        const QByteArray keyed = hidden(QByteArray("\xff\x00\x12", 3), "filling", "youpx.example.orgP"); // 18 bytes
        const auto session = [](const char *name, const QByteArray &rest) -> QByteArray {
            return QByteArray("[Sessions\\") + name + "]\r\nHostName=h\r\nFSProtocol=5\r\n" + rest + "\r\n";
        };
        const Expected<SiteImport> import = importWinScp(
            "\xEF\xBB\xBF" + // as editors put it before the first section
            session("socks", "ProxyMethod=2\r\nProxyHost=px.example.org\r\nProxyPort=1081\r\nProxyUsername=you\r\n"
                             "ProxyPassword=" +
                                 keyed) +
            session("http", "ProxyMethod=3\r\nProxyHost=px\r\nProxyPasswordEnc=AB") +
            session("socks4", "ProxyMethod=1\r\nProxyHost=px") + session("none", "ProxyMethod=0\r\nProxyHost=proxy"));
        QVERIFY(import);
        const auto proxyOf = [&import](const char *name) {
            return import->tree.find({}, QString::fromLatin1(name))->site.proxy;
        };
        QCOMPARE(import->tree.sites().size(), 4);
        QCOMPARE(proxyOf("socks").toString(), QStringLiteral("socks5://you@px.example.org:1081"));
        QCOMPARE(proxyOf("socks").password, QStringLiteral("P"));
        QCOMPARE(proxyOf("http").toString(), QStringLiteral("http://px:8080"));
        QVERIFY(!proxyOf("socks4"));
        QVERIFY(!proxyOf("none"));
        const QList<SiteImport::LeftOut> expected = {
            {{}, QStringLiteral("http"), Reason::ProxyPassword, {}},
            {{}, QStringLiteral("socks4"), Reason::Proxy, QStringLiteral("px")}};
        QVERIFY(import->leftOut == expected);
    }

    // Every length of a hidden password is read within its bounds.
    void winScpCutPasswords() {
        const QByteArray keyed = hidden(QByteArray("\xff\x00\x10", 3), "filling", "meh.example.orgP");
        for (qsizetype size = 2; size < keyed.size(); size += 2) {
            const Expected<SiteImport> import = importWinScp(
                "[Sessions\\s]\nHostName=h.example.org\nUserName=me\nFSProtocol=5\nPassword=" + keyed.first(size));
            QVERIFY(import);
            QCOMPARE(import->leftOut.size(), 1);
        }
    }
};

WHERRY_TEST(SiteImportTest)
#include "siteimporttest.moc"
