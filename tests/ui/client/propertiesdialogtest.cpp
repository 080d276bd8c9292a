#include "dialogs/propertiesdialog.h"
#include "support/registry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

namespace {
FileEntry entry(FileEntry::Kind kind) {
    FileEntry made;
    made.name = "one";
    made.shown = QStringLiteral("one");
    made.kind = kind;
    return made;
}

QCheckBox *box(const PropertiesDialog &dialog, const QString &text) {
    const QList<QCheckBox *> boxes = dialog.findChildren<QCheckBox *>();
    for (QCheckBox *one : boxes)
        if (one->text() == text)
            return one;
    return nullptr;
}
const QString goInto = QStringLiteral("Go into folders and change");
} // namespace

class PropertiesDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boxesAndOctalTellTheSame() {
        const PropertiesDialog dialog(ChosenEntries::of({entry(FileEntry::Kind::File)}), QStringLiteral("/"), 0644,
                                      true);
        auto *octal = dialog.findChild<QLineEdit *>();
        QCOMPARE(octal->text(), QStringLiteral("644"));
        QVERIFY(!dialog.changedMode());
        const QList<QCheckBox *> boxes = dialog.findChildren<QCheckBox *>();
        boxes.last()->click(); // others: execute
        QCOMPARE(dialog.changedMode(), std::optional(0645));
        octal->clear();
        QTest::keyClicks(octal, QStringLiteral("600"));
        QCOMPARE(dialog.changedMode(), std::optional(0600));
        QVERIFY(!boxes.last()->isChecked());
    }

    void filesHaveNothingInside() {
        const PropertiesDialog dialog(ChosenEntries::of({entry(FileEntry::Kind::File)}), QStringLiteral("/"), 0644,
                                      true);
        QVERIFY(!box(dialog, goInto));
        QVERIFY(!dialog.inside());
    }

    void foldersAreEnteredWhenAsked() {
        const PropertiesDialog dialog(ChosenEntries::of({entry(FileEntry::Kind::Folder)}), QStringLiteral("/"), 0755,
                                      true);
        QVERIFY(!dialog.inside());
        box(dialog, goInto)->click();
        auto *which = dialog.findChild<QComboBox *>();
        QVERIFY(which->isEnabled());
        QCOMPARE(dialog.inside(), std::optional(ChangeTreeMode::Which::All));
        QCOMPARE(dialog.changedMode(), std::optional(0755)); // what is inside may have another
        which->setCurrentIndex(which->findText(QStringLiteral("files only")));
        QCOMPARE(dialog.inside(), std::optional(ChangeTreeMode::Which::Files));
    }
};

WHERRY_TEST(PropertiesDialogTest)
#include "propertiesdialogtest.moc"
