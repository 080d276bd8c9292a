#include "pages/banspage.h"
#include "base/log.h"
#include "config/keptsettings.h"
#include "dialogs/bandialog.h"
#include "models/banmodel.h"
#include "support/registry.h"
#include "support/widgetnamed.h"
#include "ui/tableview.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

namespace {
struct BansStage {
    explicit BansStage(const ConfigurationValues &file = {}) {
        Configuration wanted;
        wanted.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
        wanted.port = 0;
        wanted.passivePorts = {0, 0};
        wanted.durable = false;
        wanted.tls = TlsPolicy::Off;
        wanted.dataDirectory = data.path().toUtf8();
        ConfigurationLayers layers;
        layers.file = file;
        layers.commandLine = {{QStringLiteral("listen"), {QStringLiteral("127.0.0.1")}},
                              {QStringLiteral("port"), {QStringLiteral("0")}},
                              {QStringLiteral("tls"), {QStringLiteral("off")}}};
        control = std::make_unique<ServerControl>(wanted, log, layers);
        control->start();
        page = std::make_unique<BansPage>(*control);
        page->show();
    }
    // By its own, as the terminal or another session would.
    void ban(const QString &network, int seconds, const QString &madeBy) {
        control->ask({{QStringLiteral("request"), QStringLiteral("ban-add")},
                      {QStringLiteral("address"), network},
                      {QStringLiteral("seconds"), seconds},
                      {QStringLiteral("reason"), QStringLiteral("too loud")},
                      {QStringLiteral("made_by"), madeBy}},
                     page.get(), [](const QJsonObject &) {});
    }
    BanDialog *dialog() { return page->findChild<BanDialog *>(); }
    QStringList column(int column) {
        QStringList texts;
        for (int row = 0; row < page->table().model()->rowCount(); ++row)
            texts += page->table().model()->index(row, column).data().toString();
        texts.sort();
        return texts;
    }

    QTemporaryDir data;
    Log log;
    std::unique_ptr<ServerControl> control;
    std::unique_ptr<BansPage> page;
};

QPushButton *saveOf(BanDialog &dialog) { return named<QPushButton>(dialog, "Save ban"); }
bool says(QWidget &parent, const char *words) {
    for (const auto *label : parent.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(QLatin1String(words)))
            return true;
    }
    return false;
}
} // namespace

class BansPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void modelTellsInWords() {
        BanModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto ban = [](const char *network, const char *madeBy, const QString &until) {
            return QJsonObject{{QStringLiteral("network"), QLatin1String(network)},
                               {QStringLiteral("reason"), QStringLiteral("10 failed logins in 10 minutes")},
                               {QStringLiteral("made_by"), QLatin1String(madeBy)},
                               {QStringLiteral("since"), QStringLiteral("2026-11-27T00:00:00.000Z")},
                               {QStringLiteral("until"), until}};
        };
        const qint64 now =
            QDateTime::fromString(QStringLiteral("2026-11-27T00:30:30.000Z"), Qt::ISODateWithMs).toMSecsSinceEpoch();
        model.show({ban("192.0.2.1", "guard", QStringLiteral("2026-11-27T01:00:00.000Z")),
                    ban("192.0.2.0/24", "anna", QStringLiteral("2026-12-01T00:30:30.000Z")),
                    ban("2001:db8::/64", "", {})},
                   now);
        QCOMPARE(model.rowCount(), 3);
        const auto text = [&](int row, BanModel::Column column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, BanModel::Since), QStringLiteral("2026-11-27 00:00"));
        QCOMPARE(text(0, BanModel::Ends), QStringLiteral("In 30 minute(s)"));
        QCOMPARE(text(0, BanModel::MadeBy), QStringLiteral("The server itself"));
        QCOMPARE(text(0, BanModel::Reason), QStringLiteral("Guessed passwords"));
        QCOMPARE(text(1, BanModel::Ends), QStringLiteral("In 4 day(s)"));
        QCOMPARE(text(1, BanModel::MadeBy), QStringLiteral("anna"));
        QCOMPARE(text(1, BanModel::Reason), QStringLiteral("10 failed logins in 10 minutes"));
        QCOMPARE(text(2, BanModel::Ends), QStringLiteral("When it is lifted"));
        model.show(
            {ban("2001:db8::/64", "", {}), ban("192.0.2.1", "guard", QStringLiteral("2026-11-27T01:00:00.000Z"))},
            now + 60'000);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(0, BanModel::Ends), QStringLiteral("In 29 minute(s)"));
    }

    void showsWhatOthersBanAndLiftsSeveral() {
        BansStage stage;
        QSignalSpy counted(stage.page.get(), &BansPage::counted);
        stage.ban(QStringLiteral("192.0.2.1"), 3600, QStringLiteral("terminal"));
        stage.ban(QStringLiteral("198.51.100.0/24"), 0, {});
        stage.ban(QStringLiteral("203.0.113.9"), 60, {});
        QTRY_COMPARE(stage.page->model().rowCount(), 3);
        QCOMPARE(counted.last().first().toInt(), 3);
        QCOMPARE(stage.column(BanModel::Network),
                 (QStringList{QStringLiteral("192.0.2.1"), QStringLiteral("198.51.100.0/24"),
                              QStringLiteral("203.0.113.9")}));
        auto *lift = named<QPushButton>(*stage.page, "Lift ban");
        QVERIFY(!lift->isEnabled());
        stage.page->table().selectAll();
        QVERIFY(lift->isEnabled() && !named<QPushButton>(*stage.page, "Edit ban")->isEnabled());
        lift->click();
        auto *box = stage.page->findChild<QMessageBox *>();
        QVERIFY(box);
        QCOMPARE(box->icon(), QMessageBox::Question);
        for (auto *button : box->buttons()) {
            if (button->text() == QLatin1String("Lift"))
                button->click();
        }
        QTRY_COMPARE(stage.page->model().rowCount(), 0);
    }

    void addsChecksAndWarns() {
        BansStage stage;
        named<QPushButton>(*stage.page, "Ban address")->click();
        BanDialog *dialog = stage.dialog();
        QVERIFY(dialog);
        auto *network = named<QLineEdit>(*dialog, "Address or network");
        QVERIFY(!saveOf(*dialog)->isEnabled());
        network->setText(QStringLiteral("0.0.0.0/0"));
        QVERIFY(!saveOf(*dialog)->isEnabled());
        QVERIFY(says(*dialog, "no address and no network"));
        QTcpSocket client;
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), stage.control->listeners().first().port);
        QTRY_VERIFY(stage.control->clients().size() == 1);
        network->setText(QStringLiteral("127.0.0.0/8"));
        QVERIFY(saveOf(*dialog)->isEnabled());
        QCOMPARE(saveOf(*dialog)->text(), QStringLiteral("Ban all the same"));
        QVERIFY(says(*dialog, "This is this computer"));
        QVERIFY(says(*dialog, "1 connected client(s) will be disconnected"));
        network->setText(QStringLiteral("203.0.113.0/24"));
        QCOMPARE(saveOf(*dialog)->text(), QStringLiteral("Ban"));
        named<QLineEdit>(*dialog, "Reason")->setText(QStringLiteral("scans us"));
        auto *length = named<QComboBox>(*dialog, "Lasts");
        length->setCurrentIndex(length->findText(QStringLiteral("Until it is lifted")));
        saveOf(*dialog)->click();
        QTRY_COMPARE(stage.page->model().rowCount(), 1);
        QCOMPARE(stage.column(BanModel::MadeBy), QStringList{QStringLiteral("This window")});
        QCOMPARE(stage.column(BanModel::Ends), QStringList{QStringLiteral("When it is lifted")});
        QTRY_VERIFY(!stage.dialog());
    }

    void changesABan() {
        BansStage stage;
        stage.ban(QStringLiteral("192.0.2.1"), 3600, QStringLiteral("terminal"));
        QTRY_COMPARE(stage.page->model().rowCount(), 1);
        stage.page->table().selectAll();
        named<QPushButton>(*stage.page, "Edit ban")->click();
        BanDialog *dialog = stage.dialog();
        QVERIFY(dialog);
        QVERIFY(named<QLineEdit>(*dialog, "Address or network")->isReadOnly());
        QCOMPARE(named<QLineEdit>(*dialog, "Reason")->text(), QStringLiteral("too loud"));
        auto *length = named<QComboBox>(*dialog, "Lasts");
        QCOMPARE(length->currentText(), QStringLiteral("Until a time…"));
        length->setCurrentIndex(length->findText(QStringLiteral("1 week")));
        saveOf(*dialog)->click();
        QTRY_COMPARE(stage.column(BanModel::Ends), QStringList{QStringLiteral("In 7 day(s)")});
        QCOMPARE(stage.page->model().rowCount(), 1);
    }

    void savesRulesAndKeepsTheFiles() {
        BansStage stage({{QStringLiteral("allow"), {QStringLiteral("127.0.0.0/8")}}});
        QVERIFY(says(*stage.page, "Set in the configuration file"));
        auto *save = named<QPushButton>(*stage.page, "Save address rules");
        QVERIFY(!save->isEnabled());
        auto *deny = named<QLineEdit>(*stage.page, "May not connect");
        auto *allow = named<QLineEdit>(*stage.page, "May connect");
        QVERIFY(deny && allow);
        QVERIFY(!allow->isEnabled());
        QTest::keyClicks(deny, QStringLiteral("nonsense"));
        QVERIFY(save->isEnabled());
        save->click();
        QVERIFY(says(*stage.page, "This is not understood"));
        deny->clear();
        QTest::keyClicks(deny, QStringLiteral("192.0.2.0/24"));
        save->click();
        QVERIFY(!save->isEnabled());
        QCOMPARE(stage.control->configuration().deniedNetworks.size(), 1);
    }
};

WHERRY_TEST(BansPageTest)
#include "banspagetest.moc"
