#include "dialogs/propertiesdialog.h"
#include "support/registry.h"
#include "support/widgetentries.h"
#include "support/widgetnamed.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace {
struct PropertiesStage {
    PropertiesDialog dialog;
    QLineEdit *octal = dialog.findChild<QLineEdit *>();

    explicit PropertiesStage(const QList<int> &modes, const FileEntry &entry = fileNamed("one"))
        : dialog(ChosenEntries::of(QList<FileEntry>(std::max<qsizetype>(modes.size(), 1), entry)), QStringLiteral("/"),
                 modes, true) {}
    QCheckBox *box(const char *name) { return named<QCheckBox>(dialog, name); }
    QCheckBox *goInto() const {
        const QList<QCheckBox *> boxes = dialog.findChildren<QCheckBox *>();
        for (QCheckBox *one : boxes)
            if (one->text() == QLatin1String("Go into folders and change"))
                return one;
        return nullptr;
    }
    bool canApply() const {
        const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *one) {
            return one->text() == QLatin1String("Apply") && one->isEnabled();
        });
    }
    void type(const char *number) const {
        octal->clear();
        QTest::keyClicks(octal, QLatin1String(number));
    }
    std::optional<int> made(int mode) const { return dialog.change().appliedTo(mode); }
};
} // namespace

class PropertiesDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boxesAndOctalTellTheSame() {
        PropertiesStage stage({0644});
        QCOMPARE(stage.octal->text(), QStringLiteral("644"));
        QVERIFY(!stage.canApply());
        QCheckBox *const box = stage.box("Others: execute");
        box->click();
        QCOMPARE(stage.octal->text(), QStringLiteral("645"));
        QCOMPARE(stage.made(0644), std::optional(0645));
        QVERIFY(stage.canApply());
        box->click(); // two states: as it was
        QCOMPARE(box->checkState(), Qt::Unchecked);
        QVERIFY(!stage.canApply());
        stage.type("600");
        QCOMPARE(stage.made(0644), std::optional(0600));
        QVERIFY(stage.canApply());
        QVERIFY(!stage.box("Others: read")->isChecked());
    }

    void aNumberThatIsHalfWrittenIsNotApplied() {
        PropertiesStage stage({0644});
        stage.type("6");
        QVERIFY(!stage.canApply());
        QTest::keyClicks(stage.octal, QStringLiteral("00"));
        QVERIFY(stage.canApply());
        QTest::keyClick(stage.octal, Qt::Key_Backspace);
        QVERIFY(!stage.canApply());
        stage.type("644"); // which it has
        QVERIFY(!stage.canApply());
    }

    void whatDiffersIsLeftAsItIs() {
        PropertiesStage stage({0644, 0600, 0755});
        QCOMPARE(stage.octal->text(), QString());
        QCOMPARE(stage.octal->placeholderText(), QStringLiteral("mixed"));
        QCOMPARE(stage.box("Owner: read")->checkState(), Qt::Checked);
        QCOMPARE(stage.box("Owner: execute")->checkState(), Qt::PartiallyChecked);
        QCOMPARE(stage.box("Group: write")->checkState(), Qt::Unchecked);
        QVERIFY(!stage.canApply());
        stage.box("Group: write")->click();
        QVERIFY(stage.canApply());
        QCOMPARE(stage.octal->text(), QString());
        QCOMPARE(stage.made(0644), std::optional(0664));
        QCOMPARE(stage.made(0600), std::optional(0620));
        QCOMPARE(stage.made(0755), std::optional(0775));
        QCOMPARE(stage.made(04755), std::optional(04775));
    }

    void aPartialBoxGoesThroughThreeStates() {
        PropertiesStage stage({0644, 0755});
        QCheckBox *const box = stage.box("Group: execute");
        QCOMPARE(box->checkState(), Qt::PartiallyChecked);
        box->click();
        QCOMPARE(box->checkState(), Qt::Checked);
        QCOMPARE(stage.made(0644), std::optional(0654));
        box->click();
        QCOMPARE(box->checkState(), Qt::Unchecked);
        QCOMPARE(stage.made(0755), std::optional(0745));
        QVERIFY(stage.canApply());
        box->click();
        QCOMPARE(box->checkState(), Qt::PartiallyChecked);
        QVERIFY(!stage.canApply());
    }

    void aNumberTellsAllOfThem() {
        PropertiesStage stage({0644, 02755});
        stage.type("6");
        QVERIFY(!stage.canApply());
        stage.type("640");
        QVERIFY(stage.canApply());
        QCOMPARE(stage.made(0644), std::optional(0640));
        QCOMPARE(stage.made(02755), std::optional(0640));
        stage.octal->selectAll();
        QTest::keyClick(stage.octal, Qt::Key_Delete);
        QCOMPARE(stage.box("Owner: execute")->checkState(), Qt::PartiallyChecked); // as before it was written
        QVERIFY(!stage.canApply());
    }

    void whatIsUnknownIsSetAsAWhole() {
        PropertiesStage stage({-1});
        QCOMPARE(stage.octal->placeholderText(), QStringLiteral("unknown"));
        QList<QCheckBox *> boxes = stage.dialog.findChildren<QCheckBox *>();
        QCOMPARE(boxes.size(), 9);
        QCheckBox *const last = boxes.takeLast();
        for (QCheckBox *one : boxes) {
            QCOMPARE(one->checkState(), Qt::PartiallyChecked);
            one->click();
        }
        QVERIFY(!stage.made(-1));
        QVERIFY(!stage.canApply());
        last->click();
        QCOMPARE(stage.octal->text(), QStringLiteral("777"));
        QCOMPARE(stage.made(-1), std::optional(0777));
        QVERIFY(stage.canApply());
    }

    void oneThatIsUnknownLeavesTheOthersToBeChanged() {
        PropertiesStage stage({0644, -1});
        QCOMPARE(stage.octal->placeholderText(), QStringLiteral("mixed"));
        stage.box("Group: write")->click();
        QVERIFY(stage.canApply());
        QCOMPARE(stage.made(0644), std::optional(0664));
        QVERIFY(!stage.made(-1));
    }

    void setIdBitsStayUnlessANumberIsWritten() {
        PropertiesStage stage({02755});
        QCOMPARE(stage.octal->text(), QStringLiteral("2755"));
        stage.box("Others: read")->click();
        QCOMPARE(stage.octal->text(), QStringLiteral("2751"));
        QCOMPARE(stage.made(02755), std::optional(02751));
        stage.type("755");
        QCOMPARE(stage.made(02755), std::optional(0755));
        QVERIFY(stage.canApply());
    }

    void filesHaveNothingInside() {
        const PropertiesStage stage({0644});
        QVERIFY(!stage.goInto());
        QVERIFY(!stage.dialog.inside());
    }

    void foldersAreEnteredWhenAsked() {
        const PropertiesStage stage({0755}, folderNamed("one"));
        QVERIFY(!stage.dialog.inside());
        QVERIFY(!stage.canApply());
        stage.goInto()->click();
        auto *which = stage.dialog.findChild<QComboBox *>();
        QVERIFY(which->isEnabled());
        QCOMPARE(stage.dialog.inside(), std::optional(ChangeTreeMode::Which::All));
        QVERIFY(stage.canApply()); // what is inside may have another
        QCOMPARE(stage.made(0600), std::optional(0755));
        which->setCurrentIndex(which->findText(QStringLiteral("files only")));
        QCOMPARE(stage.dialog.inside(), std::optional(ChangeTreeMode::Which::Files));
    }
};

WHERRY_TEST(PropertiesDialogTest)
#include "propertiesdialogtest.moc"
