#include "models/eventmodel.h"
#include "base/log.h"
#include "support/registry.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace {
ClientSnapshot client(quint64 session, const char *account, const char *encryption = "TLS 1.3") {
    ClientSnapshot one;
    one.session = session;
    one.account = QLatin1String(account);
    one.encryption = QLatin1String(encryption);
    return one;
}

QString newest(const EventModel &model, int row = 0) { return model.index(row, EventModel::Text).data().toString(); }
} // namespace

class EventModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhoComesAndGoes() {
        EventModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.observe({client(1, "")}, 0);
        QCOMPARE(model.rowCount(), 0);
        model.observe({client(1, "marta")}, 0);
        QCOMPARE(newest(model), QStringLiteral("marta signed in"));
        model.observe({client(1, "marta")}, 0);
        QCOMPARE(model.rowCount(), 1);
        model.observe({}, 0);
        QCOMPARE(newest(model), QStringLiteral("marta signed out"));
    }

    void warnsOfASignInWithoutEncryption() {
        EventModel model;
        model.observe({client(1, "scanner", "")}, 0);
        QCOMPARE(newest(model), QStringLiteral("scanner signed in without TLS"));
    }

    void tellsWhetherATransferWasWhole() {
        EventModel model;
        TransferEnd end;
        end.transfer.account = QStringLiteral("marta");
        end.transfer.direction = TransferSnapshot::Direction::Upload;
        end.transfer.path = QStringLiteral("/in/film.mov");
        end.whole = true;
        model.observe(end);
        QCOMPARE(newest(model), QStringLiteral("marta uploaded film.mov"));
        end.whole = false;
        model.observe(end);
        QCOMPARE(newest(model), QStringLiteral("marta: transfer of film.mov broke off"));
    }

    void countsWhatRepeats() {
        EventModel model;
        for (int i = 0; i < 3; ++i)
            model.add({ServerEvent::Kind::Downloaded, 0, QStringLiteral("jonas"), QStringLiteral("a.txt")});
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(newest(model).contains(QStringLiteral("3")));
    }

    void takesWarningsFromTheLogAndNoOtherRecords() {
        EventModel model;
        LogRecord record;
        record.text = QStringLiteral("quiet");
        model.observe(record);
        QCOMPARE(model.rowCount(), 0);
        record.level = LogRecord::Level::Warning;
        record.text = QStringLiteral("disk\u202Efull");
        model.observe(record);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!newest(model).contains(QChar(0x202E)));
    }

    void keepsABoundedNumber() {
        EventModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < EventModel::Limit + 50; ++i)
            model.add({ServerEvent::Kind::Uploaded, i, QStringLiteral("marta"), QString::number(i)});
        QCOMPARE(model.rowCount(), EventModel::Limit);
        QCOMPARE(newest(model), QStringLiteral("marta uploaded %1").arg(EventModel::Limit + 49));
    }
};

WHERRY_TEST(EventModelTest)
#include "eventmodeltest.moc"
