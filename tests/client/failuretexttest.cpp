#include "cli/failuretext.h"
#include "support/registry.h"

#include <QTest>

#include <cerrno>

class FailureTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every kind: one line, the cause in it, a full stop at the end, nothing that a terminal would obey.
    void saysASentence() {
        const QString host = QStringLiteral("ftp.example.org");
        for (int kind = 1; kind <= int(Failure::Kind::Unsupported); ++kind) {
            for (const int code : {0, 421, 450, 530, 550, 552, 553, ENOSPC, EACCES, ENOENT}) {
                Failure failure;
                failure.kind = Failure::Kind(kind);
                failure.code = code;
                failure.text = QStringLiteral("because\nof \x1b[31mreasons.");
                failure.step = QStringLiteral("RETR a\rb");
                const QString text = FailureText::sentence(failure, host);
                QVERIFY2(text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char('?')), qPrintable(text));
                QVERIFY2(!text.contains(QLatin1String("..")), qPrintable(text));
                for (const QChar c : text)
                    QVERIFY2(c.isPrint(), qPrintable(text));
                if (failure.kind != Failure::Kind::Cancelled)
                    QVERIFY2(text.contains(QLatin1String("reasons")), qPrintable(text));
            }
        }
        QVERIFY(FailureText::sentence({}, host).isEmpty());
    }

    void choosesTheExitCode() {
        Failure failure;
        QCOMPARE(FailureText::exitCode(failure, true), 0);
        failure.kind = Failure::Kind::Refused;
        QCOMPARE(FailureText::exitCode(failure, false), 1);
        QCOMPARE(FailureText::exitCode(failure, true), 3);
        failure.kind = Failure::Kind::CannotConnect;
        QCOMPARE(FailureText::exitCode(failure, false), 3);
        failure.kind = Failure::Kind::Untrusted;
        QCOMPARE(FailureText::exitCode(failure, false), 4);
        QCOMPARE(FailureText::exitCode(failure, true), 4);
        failure.kind = Failure::Kind::Damaged;
        QCOMPARE(FailureText::exitCode(failure, false), 1);
    }
};

WHERRY_TEST(FailureTextTest)
#include "failuretexttest.moc"
