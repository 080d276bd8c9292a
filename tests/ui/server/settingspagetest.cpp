#include "settings/settingspage.h"

#include "base/log.h"
#include "base/settingsfile.h"
#include "config/configurationkeys.h"
#include "config/keptsettings.h"
#include "models/servercontrol.h"
#include "net/certificate.h"
#include "settings/certificatecard.h"
#include "settings/settingwords.h"
#include "support/registry.h"
#include "ui/labels.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

namespace {
// A server that keeps its settings in a directory of its own, and the page.
struct SettingsStage {
    explicit SettingsStage(const ConfigurationValues &file = {}) {
        layers.kept.insert(QStringLiteral("port"), QStringList(QStringLiteral("0")));
        layers.kept.insert(QStringLiteral("durable"), QStringList(QStringLiteral("off")));
        layers.kept.insert(QStringLiteral("listen"), QStringList(QStringLiteral("127.0.0.1")));
        layers.file = file;
        Configuration wanted = layers.configuration();
        wanted.dataDirectory = directory.path().toUtf8();
        AccountConfiguration account;
        account.name = "marta";
        account.password = "secret";
        account.home = directory.path().toUtf8();
        wanted.accounts = {account};
        control = std::make_unique<ServerControl>(wanted, log, layers);
        page = std::make_unique<SettingsPage>(*control, preferences);
        page->show();
    }
    template<class Widget>
    Widget *named(const char *name) {
        for (auto *widget : page->findChildren<Widget *>()) {
            if (widget->accessibleName() == QLatin1String(name))
                return widget;
        }
        return nullptr;
    }
    void save() { named<QPushButton>("Save settings")->click(); }
    ConfigurationValues kept() const { return KeptSettings::read(directory.path()).value(); }

    QTemporaryDir directory;
    SettingsFile preferences{directory.path() + QStringLiteral("/window.json")};
    Log log;
    ConfigurationLayers layers;
    std::unique_ptr<ServerControl> control;
    std::unique_ptr<SettingsPage> page;
};

void type(QLineEdit &field, const QString &text) {
    field.selectAll();
    QTest::keyClicks(&field, text);
}
} // namespace

class SettingsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKeyAndTopicHasWords() {
        for (const ConfigurationKey &key : ConfigurationKeys::all()) {
            QVERIFY2(!SettingWords::topic(QLatin1String(key.topic)).title.isEmpty(), key.topic);
            QVERIFY2(!SettingWords::key(QLatin1String(key.name)).label.isEmpty(), key.name);
            for (const QString &word : key.choices)
                QVERIFY2(SettingWords::choice(QLatin1String(key.name), word) != word, qPrintable(word));
        }
    }

    void savesIntoTheRunningServerWithoutDroppingSessions() {
        SettingsStage stage;
        QVERIFY(stage.control->start());
        QTcpSocket client;
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), stage.control->listeners().first().port);
        QTRY_VERIFY(client.canReadLine());
        auto *save = stage.named<QPushButton>("Save settings");
        QVERIFY(!save->isEnabled());
        auto *idle = stage.named<QSpinBox>("Doing nothing");
        QCOMPARE(idle->value(), 15); // minutes
        idle->setValue(20);
        QVERIFY(save->isEnabled());
        save->click();
        QCOMPARE(stage.control->configuration().idleTimeout, std::chrono::seconds(1200));
        QCOMPARE(stage.kept().value(QStringLiteral("idle-timeout")), QStringList(QStringLiteral("1200")));
        QVERIFY(!save->isEnabled());
        QVERIFY(stage.control->keysWaiting().isEmpty());
        QCOMPARE(client.state(), QAbstractSocket::ConnectedState);
        QCOMPARE(stage.control->configuration().accounts.size(), 1);
    }

    void triesTheServer() {
        SettingsStage stage;
        auto *check = stage.named<QPushButton>("Check this server");
        auto *copy = stage.named<QPushButton>("Copy results");
        QVERIFY(!check->isEnabled()); // it does not run
        QVERIFY(stage.control->start());
        QVERIFY(check->isEnabled());
        check->click();
        QVERIFY(!check->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(check->isEnabled(), 60'000);
        QVERIFY(!copy->isHidden());
        const auto rows = [&stage] {
            QStringList names;
            for (const QWidget *widget : stage.page->findChildren<QWidget *>())
                if (widget->accessibleName().startsWith(QLatin1String("Works: ")))
                    names += widget->accessibleName();
            return names;
        };
        QCOMPARE(rows().size(), 7);
        QCOMPARE(rows().last(), QStringLiteral("Works: It can be deleted."));
        copy->click();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(QLatin1String("127.0.0.1:")), qPrintable(text));
        QCOMPARE(text.count(QLatin1String("  Works: ")), 7);
    }

    void hidesTheSecret() {
        SettingsStage stage;
        auto *secret = stage.named<QLineEdit>("Secret");
        QCOMPARE(secret->echoMode(), QLineEdit::PasswordEchoOnEdit);
        type(*secret, QStringLiteral("s e c"));
        type(*stage.named<QLineEdit>("Which events"), QStringLiteral("upload, quota"));
        stage.save();
        QCOMPARE(stage.kept().value(QStringLiteral("event-webhook-secret")), QStringList(QStringLiteral("s e c")));
        QCOMPARE(stage.control->configuration().events, (QList<EventKind>{EventKind::Upload, EventKind::Quota}));
    }

    void saysWhatWaitsForAStart() {
        SettingsStage stage;
        QVERIFY(stage.control->start());
        auto *restart = stage.named<QPushButton>("Restart server");
        QVERIFY(!restart->isVisible());
        stage.named<QSpinBox>("Days of history")->setValue(7); // taken over at once
        type(*stage.named<QLineEdit>("Addresses"), QStringLiteral("127.0.0.1, ::1"));
        stage.save();
        QCOMPARE(stage.control->keysWaiting(), QStringList(QStringLiteral("listen")));
        QVERIFY(restart->isVisible());
        QCOMPARE(stage.control->listeners().size(), 1);
        stage.control->restart();
        QTRY_VERIFY(stage.control->keysWaiting().isEmpty() && stage.control->state() == ServerControl::State::Running);
        QVERIFY(!restart->isVisible());
    }

    void refusesWhatIsNotUnderstoodAndGoesThere() {
        SettingsStage stage;
        auto *ports = stage.named<QLineEdit>("Passive ports");
        type(*ports, QStringLiteral("9000-8000"));
        stage.named<QSpinBox>("Failed logins until a ban")->setValue(5);
        stage.save();
        QVERIFY(stage.kept().isEmpty()); // all or nothing
        QVERIFY(ports->isVisible());
        const auto labels = stage.page->findChildren<PlainLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const PlainLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("50000-50100"));
        }));
        type(*ports, QStringLiteral("9000-9010"));
        stage.save();
        QCOMPARE(stage.control->configuration().passivePorts.last, quint16(9010));
        QCOMPARE(stage.control->configuration().guessesToBan, 5);
    }

    void refusesACertificateThatCannotBeUsed() {
        SettingsStage stage;
        type(*stage.named<QLineEdit>("Certificate file"), QStringLiteral("/nowhere/server.pem"));
        stage.save();
        QVERIFY(stage.control->configuration().certificateFile.isEmpty());
        QVERIFY(stage.named<QLineEdit>("Certificate file")->isVisible());
    }

    void aBadCertificateIsInTheWayOfItsOwnKeysAlone() {
        SettingsStage stage({{QStringLiteral("certificate"), QStringList(QStringLiteral("/nowhere/server.pem"))}});
        stage.named<QSpinBox>("Failed logins until a ban")->setValue(5);
        stage.save();
        QCOMPARE(stage.control->configuration().guessesToBan, 5);
        QVERIFY(stage.kept().contains(QStringLiteral("guesses-to-ban")));
    }

    void fitsANarrowWindow() {
        SettingsStage stage;
        stage.page->resize(560, 480);
        auto *choice = stage.named<QComboBox>("Topics");
        QVERIFY(choice->isVisible());
        QVERIFY(!stage.named<QAbstractItemView>("Topics")->isVisible());
        for (int topic = 0; topic < choice->count(); ++topic) {
            choice->setCurrentIndex(topic);
            Q_EMIT choice->activated(topic);
            for (const QScrollArea *area : stage.page->findChildren<QScrollArea *>()) {
                if (area->isVisible())
                    QVERIFY2(!area->horizontalScrollBar()->isVisible(), qPrintable(choice->currentText()));
            }
        }
        stage.page->resize(1100, 700);
        QVERIFY(!choice->isVisible());
        QVERIFY(stage.named<QAbstractItemView>("Topics")->isVisible());
    }

    void theAdministratorsFileStays() {
        SettingsStage stage({{QStringLiteral("max-sessions"), QStringList(QStringLiteral("7"))}});
        auto *sessions = stage.named<QSpinBox>("Sessions");
        QCOMPARE(sessions->value(), 7);
        QVERIFY(!sessions->isEnabled());
        stage.page->showTopic(QStringLiteral("Limits"));
        stage.named<QPushButton>("Default values")->click();
        QCOMPARE(sessions->value(), 7);
    }

    void defaultsAreNotKept() {
        SettingsStage stage;
        stage.page->showTopic(QStringLiteral("Guessing"));
        stage.named<QSpinBox>("Failed logins until a ban")->setValue(5);
        stage.save();
        QVERIFY(stage.kept().contains(QStringLiteral("guesses-to-ban")));
        stage.named<QPushButton>("Default values")->click();
        stage.save();
        QCOMPARE(stage.control->configuration().guessesToBan, 10);
        QVERIFY(!stage.kept().contains(QStringLiteral("guesses-to-ban")));
    }

    void importsAndRenewsTheCertificate() {
        SettingsStage stage;
        QVERIFY(stage.control->certificate() && stage.control->certificate()->isNull());
        QVERIFY(stage.control->start());
        const QString first = stage.control->fingerprint();
        QVERIFY(!first.isEmpty());
        QSignalSpy changed(stage.control.get(), &ServerControl::settingsChanged);
        QVERIFY(stage.control->renewCertificate());
        QVERIFY(stage.control->fingerprint() != first);
        QCOMPARE(changed.size(), 1);

        const auto other = KeyedCertificate::makeSelfSigned(QStringLiteral("files.example"), {});
        const QString file = stage.directory.filePath(QStringLiteral("other.pem"));
        const QString key = stage.directory.filePath(QStringLiteral("other.key"));
        QVERIFY(other && other->save(file, key));
        QVERIFY(!stage.control->importCertificate(file, file, {})); // no key in it
        QVERIFY(stage.control->importCertificate(file, key, {}));
        QCOMPARE(stage.control->fingerprint(), other->facts().fingerprintText());
        QCOMPARE(stage.named<QLabel>("Fingerprint (SHA-256)")->text(),
                 CertificateCard::twoLines(other->facts().fingerprintText()));
    }
};

WHERRY_TEST(SettingsPageTest)
#include "settingspagetest.moc"
