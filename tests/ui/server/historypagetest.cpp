#include "pages/historypage.h"
#include "base/log.h"
#include "models/historymodel.h"
#include "models/historytotal.h"
#include "store/database.h"
#include "support/registry.h"
#include "support/widgetnamed.h"
#include "ui/tableview.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QProgressDialog>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

// A slow machine fills and asks a large history for a while.
#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace {
struct HistoryStage {
    // So many entries, the newest of this moment: uploads, downloads, logins and refusals in turn, a tenth of each bad,
    // of seven accounts.
    explicit HistoryStage(int entries) {
        if (entries > 0)
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
        change(QStringLiteral(
                   "INSERT INTO history (at, kind, account, address, path, bytes, milliseconds, result, detail) "
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT ? - ? + i, "
                   "i % 4, 'user' || (i % 7), '192.0.2.1', '/films/part_' || i || '.MKV', i, 2000, CASE WHEN i % "
                   "10 = 0 THEN 0 ELSE 1 END, '' FROM n"),
               {entries, QDateTime::currentMSecsSinceEpoch(), entries});
    }
    // Of the database itself, past the server.
    void change(const QString &statement, const QVariantList &values = {}) {
        Database database({data.filePath(QStringLiteral("wherry.db")), {}}, std::chrono::seconds(60));
        QObject context;
        bool isDone = false;
        database.run(
            &context, [&](Connection &connection) { return connection.change(statement, values); },
            [&isDone](const Stored<int> &changed) { isDone = bool(changed); });
        QVERIFY(QTest::qWaitFor([&] { return isDone; }, 60'000));
    }
    // Everything has been painted, and all that was asked for before has been answered: the database keeps the order.
    void comeToRest() {
        for (int round = 0; round < 10; ++round) {
            page->grab();
            bool isAnswered = false;
            control->ask({{QStringLiteral("request"), QStringLiteral("history-accounts")}}, page.get(),
                         [&](const QJsonObject &) { isAnswered = true; });
            WAIT_FOR(isAnswered);
        }
    }
    // A login that is refused; one entry more.
    void failToLogIn(const QByteArray &name) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), control->listeners().first().port);
        socket.write("USER " + name + "\r\nPASS wrong\r\n");
        QByteArray replies;
        WAIT_FOR((replies += socket.readAll()).contains("530"));
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
    void holdsOnePageWhileNobodyScrolls() {
        HistoryStage stage(20'000);
        WAIT_FOR(stage.model().rowCount() > 0);
        stage.comeToRest();
        QCOMPARE(stage.model().rowCount(), HistoryModel::PageSize);
        stage.page->resize(1200, 900); // to lay out again is not to scroll
        stage.choose("Kind", "Transfers");
        WAIT_FOR(stage.model().rowCount() > 0);
        stage.comeToRest();
        QCOMPARE(stage.model().rowCount(), HistoryModel::PageSize);
        QVERIFY(stage.model().hasOlder());
    }

    void asksForPagesAsSomebodyScrolls() {
        HistoryStage stage(many);
        WAIT_FOR(stage.model().rowCount() == HistoryModel::PageSize);
        WAIT_FOR(stage.says(QStringLiteral("100000 entries")) || stage.says(QStringLiteral("100,000 entries")));
        QCOMPARE(stage.model().entry(0).id, many);
        QScrollBar &bar = *stage.page->table().verticalScrollBar();
        for (int page = 2; page <= 4; ++page) {
            bar.setValue(bar.maximum() - bar.pageStep()); // near the end is enough
            QVERIFY(stage.model().isAsking());
            bar.setValue(bar.maximum()); // once more is not twice
            WAIT_FOR(stage.model().rowCount() >= page * HistoryModel::PageSize);
            stage.comeToRest();
            QCOMPARE(stage.model().rowCount(), page * HistoryModel::PageSize);
        }
        for (int row = 0; row < stage.model().rowCount(); ++row)
            QCOMPARE(stage.model().entry(row).id, many - row); // none twice, none left out
    }

    void takesARefusalForNoEnd() {
        HistoryStage stage(2000);
        WAIT_FOR(stage.model().rowCount() == HistoryModel::PageSize);
        stage.comeToRest();
        auto *again = named<QPushButton>(*stage.page, "Read the history again");
        QVERIFY(again && !again->isVisible());
        stage.change(QStringLiteral("ALTER TABLE history RENAME TO away"));
        QSignalSpy refused(&stage.model(), &HistoryModel::refused);
        QScrollBar &bar = *stage.page->table().verticalScrollBar();
        bar.setValue(bar.maximum());
        WAIT_FOR(refused.size() == 1);
        QVERIFY(again->isVisible());
        QVERIFY(stage.says(QStringLiteral("The history could not be read: ")));
        QVERIFY(stage.model().hasOlder());
        bar.setValue(0);
        bar.setValue(bar.maximum());
        QVERIFY(!stage.model().isAsking()); // before somebody wants it
        again->click();
        WAIT_FOR(refused.size() == 2);
        stage.change(QStringLiteral("ALTER TABLE away RENAME TO history"));
        again->click();
        WAIT_FOR(stage.model().rowCount() == 2 * HistoryModel::PageSize);
        QVERIFY(!again->isVisible());
        QCOMPARE(stage.model().entry(999).id, 1001);
    }

    void holdsLittleThatNobodyReads() {
        HistoryStage stage(0);
        WAIT_FOR(!stage.model().isAsking());
        HistoryModel model(*stage.control);
        const auto grow = [&stage, &model](int entries) {
            stage.fill(entries);
            model.askNewer();
            WAIT_FOR(!model.isAsking());
        };
        constexpr int step = HistoryModel::PageSize - 1;
        model.setFilter({});
        WAIT_FOR(!model.isAsking());
        // Somebody looks at the newest: what is below goes.
        int all = 0;
        for (; all < 2 * HistoryModel::MostUnseen; all += step) {
            grow(step);
            model.setSeen(0, 20);
            WAIT_FOR(!model.isAsking());
            QCOMPARE(model.entry(0).id, all + step);
            QVERIFY(model.rowCount() <= HistoryModel::MostUnseen + 2 * HistoryModel::PageSize);
        }
        QVERIFY(model.rowCount() >= HistoryModel::MostUnseen);
        QVERIFY(model.hasOlder());
        model.setSeen(model.rowCount() - 20, model.rowCount() - 1); // and comes again when it is read
        WAIT_FOR(!model.isAsking());
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.entry(row).id, all - row);
        // Somebody reads further down: what is above stops growing, and what is read stays.
        const int held = model.rowCount();
        model.setSeen(HistoryModel::MostUnseen + 1, HistoryModel::MostUnseen + 20);
        grow(step);
        QCOMPARE(model.rowCount(), held);
        model.setSeen(HistoryModel::MostUnseen - 1000, HistoryModel::MostUnseen - 980);
        QVERIFY(!model.isAsking());
        model.setSeen(HistoryModel::NearTheEnd, HistoryModel::NearTheEnd + 20);
        WAIT_FOR(!model.isAsking());
        QCOMPARE(model.entry(0).id, all + step);
        // So much at once that there would be a gap: also then.
        model.setSeen(1000, 1020);
        grow(HistoryModel::PageSize + 1);
        QCOMPARE(model.entry(0).id, all + step);
        model.setSeen(0, 20);
        WAIT_FOR(!model.isAsking());
        QCOMPARE(model.entry(0).id, all + step + HistoryModel::PageSize + 1);
        QCOMPARE(model.rowCount(), HistoryModel::PageSize);
    }

    void asksForOneSumAtATime() {
        HistoryStage stage(100);
        WAIT_FOR(!stage.model().isAsking());
        constexpr std::chrono::milliseconds pause(300);
        HistoryTotal total(*stage.control, pause);
        QSignalSpy summed(&total, &HistoryTotal::summed);
        total.setFilter({});
        total.renew();
        stage.comeToRest();
        QVERIFY(summed.isEmpty()); // nobody looks
        QElapsedTimer since;
        qint64 between = 0; // ms
        connect(&total, &HistoryTotal::summed, stage.page.get(), [&] {
            between = since.isValid() ? since.elapsed() : 0;
            since.start();
        });
        total.setSeen(true);
        WAIT_FOR(summed.size() == 1);
        for (int note = 0; note < 100; ++note)
            total.renew();
        WAIT_FOR(summed.size() == 2);
        QVERIFY(between >= pause.count() * 9 / 10); // the timer is a coarse one
        stage.comeToRest();
        QCOMPARE(summed.size(), 2);
        HistoryQuery uploads;
        uploads.kinds = {HistoryEntry::Kind::Upload};
        total.setFilter({});
        total.setFilter(uploads); // the answer that is on its way is nobody's any more
        WAIT_FOR(summed.size() == 3);
        stage.comeToRest();
        QCOMPARE(summed.size(), 3);
        QCOMPARE(summed.last().first().value<HistorySum>().entries, 25);
    }

    void asksForNothingWhileNobodySeesIt() {
        HistoryStage stage(10);
        WAIT_FOR(stage.model().rowCount() == 10);
        WAIT_FOR(stage.says(QStringLiteral("10 entries")));
        QSignalSpy noted(stage.control.get(), &ServerControl::historyNoted);
        stage.page->setWindowSeen(false); // minimised
        stage.failToLogIn("nobody");
        WAIT_FOR(noted.size() == 1);
        QVERIFY(!stage.model().isAsking());
        stage.comeToRest();
        QCOMPARE(stage.model().rowCount(), 10);
        stage.page->setWindowSeen(true);
        WAIT_FOR(stage.model().rowCount() == 11);
        WAIT_FOR(stage.says(QStringLiteral("11 entries")));
        stage.page->hide();
        stage.failToLogIn("nobody");
        WAIT_FOR(noted.size() == 2);
        stage.page->show();
        WAIT_FOR(stage.model().rowCount() == 12);
    }

    void tellsInWords() {
        HistoryStage stage(12);
        QAbstractItemModelTester tester(&stage.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        WAIT_FOR(stage.model().rowCount() == 12);
        QVERIFY(!stage.model().hasOlder());
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
        HistoryStage stage(280); // 70 of each kind, 40 of each account
        WAIT_FOR(stage.model().rowCount() == 280);
        WAIT_FOR(stage.says(QStringLiteral("280 entries · 70 upload(s)")));
        auto *accounts = named<QComboBox>(*stage.page, "Account");
        WAIT_FOR(accounts->count() == 8);
        stage.choose("Kind", "Uploads");
        WAIT_FOR(stage.model().rowCount() == 70);
        WAIT_FOR(stage.says(QStringLiteral("70 entries")));
        stage.choose("Result", "Failed"); // of multiples of 20
        WAIT_FOR(stage.model().rowCount() == 14);
        stage.choose("Account", "user6");
        WAIT_FOR(stage.model().rowCount() == 2);
        stage.choose("Account", "All accounts");
        stage.choose("Kind", "Sign-ins");
        WAIT_FOR(stage.model().rowCount() == 70 + 14); // what was refused, and logins that count as bad
        stage.choose("Result", "Succeeded");
        WAIT_FOR(stage.model().rowCount() == 70 - 14);
        stage.choose("Result", "Any result");
        stage.choose("Kind", "Everything");
        named<QLineEdit>(*stage.page, "Search the history")->setText(QStringLiteral("part_28"));
        WAIT_FOR(stage.model().rowCount() == 2); // 28 and 280; the underline stands for itself
        named<QLineEdit>(*stage.page, "Search the history")->setText(QStringLiteral("PART_7.mkv"));
        WAIT_FOR(stage.model().rowCount() == 1);
        named<QLineEdit>(*stage.page, "Search the history")->setText(QStringLiteral("nothing%like_that"));
        WAIT_FOR(stage.model().rowCount() == 0);
    }

    void newEntriesComeOnTopAndNothingJumps() {
        HistoryStage stage(400);
        WAIT_FOR(stage.model().rowCount() == 400);
        TableView &table = stage.page->table();
        table.scrollTo(stage.model().index(200, 0), QAbstractItemView::PositionAtTop);
        const qint64 read = stage.model().entry(table.indexAt({0, 0}).row()).id;
        QVERIFY(read < 400);
        stage.failToLogIn("nobody");
        WAIT_FOR(stage.model().rowCount() == 401);
        QCOMPARE(stage.model().entry(0).account, QStringLiteral("nobody"));
        QCOMPARE(stage.model().index(0, HistoryModel::Direction).data().toString(), QStringLiteral("Refused"));
        QCOMPARE(stage.model().entry(table.indexAt({0, 0}).row()).id, read);
        WAIT_FOR(stage.says(QStringLiteral("401 entries")));
    }

    void exportsWhatIsFiltered() {
        HistoryStage stage(2800);
        WAIT_FOR(stage.model().rowCount() == HistoryModel::PageSize);
        stage.choose("Kind", "Transfers");
        const QString csv = stage.data.filePath(QStringLiteral("all.csv")),
                      json = stage.data.filePath(QStringLiteral("all.json"));
        stage.page->exportTo(csv);
        WAIT_FOR(QFile::exists(csv));
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QByteArrayList lines = table.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 1401); // with one header
        QVERIFY(lines.at(1).contains("/films/part_2800.MKV"));
        QVERIFY(lines.last().contains("/films/part_1.MKV"));
        stage.page->exportTo(json);
        WAIT_FOR(QFile::exists(json));
        QFile array(json);
        QVERIFY(array.open(QIODevice::ReadOnly));
        const QJsonArray entries = QJsonDocument::fromJson(array.readAll()).array();
        QCOMPARE(entries.size(), 1400);
        QCOMPARE(entries.last()[QStringLiteral("path")].toString(), QStringLiteral("/films/part_1.MKV"));
    }

    void exportsOnlyWhatThereIs() {
        HistoryStage stage(0);
        WAIT_FOR(stage.says(QStringLiteral("0 entries")));
        const auto *button = named<QPushButton>(*stage.page, "Export history");
        QVERIFY(!button->isEnabled());
        stage.failToLogIn("nobody");
        WAIT_FOR(button->isEnabled());
        stage.control->stop();
        WAIT_FOR(!button->isEnabled());
    }

    void allColumnsFitIntoTheWindowAsItOpens() {
        HistoryStage stage(0);
        TableView &table = stage.page->table();
        stage.page->resize(1184, 600); // of 1400 px, the navigation and a scroll bar taken off
        QTRY_COMPARE(table.header()->length(), table.viewport()->width());
    }

    void cancelledExportLeavesNothing() {
        HistoryStage stage(5000);
        WAIT_FOR(stage.model().rowCount() == HistoryModel::PageSize);
        const QString csv = stage.data.filePath(QStringLiteral("all.csv"));
        stage.page->exportTo(csv);
        auto *progress = stage.page->findChild<QProgressDialog *>();
        QVERIFY(progress);
        progress->findChild<QPushButton *>()->click();
        WAIT_FOR(!stage.page->findChild<QProgressDialog *>());
        stage.choose("Kind", "Uploads"); // its answer comes behind those of the export
        WAIT_FOR(stage.model().rowCount() == HistoryModel::PageSize);
        QVERIFY(!QFile::exists(csv));
    }
};

WHERRY_TEST(HistoryPageTest)
#include "historypagetest.moc"
