#include "window/clientactions.h"
#include "base/log.h"
#include "dialogs/bandialog.h"
#include "dialogs/clientdialog.h"
#include "models/clientmodel.h"
#include "pages/dashboardpage.h"
#include "pages/livetables.h"
#include "support/registry.h"
#include "ui/card.h"
#include "ui/textdialog.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace {
struct ActionsStage {
    ActionsStage() {
        Configuration wanted;
        wanted.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
        wanted.port = 0;
        wanted.passivePorts = {0, 0};
        wanted.durable = false;
        wanted.tls = TlsPolicy::Off;
        wanted.dataDirectory = data.path().toUtf8();
        control = std::make_unique<ServerControl>(wanted, log);
        control->start();
        control->ask({{QStringLiteral("request"), QStringLiteral("account-add")},
                      {QStringLiteral("name"), QStringLiteral("ann")},
                      {QStringLiteral("password"), QStringLiteral("long enough")},
                      {QStringLiteral("settings"), QJsonObject()}},
                     &window, [this](const QJsonObject &) { logIn(); });
        actions = new ClientActions(*control, window);
        table = new ClientTable(clients, &window);
        actions->serve(*table);
        window.show();
    }
    void logIn() {
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), control->listeners().first().port);
        socket.write("USER ann\r\nPASS long enough\r\n");
    }
    // The client is there, and its row is selected.
    bool isReady() {
        clients.show(control->clients(), QDateTime::currentMSecsSinceEpoch());
        table->selectAll();
        return clients.rowCount() == 1 && clients.row(0).client.account == QLatin1String("ann");
    }
    QAction *chosen(const char *text) {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(table, &event);
        QMenu *menu = table->findChild<QMenu *>();
        for (QAction *action : menu->actions()) {
            if (action->text() == QString::fromUtf8(text)) {
                menu->hide();
                return action;
            }
        }
        return nullptr;
    }

    QTemporaryDir data;
    Log log;
    std::unique_ptr<ServerControl> control;
    QWidget window;
    ClientModel clients;
    ClientTable *table = nullptr;
    ClientActions *actions = nullptr;
    QTcpSocket socket;
};
} // namespace

class ClientActionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsDetails() {
        ActionsStage stage;
        QTRY_VERIFY(stage.isReady());
        stage.socket.write("CLNT Tester 7\r\nMKD /in\r\nCWD /in\r\n");
        QTRY_VERIFY(stage.control->clients().first().directory == QLatin1String("/in") ||
                    (stage.control->sample(), false));
        stage.table->setCurrentIndex(stage.table->model()->index(0, 0));
        QTest::keyClick(stage.table, Qt::Key_Return);
        auto *dialog = stage.window.findChild<ClientDialog *>();
        QVERIFY(dialog);
        const auto value = [dialog](const char *name) {
            for (const auto *label : dialog->findChildren<QLabel *>()) {
                if (label->accessibleName() == QLatin1String(name))
                    return label->text();
            }
            return QString();
        };
        QCOMPARE(value("Account"), QStringLiteral("ann"));
        QVERIFY(value("Address").startsWith(QLatin1String("127.0.0.1, ")));
        QCOMPARE(value("Program"), QStringLiteral("Tester 7"));
        QCOMPARE(value("Encryption"), QStringLiteral("none"));
        QCOMPARE(value("Directory"), QStringLiteral("/in"));
        QCOMPARE(value("Received"), QStringLiteral("0 B"));
        auto *commands = dialog->findChild<QPlainTextEdit *>();
        QVERIFY(qobject_cast<Card *>(commands->parentWidget()));
        QVERIFY(commands->toPlainText().endsWith(QLatin1String("CWD /in")));
        QVERIFY(!commands->toPlainText().contains(QLatin1String("long enough"))); // the password
        stage.socket.write("NOOP\r\n");
        QTRY_VERIFY(commands->toPlainText().endsWith(QLatin1String("NOOP"))); // renewed by itself
        stage.socket.abort();
        QTRY_VERIFY(std::ranges::any_of(dialog->findChildren<QLabel *>(), [](const QLabel *one) {
            return one->text() == QLatin1String("This client has left.");
        }));
        QCOMPARE(value("Account"), QStringLiteral("ann"));
        QVERIFY(stage.chosen("Details…"));
    }

    void bansTheAddressOfAClient() {
        ActionsStage stage;
        QTRY_VERIFY(stage.isReady());
        QAction *ban = stage.chosen("Ban address…");
        QVERIFY(ban && ban->isEnabled());
        ban->trigger();
        auto *dialog = stage.window.findChild<BanDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLineEdit *>()->text(), QStringLiteral("127.0.0.1"));
    }

    void disablesTheAccountOfAClient() {
        ActionsStage stage;
        QTRY_VERIFY(stage.isReady());
        stage.chosen("Disable account…")->trigger();
        auto *box = stage.window.findChild<QMessageBox *>();
        QVERIFY(box);
        QCOMPARE(box->icon(), QMessageBox::Warning);
        for (auto *button : box->buttons()) {
            if (button->text() == QLatin1String("Disable"))
                button->click();
        }
        QTRY_VERIFY(stage.control->clients().isEmpty()); // its session has ended
        QTRY_COMPARE(stage.socket.state(), QAbstractSocket::UnconnectedState);
    }

    void sendsAMessage() {
        ActionsStage stage;
        QTRY_VERIFY(stage.isReady());
        stage.chosen("Send message…")->trigger();
        auto *dialog = stage.window.findChild<TextDialog *>();
        QVERIFY(dialog);
        dialog->setText(QStringLiteral("we close at nine"));
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("Send"))
                button->click();
        }
        stage.socket.readAll();
        stage.socket.write("NOOP\r\n");
        QByteArray reply;
        QTRY_VERIFY((reply += stage.socket.readAll()).contains("we close at nine"));
    }

    void warnsOfACertificateThatEnds() {
        const QDateTime now(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
        CertificateFacts certificate;
        certificate.notAfter = now.addDays(60);
        QVERIFY(DashboardPage::warningsOf(certificate, now).isEmpty());
        certificate.notAfter = now.addDays(12);
        const QList<ServerWarning> warnings = DashboardPage::warningsOf(certificate, now);
        QCOMPARE(warnings.size(), 1);
        QCOMPARE(warnings.first().title, QStringLiteral("The certificate expires in 12 day(s)"));
        QVERIFY(warnings.first().text.contains(QLatin1String("2026-12-09")));
        WarningCards cards;
        QSignalSpy asked(&cards, &WarningCards::remedyAsked);
        cards.show(warnings);
        cards.findChild<QPushButton *>()->click();
        QCOMPARE(asked.first().first().toString(), QStringLiteral("Encryption"));
        certificate.notAfter = now.addDays(-1);
        QCOMPARE(DashboardPage::warningsOf(certificate, now).first().title,
                 QStringLiteral("The certificate has expired"));
    }
};

WHERRY_TEST(ClientActionsTest)
#include "clientactionstest.moc"
