#include "ui/textdialog.h"
#include "support/registry.h"
#include "ui/labels.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace {
// Takes numbers.
struct TextDialogStage {
    TextDialog dialog{{QStringLiteral("Title"), QStringLiteral("A number"), QStringLiteral("Create")}};
    QSignalSpy taken{&dialog, &TextDialog::taken};
    QLineEdit *field = dialog.findChild<QLineEdit *>();

    TextDialogStage() {
        dialog.setCheck([](const QString &text) {
            bool isNumber = false;
            text.toInt(&isNumber);
            return isNumber ? QString() : QStringLiteral("This is no number.");
        });
        dialog.show();
    }
    QPushButton *button(const QString &text) const {
        const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(),
                                        [&text](const QPushButton *one) { return one->text() == text; });
        return found == buttons.end() ? nullptr : *found;
    }
    QPushButton *create() const { return button(QStringLiteral("Create")); }
    QString note() const {
        const QList<PlainLabel *> labels = dialog.findChildren<PlainLabel *>();
        for (const PlainLabel *label : labels)
            if (label->text() != QLatin1String("A number") && label->isVisible())
                return label->text();
        return {};
    }
};
} // namespace

class TextDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesWhatItsCheckHasNothingAgainst() {
        TextDialogStage stage;
        QCOMPARE(stage.dialog.windowTitle(), QStringLiteral("Title"));
        QCOMPARE(stage.field->accessibleName(), QStringLiteral("A number"));
        QVERIFY(!stage.create()->isEnabled()); // nothing is written
        QCOMPARE(stage.note(), QString());
        QTest::keyClicks(stage.field, QStringLiteral("1x"));
        QVERIFY(!stage.create()->isEnabled());
        QCOMPARE(stage.note(), QStringLiteral("This is no number."));
        QCOMPARE(stage.field->accessibleDescription(), stage.note());
        QTest::keyClick(stage.field, Qt::Key_Return);
        QVERIFY(stage.dialog.isVisible());
        QTest::keyClick(stage.field, Qt::Key_Backspace);
        QVERIFY(stage.create()->isEnabled());
        QCOMPARE(stage.note(), QString());
        QTest::keyClick(stage.field, Qt::Key_Return);
        QVERIFY(!stage.dialog.isVisible());
        QCOMPARE(stage.taken.count(), 1);
        QCOMPARE(stage.taken.first().first().toString(), QStringLiteral("1"));
    }

    void nothingIsSaidOfABlankText() {
        TextDialogStage stage;
        stage.dialog.setText(QStringLiteral("  "));
        QVERIFY(!stage.create()->isEnabled());
        QCOMPARE(stage.note(), QString());
    }

    void anyTextIsTakenWithoutACheck() {
        TextDialogStage stage;
        stage.dialog.setCheck({});
        stage.dialog.setText(QStringLiteral("a b"));
        QVERIFY(stage.create()->isEnabled());
        QCOMPARE(stage.field->selectedText(), QStringLiteral("a b"));
    }

    void cancelStandsAtTheLeftAndTakesNothing() {
        TextDialogStage stage;
        stage.dialog.setText(QStringLiteral("7"));
        QPushButton *const cancel = stage.button(QStringLiteral("Cancel"));
        QVERIFY(cancel && cancel->geometry().right() < stage.create()->geometry().left());
        cancel->click();
        QVERIFY(!stage.dialog.isVisible());
        QCOMPARE(stage.taken.count(), 0);
    }
};

WHERRY_TEST(TextDialogTest)
#include "textdialogtest.moc"
