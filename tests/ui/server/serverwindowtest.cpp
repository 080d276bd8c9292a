#include "window/serverwindow.h"
#include "base/log.h"
#include "base/settingsfile.h"
#include "models/clientmodel.h"
#include "models/servercontrol.h"
#include "pages/statecard.h"
#include "support/registry.h"
#include "ui/logview.h"
#include "ui/tableview.h"

#include <QAccessible>
#include <QMessageBox>
#include <QPushButton>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace {
template<class Widget>
QList<Widget *> allNamed(QWidget &parent, const char *name) {
    QList<Widget *> found;
    for (auto *widget : parent.findChildren<Widget *>()) {
        if (widget->accessibleName() == QLatin1String(name))
            found.append(widget);
    }
    return found;
}

// A server with one account on a free port, its window and one client that has signed in.
struct WindowStage {
    WindowStage() {
        Configuration wanted;
        wanted.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
        wanted.port = 0;
        wanted.durable = false;
        AccountConfiguration account;
        account.name = "marta";
        account.password = "secret";
        account.home = home.path().toUtf8();
        wanted.accounts = {account};
        control = std::make_unique<ServerControl>(wanted, log);
        window = std::make_unique<ServerWindow>(*control, preferences, log);
        window->show();
    }
    void signIn() {
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), control->listeners().first().port);
        QTRY_VERIFY(client.canReadLine());
        client.write("USER marta\r\nPASS secret\r\n");
        QTRY_VERIFY(!control->clients().isEmpty() && !control->clients().first().account.isEmpty());
    }

    QTemporaryDir home;
    SettingsFile preferences{home.path() + QStringLiteral("/.window.json")};
    Log log;
    std::unique_ptr<ServerControl> control;
    std::unique_ptr<ServerWindow> window;
    QTcpSocket client;
};
} // namespace

class ServerWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsAndStopsByItsButtons() {
        WindowStage stage;
        QPushButton *start = allNamed<QPushButton>(*stage.window, "Start server").value(0);
        QPushButton *stop = allNamed<QPushButton>(*stage.window, "Stop server").value(0);
        QVERIFY(start && stop);
        const auto separators = [&stage] {
            const auto frames = stage.window->findChild<StateCard *>()->findChildren<QFrame *>();
            return std::count_if(frames.cbegin(), frames.cend(),
                                 [](QFrame *one) { return one->frameShape() == QFrame::VLine && one->isVisible(); });
        };
        QVERIFY(start->isVisible() && !stop->isVisible());
        QCOMPARE(separators(), 0); // nothing is between them
        start->click();
        QVERIFY(stage.control->state() == ServerControl::State::Running);
        QVERIFY(!start->isVisible() && stop->isVisible());
        QCOMPARE(separators(), 2);
        stop->click(); // nobody is connected: no question
        QTRY_VERIFY(stage.control->state() == ServerControl::State::Stopped);
        QVERIFY(start->isVisible());
    }

    void screenReadersFindTheRowsOfClients() {
        WindowStage stage;
        stage.control->start();
        stage.signIn();
        const QList<TableView *> tables = allNamed<TableView>(*stage.window, "Connected clients");
        const auto shown =
            std::find_if(tables.cbegin(), tables.cend(), [](TableView *one) { return one->isVisible(); });
        QVERIFY(shown != tables.cend());
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(*shown);
        QVERIFY(table && table->tableInterface());
        QTRY_COMPARE(table->tableInterface()->rowCount(), 1);
        QStringList texts;
        for (int column = 0; column < table->tableInterface()->columnCount(); ++column)
            texts.append(table->tableInterface()->cellAt(0, column)->text(QAccessible::Name));
        QVERIFY2(texts.contains(QStringLiteral("marta")), qPrintable(texts.join(QLatin1Char('|'))));
        QVERIFY(texts.contains(QStringLiteral("Waiting")));
    }

    void disconnectsTheSelectedClient() {
        WindowStage stage;
        stage.control->start();
        stage.signIn();
        stage.window->showPage(ServerWindow::Clients);
        TableView *table = allNamed<TableView>(*stage.window, "Connected clients").last();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectAll();
        QPushButton *cut = nullptr;
        for (QPushButton *one : allNamed<QPushButton>(*stage.window, "Disconnect client")) {
            if (one->isVisible())
                cut = one;
        }
        QVERIFY(cut && cut->isEnabled());
        cut->click();
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QVERIFY(!cut->isEnabled());
    }

    void asksBeforeClosingOnClients() {
        WindowStage stage;
        stage.control->start();
        stage.signIn();
        stage.window->close();
        QVERIFY(stage.window->isVisible());
        auto *question = stage.window->findChild<QMessageBox *>();
        QVERIFY(question);
        QVERIFY(question->defaultButton() && question->defaultButton()->text() == QStringLiteral("Keep running"));
        question->reject();
        QVERIFY(stage.control->state() == ServerControl::State::Running);

        QTRY_VERIFY(!stage.window->findChild<QMessageBox *>());
        stage.window->close();
        question = stage.window->findChild<QMessageBox *>();
        for (QAbstractButton *button : question->buttons()) {
            if (button->text() == QStringLiteral("Close"))
                button->click();
        }
        QTRY_VERIFY(!stage.window->isVisible());
        QVERIFY(stage.control->state() == ServerControl::State::Stopped);
    }

    void pagesShowTheLogAsPlainText() {
        WindowStage stage;
        stage.window->showPage(ServerWindow::LogPageNumber);
        stage.log.info(QStringLiteral("session 1"), QStringLiteral("<b>bold</b>\u202E"));
        auto *view = stage.window->findChild<LogView *>();
        QVERIFY(view);
        QTRY_VERIFY(view->text().contains(QStringLiteral("<b>bold</b>\\u202e")));
        QCOMPARE(view->table().accessibleName(), QStringLiteral("Log"));
    }

    void everyButtonHasAName() {
        WindowStage stage;
        for (QAbstractButton *button : stage.window->findChildren<QAbstractButton *>()) {
            QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(button);
            if (button->objectName().startsWith(QLatin1String("qt_")) ||
                qstrcmp(button->metaObject()->className(), "QLineEditIconButton") == 0)
                continue;
            QVERIFY2(seen && !seen->text(QAccessible::Name).isEmpty(), button->metaObject()->className());
        }
    }
};

WHERRY_TEST(ServerWindowTest)
#include "serverwindowtest.moc"
