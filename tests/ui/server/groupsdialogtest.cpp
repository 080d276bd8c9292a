#include "dialogs/groupsdialog.h"
#include "base/log.h"
#include "models/servercontrol.h"
#include "support/registry.h"
#include "support/widgetnamed.h"
#include "ui/tableview.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace {
struct GroupsStage {
    GroupsStage() {
        Configuration wanted;
        wanted.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
        wanted.port = 0;
        wanted.tls = TlsPolicy::Off;
        wanted.dataDirectory = data.path().toUtf8();
        control = std::make_unique<ServerControl>(wanted, log);
        control->start();
        dialog = std::make_unique<GroupsDialog>(*control);
        dialog->show();
    }
    TableView &list() { return *named<TableView>(*dialog, "Groups"); }
    QStringList rows() {
        QStringList texts;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            texts += list().model()->index(row, 0).data().toString();
        return texts;
    }
    void choose(int row) { list().setCurrentIndex(list().model()->index(row, 0)); }
    QString value(const char *field) { return named<QLineEdit>(*dialog, field)->text(); }
    void type(const char *field, const char *text) {
        named<QLineEdit>(*dialog, field)->setText(QString::fromUtf8(text));
    }
    void press(const char *button) { named<QPushButton>(*dialog, button)->click(); }

    QTemporaryDir data;
    Log log;
    std::unique_ptr<ServerControl> control;
    std::unique_ptr<GroupsDialog> dialog;
};
} // namespace

class GroupsDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstGroupIsMadeChangedAndDeleted() {
        GroupsStage stage;
        const QAbstractItemModelTester tester(stage.list().model());
        QTRY_COMPARE(stage.rows(), QStringList{QStringLiteral("New group")});
        QVERIFY(!named<QPushButton>(*stage.dialog, "Delete group")->isEnabled());
        stage.type("Group", "friends");
        stage.type("Note", "of ours");
        stage.press("Save group");
        QTRY_COMPARE(stage.rows(), (QStringList{QStringLiteral("friends"), QStringLiteral("New group")}));
        QCOMPARE(stage.value("Note"), QStringLiteral("of ours"));
        QVERIFY(named<QLineEdit>(*stage.dialog, "Group")->isReadOnly()); // accounts know it by its name
        stage.choose(1);
        QCOMPARE(stage.value("Group"), QString());
        QVERIFY(!named<QLineEdit>(*stage.dialog, "Group")->isReadOnly());
        stage.choose(0);
        stage.press("Delete group");
        QTRY_COMPARE(stage.rows(), QStringList{QStringLiteral("New group")});
    }

    void aNameThatIsNoneIsComplainedOf() {
        GroupsStage stage;
        QTRY_COMPARE(stage.rows().size(), 1);
        stage.type("Group", "a/b");
        stage.press("Save group");
        const auto complaint = [&] {
            const auto labels = stage.dialog->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->text().startsWith(QLatin1String("Not saved: "));
            });
        };
        QTRY_VERIFY(complaint());
        QCOMPARE(stage.rows().size(), 1);
        QCOMPARE(stage.value("Group"), QStringLiteral("a/b")); // stays, to be mended
    }
};

WHERRY_TEST(GroupsDialogTest)
#include "groupsdialogtest.moc"
