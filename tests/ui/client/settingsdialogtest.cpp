#include "settings/settingsdialog.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "support/registry.h"
#include "ui/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeEdit>

namespace {
template<class Control>
Control *named(const QWidget &dialog, const QString &name) {
    const QList<Control *> controls = dialog.findChildren<Control *>();
    for (Control *control : controls)
        if (control->accessibleName() == name || control->property("text").toString() == name)
            return control;
    return nullptr;
}
} // namespace

class SettingsDialogTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_directory;

private Q_SLOTS:
    void takesEffectWithOk() {
        ClientEngine engine(m_directory.path());
        SettingsDialog dialog(engine.settings);
        auto *parallel = named<QSpinBox>(dialog, QStringLiteral("Transfers to one server at a time"));
        auto *uploads = named<QComboBox>(dialog, QStringLiteral("Uploads"));
        auto *timeout = named<QSpinBox>(dialog, QStringLiteral("Give up when nothing is heard for"));
        auto *warn = named<QCheckBox>(dialog, QStringLiteral("Warn before anything goes over the network in clear"));
        QVERIFY(parallel && uploads && timeout && warn);
        QCOMPARE(parallel->value(), 3);
        QVERIFY(warn->isChecked());
        parallel->setValue(7);
        uploads->setCurrentIndex(uploads->findText(QStringLiteral("Rename")));
        timeout->setValue(45);
        warn->setChecked(false);
        QCOMPARE(engine.runner.parallel(), 3);
        dialog.accept();
        QCOMPARE(engine.runner.parallel(), 7);
        QCOMPARE(engine.queue.defaultRule(TransferItem::Direction::Upload), ExistsRule::Rename);
        QCOMPARE(engine.queue.defaultRule(TransferItem::Direction::Download), ExistsRule::Ask);
        const LinkServices services = engine.services(Site());
        QCOMPARE(services.inactivity, std::chrono::milliseconds(45'000));
        QVERIFY(!services.askBeforePlain);
    }

    void changesNothingWithCancel() {
        ClientEngine engine(m_directory.filePath(QStringLiteral("other")));
        SettingsDialog dialog(engine.settings);
        named<QSpinBox>(dialog, QStringLiteral("Transfers to one server at a time"))->setValue(9);
        dialog.reject();
        QCOMPARE(engine.runner.parallel(), 3);
    }

    void limitsTheSpeedAtCertainHours() {
        ClientEngine engine(m_directory.filePath(QStringLiteral("hours")));
        engine.settings.set(Preferences::downloadLimit, 5000);
        QCOMPARE(engine.downloadLimit.rate(), 5000);
        SettingsDialog dialog(engine.settings);
        const auto isUsable = [&dialog] {
            return named<QComboBox>(dialog, QStringLiteral("Days"))->isEnabled() &&
                   named<QTimeEdit>(dialog, QStringLiteral("From"))->isEnabled() &&
                   named<QTimeEdit>(dialog, QStringLiteral("Until"))->isEnabled() &&
                   named<QSpinBox>(dialog, QStringLiteral("Limit of downloads"))->isEnabled() &&
                   named<QSpinBox>(dialog, QStringLiteral("Limit of uploads"))->isEnabled();
        };
        const auto isUsed = [&dialog](const QString &name) { return named<QLabel>(dialog, name)->isEnabled(); };
        auto *limited =
            named<QCheckBox>(dialog, QStringLiteral("Other limits than those of the status line at these hours"));
        QVERIFY(!named<QComboBox>(dialog, QStringLiteral("Days"))->isEnabled());
        QVERIFY(!named<QSpinBox>(dialog, QStringLiteral("Limit of uploads"))->isEnabled());
        QVERIFY(!isUsed(QStringLiteral("Until")));
        limited->setChecked(true);
        QVERIFY(isUsable());
        QVERIFY(isUsed(QStringLiteral("Until")));
        named<QTimeEdit>(dialog, QStringLiteral("From"))->setTime(QTime(0, 0));
        named<QTimeEdit>(dialog, QStringLiteral("Until"))->setTime(QTime(0, 0)); // the whole day
        named<QSpinBox>(dialog, QStringLiteral("Limit of downloads"))->setValue(300);
        dialog.accept();
        QCOMPARE(engine.downloadLimit.rate(), 300 * 1024);
        QCOMPARE(engine.uploadLimit.rate(), 0);
        QVERIFY(engine.downloadHours.isByRule());
        engine.settings.set(Preferences::hoursLimited, false);
        QCOMPARE(engine.downloadLimit.rate(), 5000);
    }

    void leavesOutTheNamesThatWereWritten() {
        ClientEngine engine(m_directory.filePath(QStringLiteral("third")));
        SettingsDialog dialog(engine.settings);
        named<QLineEdit>(dialog, QStringLiteral("Leave out"))->setText(QStringLiteral("*.tmp; .git"));
        dialog.accept();
        const ErrandOptions options = engine.errandOptions();
        const auto leftOut = [&](const QString &name) {
            return std::any_of(options.exclude.begin(), options.exclude.end(),
                               [&](const QRegularExpression &one) { return one.match(name).hasMatch(); });
        };
        QVERIFY(leftOut(QStringLiteral("a.tmp")) && leftOut(QStringLiteral(".git")));
        QVERIFY(!leftOut(QStringLiteral("a.tmpl")) && !leftOut(QStringLiteral("x.git")));
    }

    void everyTopicHasItsPage() {
        ClientEngine engine(m_directory.path());
        SettingsDialog dialog(engine.settings);
        auto *topics = dialog.findChild<TableView *>();
        auto *stack = dialog.findChild<QStackedWidget *>();
        QCOMPARE(topics->model()->rowCount(), stack->count());
        topics->setCurrentIndex(topics->model()->index(2, 0));
        QCOMPARE(stack->currentIndex(), 2);
    }
};

WHERRY_TEST(SettingsDialogTest)
#include "settingsdialogtest.moc"
