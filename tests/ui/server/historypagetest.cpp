#include "pages/historypage.h"
#include "base/log.h"
#include "models/historymodel.h"
#include "store/database.h"
#include "support/registry.h"
#include "ui/tableview.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QProgressDialog>
#include <QPushButton>
#include <QScrollBar>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

namespace {
template<class Widget>
Widget *named(QWidget &parent, const char *name) {
    for (auto *widget : parent.findChildren<Widget *>()) {
        if (widget->accessibleName() == QLatin1String(name))
            return widget;
    }
    return nullptr;
}

struct Stage {
    // So many entries, the newest of this moment: uploads, downloads, logins and refusals in turn, a tenth of each bad,
    // of seven accounts.
    explicit Stage(int entries) {
        fill(entries);
        Configuration wanted;
        wanted.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
        wanted.port = 0;
        wanted.passivePorts = {0, 0};
        wanted.durable = false;
        wanted.tls = TlsPolicy::Off;
        wanted.dataDirectory = data.path().toUtf8();
        control = std::make_unique<ServerControl>(wanted, log);
        control->start();
        page = std::make_unique<HistoryPage>(*control);
        page->resize(1200, 600);
        page->show();
    }
    void fill(int entries) {
        Database database({data.filePath(QStringLiteral("wherry.db")), {}}, std::chrono::seconds(60));
        QObject context;
        bool isFilled = false;
        database.run(
            &context,
            [entries](Connection &connection) {
                return connection.change(
                    QStringLiteral(
                        "INSERT INTO history (at, kind, account, address, path, bytes, milliseconds, result, detail) "
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT ? - ? + i, "
                        "i % 4, 'user' || (i % 7), '192.0.2.1', '/films/part_' || i || '.MKV', i, 2000, CASE WHEN i % "
                        "10 = 0 THEN 0 ELSE 1 END, '' FROM n"),
                    {entries, QDateTime::currentMSecsSinceEpoch(), entries});
            },
            [&isFilled](const Stored<int> &changed) { isFilled = bool(changed); });
        QVERIFY(QTest::qWaitFor([&] { return isFilled; }, 60'000));
    }
    HistoryModel &model() { return page->model(); }
    bool says(const QString &words) {
        for (const auto *label : page->findChildren<QLabel *>()) {
            if (label->text().contains(words))
                return true;
        }
        return false;
    }
    void choose(const char *box, const char *text) {
        auto *field = named<QComboBox>(*page, box);
        QVERIFY(field && field->findText(QLatin1String(text)) >= 0);
        field->setCurrentIndex(field->findText(QLatin1String(text)));
    }

    QTemporaryDir data;
    Log log;
    std::unique_ptr<ServerControl> control;
    std::unique_ptr<HistoryPage> page;
};

constexpr int many = 100'000;
} // namespace

class HistoryPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksForPagesAsSomebodyScrolls() {
        Stage stage(many);
        QTRY_VERIFY(stage.model().rowCount() >= HistoryModel::PageSize);
        QTRY_VERIFY(stage.says(QStringLiteral("100000 entries")) || stage.says(QStringLiteral("100,000 entries")));
        QCOMPARE(stage.model().entry(0).id, many);
        QTRY_VERIFY(stage.model().canFetchMore({}));
        const int before = stage.model().rowCount();
        stage.page->table().scrollToBottom();
        QTRY_VERIFY(stage.model().rowCount() > before);
        QTRY_VERIFY(stage.model().canFetchMore({}));
        const int held = stage.model().rowCount();
        stage.model().fetchMore({});
        QVERIFY(!stage.model().canFetchMore({})); // while it is asked
        QTRY_VERIFY(stage.model().rowCount() >= held + HistoryModel::PageSize);
        for (int row = 0; row < stage.model().rowCount(); ++row)
            QCOMPARE(stage.model().entry(row).id, many - row); // none twice, none left out
    }

    void tellsInWords() {
        Stage stage(12);
        QAbstractItemModelTester tester(&stage.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false); // the answers come later
        QTRY_COMPARE(stage.model().rowCount(), 12);
        QVERIFY(!stage.model().canFetchMore({}));
        const auto text = [&](int id, HistoryModel::Column column) {
            return stage.model().index(12 - id, column).data().toString();
        };
        QCOMPARE(text(4, HistoryModel::Direction), QStringLiteral("Upload"));
        QCOMPARE(text(4, HistoryModel::File), QStringLiteral("/films/part_4.MKV"));
        QCOMPARE(text(4, HistoryModel::Bytes), QStringLiteral("4 B"));
        QCOMPARE(text(4, HistoryModel::Duration), QStringLiteral("0:02"));
        QCOMPARE(text(4, HistoryModel::Speed), QStringLiteral("2 B/s"));
        QCOMPARE(text(4, HistoryModel::Result), QStringLiteral("Whole"));
        QCOMPARE(text(10, HistoryModel::Direction), QStringLiteral("Sign-in"));
        QVERIFY(text(10, HistoryModel::File).isEmpty());
        QCOMPARE(text(11, HistoryModel::Direction), QStringLiteral("Refused"));
        QCOMPARE(text(11, HistoryModel::Account), QStringLiteral("user4"));
    }

    void filtersAndSums() {
        Stage stage(280); // 70 of each kind, 40 of each account
        QTRY_COMPARE(stage.model().rowCount(), 280);
        QTRY_VERIFY(stage.says(QStringLiteral("280 entries · 70 upload(s)")));
        auto *accounts = named<QComboBox>(*stage.page, "Account");
        QTRY_COMPARE(accounts->count(), 8);
        stage.choose("Kind", "Uploads");
        QTRY_COMPARE(stage.model().rowCount(), 70);
        QTRY_VERIFY(stage.says(QStringLiteral("70 entries")));
        stage.choose("Result", "Failed"); // of multiples of 20
        QTRY_COMPARE(stage.model().rowCount(), 14);
        stage.choose("Account", "user6");
        QTRY_COMPARE(stage.model().rowCount(), 2);
        stage.choose("Account", "All accounts");
        stage.choose("Kind", "Sign-ins");
        QTRY_COMPARE(stage.model().rowCount(), 70 + 14); // what was refused, and logins that count as bad
        stage.choose("Result", "Succeeded");
        QTRY_COMPARE(stage.model().rowCount(), 70 - 14);
        stage.choose("Result", "Any result");
        stage.choose("Kind", "Everything");
        named<QLineEdit>(*stage.page, "Search the history")->setText(QStringLiteral("part_28"));
        QTRY_COMPARE(stage.model().rowCount(), 2); // 28 and 280; the underline stands for itself
        named<QLineEdit>(*stage.page, "Search the history")->setText(QStringLiteral("PART_7.mkv"));
        QTRY_COMPARE(stage.model().rowCount(), 1);
        named<QLineEdit>(*stage.page, "Search the history")->setText(QStringLiteral("nothing%like_that"));
        QTRY_COMPARE(stage.model().rowCount(), 0);
    }

    void newEntriesComeOnTopAndNothingJumps() {
        Stage stage(400);
        QTRY_COMPARE(stage.model().rowCount(), 400);
        TableView &table = stage.page->table();
        table.scrollTo(stage.model().index(200, 0), QAbstractItemView::PositionAtTop);
        const qint64 read = stage.model().entry(table.indexAt({0, 0}).row()).id;
        QVERIFY(read < 400);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), stage.control->listeners().first().port);
        QTRY_VERIFY(socket.canReadLine());
        socket.write("USER nobody\r\nPASS wrong\r\n");
        QTRY_COMPARE(stage.model().rowCount(), 401);
        QCOMPARE(stage.model().entry(0).account, QStringLiteral("nobody"));
        QCOMPARE(stage.model().index(0, HistoryModel::Direction).data().toString(), QStringLiteral("Refused"));
        QCOMPARE(stage.model().entry(table.indexAt({0, 0}).row()).id, read);
        QTRY_VERIFY(stage.says(QStringLiteral("401 entries")));
    }

    void exportsWhatIsFiltered() {
        Stage stage(2800);
        QTRY_COMPARE(stage.model().rowCount(), HistoryModel::PageSize);
        stage.choose("Kind", "Transfers");
        const QString csv = stage.data.filePath(QStringLiteral("all.csv")),
                      json = stage.data.filePath(QStringLiteral("all.json"));
        stage.page->exportTo(csv);
        QTRY_VERIFY(QFile::exists(csv));
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QByteArrayList lines = table.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 1401); // with one header
        QVERIFY(lines.at(1).contains("/films/part_2800.MKV"));
        QVERIFY(lines.last().contains("/films/part_1.MKV"));
        stage.page->exportTo(json);
        QTRY_VERIFY(QFile::exists(json));
        QFile array(json);
        QVERIFY(array.open(QIODevice::ReadOnly));
        const QJsonArray entries = QJsonDocument::fromJson(array.readAll()).array();
        QCOMPARE(entries.size(), 1400);
        QCOMPARE(entries.last()[QStringLiteral("path")].toString(), QStringLiteral("/films/part_1.MKV"));
    }

    void cancelledExportLeavesNothing() {
        Stage stage(5000);
        QTRY_COMPARE(stage.model().rowCount(), HistoryModel::PageSize);
        const QString csv = stage.data.filePath(QStringLiteral("all.csv"));
        stage.page->exportTo(csv);
        auto *progress = stage.page->findChild<QProgressDialog *>();
        QVERIFY(progress);
        progress->findChild<QPushButton *>()->click();
        QTRY_VERIFY(!stage.page->findChild<QProgressDialog *>());
        stage.choose("Kind", "Uploads"); // its answer comes behind those of the export
        QTRY_COMPARE(stage.model().rowCount(), HistoryModel::PageSize);
        QVERIFY(!QFile::exists(csv));
    }
};

WHERRY_TEST(HistoryPageTest)
#include "historypagetest.moc"
