#include "models/clientmodel.h"
#include "support/registry.h"
#include "ui/itemroles.h"
#include "ui/palette.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace {
ClientSnapshot client(quint64 session) {
    ClientSnapshot one;
    one.session = session;
    one.connectedAt = 1'000'000;
    one.address = QStringLiteral("192.168.1.34");
    one.port = 50123;
    one.account = QStringLiteral("marta");
    one.directory = QStringLiteral("/rushes");
    one.encryption = QStringLiteral("TLS 1.3");
    return one;
}

QString text(const ClientModel &model, int row, int column) { return model.index(row, column).data().toString(); }
} // namespace

class ClientModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsASession() {
        ClientModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ClientSnapshot one = client(1042);
        one.doing = QStringLiteral("STOR /rushes/A012.mov");
        model.show({one}, 1'000'000 + 418'000);
        QCOMPARE(text(model, 0, ClientModel::Connected), QStringLiteral("6:58"));
        QCOMPARE(text(model, 0, ClientModel::Session), QStringLiteral("1042"));
        QCOMPARE(text(model, 0, ClientModel::Doing), QStringLiteral("Uploading A012.mov"));
        QCOMPARE(text(model, 0, ClientModel::Idle), QStringLiteral("–"));
        QCOMPARE(text(model, 0, ClientModel::Client), QStringLiteral("not announced"));
        for (int column = 0; column < ClientModel::ColumnCount; ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    }

    void saysWhoIsNotEncrypted() {
        ClientModel model;
        ClientSnapshot plain = client(1);
        plain.encryption.clear();
        model.show({plain, client(2)}, 1'000'000);
        QCOMPARE(text(model, 0, ClientModel::Encryption), QStringLiteral("none"));
        QCOMPARE(model.index(0, ClientModel::Encryption).data(ItemRole::InkOfText).toInt(),
                 static_cast<int>(Ink::Warning));
        QCOMPARE(model.index(1, ClientModel::Encryption).data(ItemRole::InkOfText).toInt(), static_cast<int>(Ink::Ok));
    }

    void showsStrangersControlCharacters() {
        ClientModel model;
        ClientSnapshot one = client(1);
        one.client = QStringLiteral("evil\u202E\u001b[31m");
        one.directory = QStringLiteral("/a\nb");
        model.show({one}, 1'000'000);
        const QString shown = text(model, 0, ClientModel::Client) + text(model, 0, ClientModel::Directory);
        QVERIFY(!shown.contains(QChar(0x202E)));
        QVERIFY(!shown.contains(QChar(0x1b)));
        QVERIFY(!shown.contains(QLatin1Char('\n')));
    }

    void putsCommandsInWords_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QString() << QStringLiteral("Waiting");
        QTest::newRow("download") << QStringLiteral("RETR /a b/c d.txt") << QStringLiteral("Downloading c d.txt");
        QTest::newRow("append") << QStringLiteral("appe x") << QStringLiteral("Uploading x");
        QTest::newRow("list") << QStringLiteral("MLSD /") << QStringLiteral("Listing a directory");
        QTest::newRow("other") << QStringLiteral("HASH big.iso") << QStringLiteral("HASH big.iso");
    }
    void putsCommandsInWords() {
        QFETCH(QString, command);
        QTEST(ClientModel::doingText(command), "words");
    }

    void sortsByNumbers() {
        ClientModel model;
        model.show({client(9), client(10)}, 1'000'000);
        QVERIFY(model.index(0, ClientModel::Session).data(ItemRole::Sort).toULongLong() <
                model.index(1, ClientModel::Session).data(ItemRole::Sort).toULongLong());
    }

    void idleTimeOnlyWhileWaiting() {
        ClientModel model;
        ClientSnapshot one = client(1);
        one.idleSeconds = 18;
        model.show({one}, 1'000'000);
        QCOMPARE(text(model, 0, ClientModel::Idle), QStringLiteral("0:18"));
    }
};

WHERRY_TEST(ClientModelTest)
#include "clientmodeltest.moc"
