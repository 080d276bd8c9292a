#include "commands/dispatcher.h"

#include "files/unfinishedname.h"
#include "support/registry.h"
#include "support/servercontext.h"

#include <QTest>

class DispatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksInOneOrder_data();
    void asksInOneOrder();
    void suggestsTheNearestCommand();
    void refusesWhatIsNotALine();
    void wantsEncryptionWhenThePolicySaysSo();
    void overtakersAreFew();
    void renameSourceLivesForOneCommand();
    void everyCommandOwesOneReply();
    void subcommandsAreRowsOfTheirOwn();
    void whatWasSaidForARefusedTransferIsForgotten();
    void portGoesOnlyToThePeer();
    void loginTriesEnd();
};

void DispatcherTest::asksInOneOrder_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("loggedIn");
    QTest::addColumn<int>("code");
    QTest::newRow("unknown before everything") << QByteArray("FOO ../x") << false << 500;
    QTest::newRow("login before the argument") << QByteArray("RETR") << false << 530;
    QTest::newRow("argument missing") << QByteArray("RETR") << true << 501;
    QTest::newRow("argument too much") << QByteArray("PWD x") << true << 501;
    QTest::newRow("reserved name before the permission") << QByteArray("RMD " + UnfinishedName::make()) << true << 553;
    QTest::newRow("permission") << QByteArray("RMD a") << true << 550;
    QTest::newRow("known, not offered") << QByteArray("SMNT a") << true << 502;
    QTest::newRow("any case") << QByteArray("nOoP") << false << 200;
    QTest::newRow("space behind") << QByteArray("SYST ") << false << 215;
}

void DispatcherTest::asksInOneOrder() {
    QFETCH(QByteArray, line);
    QFETCH(bool, loggedIn);
    QFETCH(int, code);
    RecordingContext context;
    if (loggedIn)
        context.logInAs(Permission::List | Permission::Read);
    const auto sent = context.send(line);
    QCOMPARE(sent.code, code);
    QCOMPARE(context.replies.size(), 1);
    QVERIFY(!sent.lines.isEmpty() && !sent.lines.first().isEmpty());
}

void DispatcherTest::suggestsTheNearestCommand() {
    RecordingContext context;
    QVERIFY(context.send("retrr a").lines.first().contains("RETRR"));
    QVERIFY(context.send("retrr a").lines.first().contains("RETR?"));
    QVERIFY(!context.send("BLUBBERN").lines.first().contains("Did you mean"));
    QCOMPARE(context.send(QByteArray(4000, 'x')).code, 500);
    QVERIFY(context.replies.last().lines.first().size() < 200);
}

void DispatcherTest::refusesWhatIsNotALine() {
    RecordingContext context;
    QCOMPARE(context.send("").code, 500);
    QCOMPARE(context.send("   ").code, 500);
    QCOMPARE(context.send(QByteArray("NO\0OP", 5)).code, 501);
    QCOMPARE(context.send("NOOP a\rb").code, 501);
    TelnetLine tooLong;
    tooLong.tooLong = true;
    QVERIFY(!Dispatcher::dispatch(context, tooLong));
    QCOMPARE(context.replies.last().code, 500);
}

void DispatcherTest::wantsEncryptionWhenThePolicySaysSo() {
    RecordingContext context;
    context.config.tls = TlsPolicy::Required;
    QCOMPARE(context.send("USER ann").code, 530);
    QVERIFY(context.state().user.isEmpty());
    QCOMPARE(context.send("FEAT").code, 211);
    QCOMPARE(context.send("AUTH TLS").code, 234);
    QCOMPARE(context.calls, QList<QByteArray>{"startTls"});
    context.facts.encryption = "TLS 1.3";
    QCOMPARE(context.send("USER ann").code, 331);
    QCOMPARE(context.send("PBSZ 0").code, 200);
    QCOMPARE(context.send("PROT C").code, 534);
    QCOMPARE(context.send("PROT P").code, 200);
    QVERIFY(context.state().protectedData);
}

void DispatcherTest::overtakersAreFew() {
    QList<QByteArray> overtakers;
    for (const CommandRow &row : CommandTable::rows()) {
        TelnetLine line;
        line.text = QByteArray(row.verb.data(), qsizetype(row.verb.size()));
        if (Dispatcher::overtakes(line))
            overtakers += line.text;
    }
    QCOMPARE(overtakers, (QList<QByteArray>{"ABOR", "NOOP", "QUIT", "STAT"}));
    TelnetLine statOfPath;
    statOfPath.text = "STAT /";
    QVERIFY(!Dispatcher::overtakes(statOfPath));
}

void DispatcherTest::renameSourceLivesForOneCommand() {
    RecordingContext context;
    context.logInAs(PermissionSet::Everything);
    context.state().renaming = *VirtualPath::resolve({}, "a");
    QCOMPARE(context.send("NOOP").code, 200);
    QVERIFY(!context.state().renaming);
    context.state().renaming = *VirtualPath::resolve({}, "a");
    QCOMPARE(context.send("FOO").code, 500);
    QCOMPARE(context.send("RNTO b").code, 503);
}

void DispatcherTest::everyCommandOwesOneReply() {
    RecordingContext context;
    const QList<QByteArray> lines = {"NOOP",          "SYST",         "FEAT",
                                     "HELP",          "HELP RETR",    "HELP SITE",
                                     "HELP FOO",      "STAT",         "CLNT x",
                                     "CSID Name=x;",  "LANG",         "LANG ZH-CN",
                                     "LANG XX",       "TYPE A",       "TYPE I",
                                     "TYPE E",        "MODE Z",       "MODE S",
                                     "MODE B",        "STRU F",       "STRU R",
                                     "REST 5",        "REST abc",     "RANG 1 0",
                                     "RANG 5 4",      "EPSV",         "EPSV ALL",
                                     "PASV",          "OPTS UTF8 ON", "OPTS MLST type;",
                                     "OPTS HASH MD5", "OPTS HASH x",  "OPTS MODE Z LEVEL 3",
                                     "OPTS FOO",      "SITE HELP",    "SITE MSG hello",
                                     "SITE WHO",      "PBSZ 0",       "PROT P",
                                     "CCC",           "ACCT x",       "HOST a",
                                     "REIN",          "PASS x",       "ABOR",
                                     "QUIT"};
    for (const QByteArray &line : lines) {
        context.logInAs(PermissionSet::Everything);
        const int before = context.ended;
        context.send(line);
        QVERIFY2(context.replies.size() == 1, line.constData());
        QVERIFY2(context.ended <= before + 1, line.constData());
        QVERIFY2(context.replies.last().code >= 200, line.constData());
    }
}

void DispatcherTest::subcommandsAreRowsOfTheirOwn() {
    RecordingContext context;
    context.logInAs(PermissionSet::ReadOnly);
    QCOMPARE(context.send("SITE CHMOD 600 a").code, 550); // its own permission
    QCOMPARE(context.send("SITE").code, 501);
    QCOMPARE(context.send("site help").code, 214);
    QCOMPARE(context.send("SITE FOO").code, 501);
}

void DispatcherTest::whatWasSaidForARefusedTransferIsForgotten() {
    RecordingContext context;
    context.logInAs(PermissionSet::ReadOnly);
    for (const QByteArray command : {"STOR a", "APPE a"}) {
        context.state().restart = 5;
        context.state().announced = 7;
        QCOMPARE(context.send(command).code, 550);
        QCOMPARE(context.state().restart, 0);
        QCOMPARE(context.state().announced, -1);
    }
    context.logInAs(PermissionSet::UploadOnly);
    context.state().restart = 5;
    context.state().announced = 7;
    QCOMPARE(context.send("RETR a").code, 550);
    QCOMPARE(context.state().restart, 0);
    QCOMPARE(context.state().announced, 7); // for an upload
}

void DispatcherTest::portGoesOnlyToThePeer() {
    RecordingContext context;
    context.logInAs(PermissionSet::Everything);
    QCOMPARE(context.send("PORT 127,0,0,2,200,10").code, 504);
    QCOMPARE(context.send("PORT 127,0,0,1,3,255").code, 504); // 1023
    QVERIFY(!context.dataPeer);
    QCOMPARE(context.send("PORT 127,0,0,1,4,0").code, 200); // 1024
    QCOMPARE(int(context.dataPeer->port), 1024);
    QCOMPARE(context.send("EPRT |2|::1|5000|").code, 504);
    QCOMPARE(context.send("EPRT |7|::1|5000|").code, 522);
    QCOMPARE(context.send("EPSV ALL").code, 200);
    QCOMPARE(context.send("PORT 127,0,0,1,4,0").code, 501);
}

void DispatcherTest::loginTriesEnd() {
    RecordingContext context;
    QCOMPARE(context.send("PASS x").code, 503);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(context.send("USER ann").code, 331);
        QVERIFY(context.calls.isEmpty());
        QCOMPARE(context.send("PASS  two words ").code, 530);
    }
    QCOMPARE(context.passwords.last(), QByteArray(" two words "));
    QCOMPARE(context.calls, QList<QByteArray>{"close"});
}

WHERRY_TEST(DispatcherTest)
#include "dispatchertest.moc"
