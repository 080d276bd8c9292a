#include "base/logfile.h"
#include "support/registry.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace {
QByteArray read(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class LogFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneRecordIsOneLine() {
        const LogRecord record{1'795'239'925'123, LogRecord::Level::Warning, LogRecord::Kind::Status,
                               QStringLiteral("s 1"), QStringLiteral("a\r\n2026 forged\x1b[2J \u202eright")};
        QCOMPARE(LogFile::line(record),
                 QStringLiteral("2026-11-21T05:45:25.123Z warning s 1: a\\x0d\\x0a2026 forged\\x1b[2J \\u202eright"));
    }

    void appendsAndReopens() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("log"));
        Log log;
        LogFile file(log, path);
        QVERIFY(file.open());
        log.info({}, QStringLiteral("one"));
        QVERIFY(QFile::rename(path, path + QStringLiteral(".moved")));
        log.info({}, QStringLiteral("two"));
        QVERIFY(file.reopen());
        log.info({}, QStringLiteral("three"));
        QCOMPARE(read(path + QStringLiteral(".moved")).count('\n'), 2);
        QVERIFY(read(path).endsWith("info three\n"));
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadOther | QFile::WriteOther | QFile::WriteGroup),
                 QFile::Permissions());
    }

    void rotatesBySize() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("log"));
        Log log;
        LogFile file(log, path, 1000, 2);
        QVERIFY(file.open());
        for (int i = 0; i < 100; ++i)
            log.info({}, QStringLiteral("record %1 %2").arg(i).arg(QString(60, QLatin1Char('x'))));
        for (const char *suffix : {"", ".1", ".2"}) {
            const QByteArray text = read(path + QLatin1String(suffix));
            QVERIFY2(!text.isEmpty() && text.size() <= 1000, suffix);
            QVERIFY(text.endsWith('\n'));
        }
        QVERIFY(!QFile::exists(path + QStringLiteral(".3")));
        QVERIFY(read(path).contains("record 99 "));
    }

    void survivesAFullDisk() {
        Log log;
        LogFile file(log, QStringLiteral("/dev/full"), 0);
        QVERIFY(file.open());
        for (int i = 0; i < 5; ++i)
            log.info({}, QStringLiteral("lost"));
        QCOMPARE(file.lostRecords(), 5);
    }

    void saysWhyItCannotOpen() {
        Log log;
        LogFile file(log, QStringLiteral("/no/such/folder/log"));
        const Expected<bool> opened = file.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Failure::Kind::LocalFile);
        QCOMPARE(opened.error().code, ENOENT);
        log.info({}, QStringLiteral("goes nowhere"));
    }
};

WHERRY_TEST(LogFileTest)
#include "logfiletest.moc"
