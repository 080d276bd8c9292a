#include "base/log.h"
#include "support/registry.h"

#include <QTest>

class LogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void masksSecrets_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *line, const char *shown) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(shown);
        };
        row("PASS secret", "PASS ****");
        row("PASS two words", "PASS ****");
        row("pass secret", "pass ****");
        row("  PaSs\tsecret", "  PaSs ****");
        row("PASS", "PASS ****");
        row("PASS ", "PASS ****");
        row("ACCT money", "ACCT ****");
        row("SITE PSWD old new", "SITE PSWD ****");
        row("site  pswd old new", "site  pswd ****");
        row("SITE PASSWD new", "SITE PASSWD ****");
        row("SITE REGISTER anna pw", "SITE REGISTER ****");
        row("SITE CHMOD 644 PASS", "SITE CHMOD 644 PASS");
        row("PASSV x", "PASSV x");
        row("USER PASS", "USER PASS");
        row("STOR PASS secret", "STOR PASS secret");
        row("", "");
    }
    void masksSecrets() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, shown);
        QCOMPARE(maskSecrets(line), shown);
    }

    void dropsWhatIsBelowTheLevel() {
        Log log;
        QList<LogRecord> records;
        connect(&log, &Log::recorded, this, [&](const LogRecord &record) { records.append(record); });
        log.debug(QStringLiteral("a"), QStringLiteral("not wanted"));
        log.info(QStringLiteral("a"), QStringLiteral("wanted"));
        log.setLevel(LogRecord::Level::Error);
        log.warning(QStringLiteral("a"), QStringLiteral("not wanted"));
        log.error(QStringLiteral("b"), QStringLiteral("wanted"));
        QCOMPARE(records.size(), 2);
        QCOMPARE(records[0].text, QStringLiteral("wanted"));
        QCOMPARE(records[1].kind, LogRecord::Kind::Error);
        QVERIFY(records[1].time > 1'700'000'000'000);
    }

    void commandsAreMaskedAndDecoded() {
        Log log;
        QStringList texts;
        connect(&log, &Log::recorded, this, [&](const LogRecord &record) { texts.append(record.text); });
        log.command(LogRecord::Level::Info, {}, "PASS geheim");
        log.command(LogRecord::Level::Info, {}, "CWD caf\xc3\xa9");
        log.command(LogRecord::Level::Info, {}, "CWD caf\xe9");
        QCOMPARE(texts, (QStringList{QStringLiteral("PASS ****"), QStringLiteral("CWD caf\u00e9"),
                                     QStringLiteral("CWD caf\u00e9")}));
    }

    void levelNames() {
        for (const auto level :
             {LogRecord::Level::Debug, LogRecord::Level::Info, LogRecord::Level::Warning, LogRecord::Level::Error}) {
            LogRecord::Level back = LogRecord::Level::Debug;
            QVERIFY(Log::levelFromName(Log::levelName(level).toUpper(), &back));
            QCOMPARE(back, level);
        }
        LogRecord::Level level = LogRecord::Level::Debug;
        QVERIFY(!Log::levelFromName(QStringLiteral("loud"), &level));
    }
};

WHERRY_TEST(LogTest)
#include "logtest.moc"
