#include "pages/accountspage.h"
#include "base/log.h"
#include "dialogs/accountdialog.h"
#include "dialogs/mountspage.h"
#include "dialogs/passwordcard.h"
#include "dialogs/settingsform.h"
#include "models/accountmodel.h"
#include "support/registry.h"
#include "support/widgetnamed.h"
#include "ui/itemroles.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace {
struct AccountsStage {
    AccountsStage() {
        Configuration wanted;
        wanted.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
        wanted.port = 0;
        wanted.passivePorts = {0, 0};
        wanted.durable = false;
        wanted.tls = TlsPolicy::Off;
        wanted.dataDirectory = data.path().toUtf8();
        control = std::make_unique<ServerControl>(wanted, log);
        control->start();
        page = std::make_unique<AccountsPage>(*control);
        page->show();
    }
    QJsonObject ask(const QJsonObject &request) {
        QJsonObject result;
        QObject context;
        control->ask(request, &context, [&](const QJsonObject &answer) { result = answer; });
        (void)QTest::qWaitFor([&] { return !result.isEmpty(); });
        return result;
    }
    void add(const QString &name, const QJsonObject &settings) {
        ask({{QStringLiteral("request"), QStringLiteral("account-add")},
             {QStringLiteral("name"), name},
             {QStringLiteral("password"), QStringLiteral("long enough")},
             {QStringLiteral("settings"), settings}});
    }
    QJsonObject account(const QString &name) {
        return ask({{QStringLiteral("request"), QStringLiteral("account-show")},
                    {QStringLiteral("name"), name}})[QStringLiteral("account")]
            .toObject();
    }
    QAction *action(const QString &text) {
        for (QAction *one : page->table().actions()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    QTemporaryDir data;
    Log log;
    std::unique_ptr<ServerControl> control;
    std::unique_ptr<AccountsPage> page;
};
} // namespace

class AccountsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void modelShowsWhatAccountsUse() {
        AccountModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto account = [](const char *name, qint64 quota, bool enabled) {
            return QJsonObject{{QStringLiteral("name"), QLatin1String(name)},
                               {QStringLiteral("enabled"), enabled},
                               {QStringLiteral("resolved-quota"), quota},
                               {QStringLiteral("resolved-permissions"), QStringLiteral("all")}};
        };
        const QJsonObject usage{
            {QStringLiteral("ann"), QJsonObject{{QStringLiteral("bytes"), 900}, {QStringLiteral("files"), 3}}}};
        model.show(QJsonArray{account("ann", 1000, true), account("bob", -1, false)}, usage, 0);
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex space = model.index(0, AccountModel::Space);
        QCOMPARE(space.data().toString(), QStringLiteral("900 B of 1000 B"));
        QCOMPARE(space.data(ItemRole::Progress).toDouble(), 0.9);
        QCOMPARE(space.data(ItemRole::ProgressLook).toInt(), static_cast<int>(ProgressLook::Waiting));
        QVERIFY(!model.index(1, AccountModel::Space).data(ItemRole::Progress).isValid());
        QCOMPARE(model.index(1, AccountModel::Rights).data().toString(), QStringLiteral("Disabled"));

        ClientSnapshot client;
        client.account = QStringLiteral("ann");
        model.show({client});
        QCOMPARE(model.index(0, AccountModel::Sessions).data().toString(), QStringLiteral("1"));
        model.show(QJsonArray{account("bob", -1, true)}, {}, 0);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, AccountModel::Account).data().toString(), QStringLiteral("bob"));
    }

    void formRoundsNothingThatWasNotTouched() {
        QTabWidget tabs;
        auto *form = new SettingsForm(tabs);
        const QJsonObject settings{{QStringLiteral("quota"), 1234567},
                                   {QStringLiteral("files"), -1},
                                   {QStringLiteral("permissions"), QStringLiteral("list,download,upload")},
                                   {QStringLiteral("networks"), QJsonArray{QStringLiteral("192.0.2.0/24")}},
                                   {QStringLiteral("require-tls"), false}};
        form->show(settings);
        QVERIFY(form->changes().isEmpty());
        for (auto member = settings.begin(); member != settings.end(); ++member)
            QCOMPARE(form->values()[member.key()], member.value());
        named<QDoubleSpinBox>(tabs, "Storage")->setValue(2);
        named<QLineEdit>(tabs, "Hours")->setText(QStringLiteral("mon-fri 08:00-18:00"));
        QCOMPARE(form->changes(), (QJsonObject{{QStringLiteral("quota"), qint64(2) << 30},
                                               {QStringLiteral("hours"), QStringLiteral("mon-fri 08:00-18:00")}}));
    }

    void formMountsFolders() {
        QTabWidget tabs;
        auto *form = new SettingsForm(tabs);
        const auto mount = [](const char *path, const QString &folder, const char *permissions) {
            return QJsonObject{{QStringLiteral("path"), QLatin1String(path)},
                               {QStringLiteral("folder"), folder},
                               {QStringLiteral("permissions"), QLatin1String(permissions)}};
        };
        const QString srv = QStringLiteral("/srv/music");
        const QJsonArray given{mount("/music", srv, "list,download"), mount("/in", srv, "list,upload")};
        form->show({{QStringLiteral("mounts"), given}});
        QVERIFY(form->changes().isEmpty());
        auto *page = tabs.findChild<MountsPage *>();
        auto *table = page->findChild<TableView *>();
        auto *access = named<QComboBox>(tabs, "Access");
        QCOMPARE(access->currentText(), QStringLiteral("Read only"));
        table->setCurrentIndex(table->model()->index(1, 0));
        QCOMPARE(access->currentText(), QStringLiteral("list,upload")); // of the command line
        access->setCurrentIndex(access->findText(QStringLiteral("Read and write")));
        QTest::keyClicks(named<QLineEdit>(tabs, "Place in the home"), QStringLiteral("coming"));
        page->addFolder(QStringLiteral("/srv/music"));
        const QJsonArray wanted{given.at(0), mount("/incoming", srv, "all"), mount("/music-2", srv, "read-only")};
        QCOMPARE(form->changes(), (QJsonObject{{QStringLiteral("mounts"), wanted}}));
        auto *isOwn = page->findChild<QCheckBox *>();
        isOwn->setChecked(false);
        QCOMPARE(table->model()->rowCount(), 0);
        isOwn->setChecked(true); // on second thoughts
        QCOMPARE(form->changes(), (QJsonObject{{QStringLiteral("mounts"), wanted}}));
        for (int left = 3; left > 0; --left) {
            QVERIFY(named<QPushButton>(tabs, "Remove mounted folder")->isEnabled());
            named<QPushButton>(tabs, "Remove mounted folder")->click();
        }
        QVERIFY(!named<QPushButton>(tabs, "Remove mounted folder")->isEnabled());
        QCOMPARE(form->changes(), (QJsonObject{{QStringLiteral("mounts"), QJsonArray()}})); // none at all
        isOwn->setChecked(false);
        QCOMPARE(form->changes(), (QJsonObject{{QStringLiteral("mounts"), QJsonValue()}})); // those of the group
    }

    void formTellsNoMountsFromThoseOfTheGroup() {
        QTabWidget tabs;
        auto *form = new SettingsForm(tabs);
        auto *isOwn = tabs.findChild<MountsPage *>()->findChild<QCheckBox *>();
        const QJsonObject none{{QStringLiteral("mounts"), QJsonArray()}};
        form->show({});
        QVERIFY(!isOwn->isChecked());
        QVERIFY(form->values()[QStringLiteral("mounts")].isNull());
        isOwn->setChecked(true);
        QCOMPARE(form->changes(), none);
        form->show(none);
        QVERIFY(isOwn->isChecked());
        QVERIFY(form->changes().isEmpty());
        QCOMPARE(form->values()[QStringLiteral("mounts")], QJsonValue(QJsonArray()));
        isOwn->setChecked(false);
        QVERIFY(form->changes().contains(QStringLiteral("mounts")));
        QVERIFY(form->changes()[QStringLiteral("mounts")].isNull());
    }

    void keepsAnEmptyListOfMounts() {
        AccountsStage stage;
        const QJsonArray ofTheGroup{QJsonObject{{QStringLiteral("path"), QStringLiteral("/music")},
                                                {QStringLiteral("folder"), stage.data.path()},
                                                {QStringLiteral("permissions"), QStringLiteral("read-only")}}};
        stage.ask({{QStringLiteral("request"), QStringLiteral("group-set")},
                   {QStringLiteral("name"), QStringLiteral("friends")},
                   {QStringLiteral("settings"), QJsonObject{{QStringLiteral("mounts"), ofTheGroup}}}});
        stage.add(QStringLiteral("ann"), {{QStringLiteral("group"), QStringLiteral("friends")}});
        QVERIFY(!stage.account(QStringLiteral("ann")).contains(QStringLiteral("mounts")));
        AccountDialog dialog(*stage.control, AccountDialog::Purpose::Change, stage.account(QStringLiteral("ann")),
                             {QStringLiteral("friends")});
        dialog.findChild<MountsPage *>()->findChild<QCheckBox *>()->setChecked(true);
        QSignalSpy saved(&dialog, &QDialog::accepted);
        for (auto *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->click();
        }
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(stage.account(QStringLiteral("ann"))[QStringLiteral("mounts")], QJsonValue(QJsonArray()));
    }

    void formTakesDroppedFolders() {
        QTabWidget tabs;
        auto *form = new SettingsForm(tabs);
        auto *page = tabs.findChild<MountsPage *>();
        const QTemporaryDir folder;
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(folder.path()), QUrl::fromLocalFile(folder.filePath(QStringLiteral("none")))});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page, &drop);
        const QJsonArray mounts = form->changes()[QStringLiteral("mounts")].toArray();
        QCOMPARE(mounts.size(), 1);
        QCOMPARE(mounts.first()[QStringLiteral("folder")].toString(), folder.path());
        QCOMPARE(mounts.first()[QStringLiteral("path")].toString(), QLatin1Char('/') + QDir(folder.path()).dirName());
    }

    void addsDuplicatesAndDisables() {
        AccountsStage stage;
        QVERIFY(stage.control->state() == ServerControl::State::Running);
        QPushButton *add = named<QPushButton>(*stage.page, "New account");
        QVERIFY(add && add->isEnabled());
        add->click();
        auto *dialog = stage.page->findChild<AccountDialog *>();
        QVERIFY(dialog);
        named<QLineEdit>(*dialog, "Account")->setText(QStringLiteral("ann"));
        named<QLineEdit>(*dialog, "Hours")->setText(QStringLiteral("never ever"));
        QPushButton *save = nullptr;
        for (auto *button : dialog->findChildren<QPushButton *>())
            save = button->isDefault() ? button : save;
        save->click();
        QTRY_VERIFY(save->isEnabled()); // refused: the form stays
        QVERIFY(dialog->isVisible());
        named<QLineEdit>(*dialog, "Hours")->clear();
        save->click();
        QTRY_COMPARE(stage.page->model().rowCount(), 1);
        QTRY_VERIFY(!stage.page->findChild<AccountDialog *>());

        stage.page->table().selectAll();
        stage.action(QStringLiteral("Disable"))->trigger();
        QTRY_COMPARE(stage.page->model().index(0, AccountModel::Rights).data().toString(), QStringLiteral("Disabled"));
        QVERIFY(stage.action(QStringLiteral("Enable")));

        stage.action(QStringLiteral("Duplicate…"))->trigger();
        dialog = stage.page->findChild<AccountDialog *>();
        QVERIFY(dialog);
        QVERIFY(named<QLineEdit>(*dialog, "Account")->text().isEmpty());
        named<QLineEdit>(*dialog, "Account")->setText(QStringLiteral("bob"));
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->click();
        }
        QTRY_COMPARE(stage.page->model().rowCount(), 2);
        QCOMPARE(stage.account(QStringLiteral("bob"))[QStringLiteral("enabled")], QJsonValue(false));
    }

    void aNewAccountNeedsAName() {
        AccountsStage stage;
        AccountDialog dialog(*stage.control, AccountDialog::Purpose::New, {}, {});
        dialog.open();
        auto *name = named<QLineEdit>(dialog, "Account");
        QCOMPARE(dialog.focusWidget(), name);
        QCOMPARE(named<QLineEdit>(dialog, "Password")->cursorPosition(), 0);
        auto *tabs = dialog.findChild<QTabWidget *>();
        tabs->setCurrentIndex(tabs->count() - 1);
        for (auto *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->click();
        }
        QCOMPARE(tabs->currentIndex(), 0);
        QCOMPARE(dialog.focusWidget(), name);
        QVERIFY(std::ranges::any_of(dialog.findChildren<QLabel *>(), [](const QLabel *one) {
            return one->text() == QLatin1String("Not saved: the account needs a name.");
        }));
    }

    void formIsInLine() {
        AccountsStage stage;
        Style style;
        AccountDialog dialog(*stage.control, AccountDialog::Purpose::New,
                             {{QStringLiteral("expires"), QStringLiteral("2026-12-28T20:00:00Z")}}, {});
        for (auto *widget : dialog.findChildren<QWidget *>())
            widget->setStyle(&style);
        auto *tabs = dialog.findChild<QTabWidget *>();
        dialog.open();
        const auto middle = [&dialog](const QWidget *one) { return one->mapTo(&dialog, one->rect().center()).y(); };
        for (auto *label : dialog.findChildren<QLabel *>()) {
            if (label->text() == QLatin1String("Note"))
                QTRY_COMPARE(middle(label), middle(named<QLineEdit>(dialog, "Note")));
        }
        auto *last = named<QDateEdit>(dialog, "Last day");
        QCOMPARE(last->text(), QStringLiteral("2026-12-28"));
        for (auto *box : dialog.findChildren<QCheckBox *>()) {
            if (box->text() == QLatin1String("Ends on"))
                QCOMPARE(middle(box), middle(last));
        }
        auto *storage = named<QDoubleSpinBox>(dialog, "Storage");
        tabs->setCurrentWidget(storage->parentWidget());
        for (auto *box : dialog.findChildren<QCheckBox *>()) {
            if (box->text() == QLatin1String("Storage"))
                QTRY_COMPARE(middle(box), middle(storage));
        }
    }

    void resetsThePasswordAndShowsItOnce() {
        AccountsStage stage;
        stage.add(QStringLiteral("ann"), {});
        QTRY_COMPARE(stage.page->model().rowCount(), 1);
        stage.page->table().selectAll();
        stage.action(QStringLiteral("Reset password…"))->trigger();
        auto *question = stage.page->findChild<QMessageBox *>();
        QVERIFY(question);
        for (QAbstractButton *button : question->buttons()) {
            if (button->text() == QStringLiteral("Reset password"))
                button->click();
        }
        QTRY_VERIFY(stage.page->findChild<PasswordCard *>());
        auto *field = named<QLineEdit>(*stage.page->findChild<PasswordCard *>(), "Password");
        QVERIFY(field && field->text().size() > 20 && field->isReadOnly());
    }

    void emptiesWhenTheServerStops() {
        AccountsStage stage;
        stage.add(QStringLiteral("ann"), {});
        QTRY_COMPARE(stage.page->model().rowCount(), 1);
        stage.control->stop();
        QTRY_VERIFY(stage.control->state() == ServerControl::State::Stopped);
        QCOMPARE(stage.page->model().rowCount(), 0);
        QVERIFY(!named<QPushButton>(*stage.page, "New account")->isEnabled());
    }
};

WHERRY_TEST(AccountsPageTest)
#include "accountspagetest.moc"
