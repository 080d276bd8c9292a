#include "dialogs/conflictdialog.h"
#include "support/registry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

#include <algorithm>

namespace {
ExistsQuestion upload(qint64 sourceSize, qint64 targetSize, qint64 newerBy) {
    ExistsQuestion question;
    question.item = 7;
    question.direction = TransferItem::Direction::Upload;
    question.localPath = QStringLiteral("/home/mara/press-kit.zip");
    question.remotePath = RemotePath("/www/press-kit.zip");
    question.sourceSize = sourceSize;
    question.targetSize = targetSize;
    question.targetModified = 1'000'000'000'000;
    question.sourceModified = question.targetModified + newerBy;
    return question;
}

QRadioButton *choice(const ConflictDialog &dialog, const QString &text) {
    const QList<QRadioButton *> buttons = dialog.findChildren<QRadioButton *>();
    for (QRadioButton *button : buttons)
        if (button->text() == text)
            return button;
    return nullptr;
}
} // namespace

class ConflictDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSafeAnswerHasTheFocus() {
        ConflictDialog dialog(upload(2000, 1000, 50'000'000), QStringLiteral("harbour"));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(dialog.rule(), ExistsRule::Skip);
        QCOMPARE(dialog.scope(), AnswerScope::ThisItem);
        QCOMPARE(dialog.focusWidget(), choice(dialog, QStringLiteral("Skip")));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    }

    void saysWhatEachAnswerWouldDo() {
        ConflictDialog dialog(upload(2048, 1024, 50LL * 86400 * 1000), QStringLiteral("harbour"));
        QCOMPARE(choice(dialog, QStringLiteral("Overwrite if newer"))->accessibleDescription(),
                 QStringLiteral("It is: 7 week(s) newer"));
        QCOMPARE(choice(dialog, QStringLiteral("Overwrite if size differs"))->accessibleDescription(),
                 QStringLiteral("It does: 1.00 KiB more"));
        QCOMPARE(choice(dialog, QStringLiteral("Resume"))->accessibleDescription(),
                 QStringLiteral("Send the last 1.00 KiB only"));
    }

    void resumingIsOfferedOnlyWhenSomethingIsMissing() {
        ConflictDialog larger(upload(1000, 2000, 0), QStringLiteral("harbour"));
        QVERIFY(!choice(larger, QStringLiteral("Resume"))->isEnabled());
        ConflictDialog unknown(upload(-1, 2000, 0), QStringLiteral("harbour"));
        QVERIFY(!choice(unknown, QStringLiteral("Resume"))->isEnabled());
    }

    void anAnswerCanHoldForOthers() {
        ConflictDialog dialog(upload(2000, 1000, 1), QStringLiteral("harbour"));
        choice(dialog, QStringLiteral("Rename"))->setChecked(true);
        auto *scope = dialog.findChild<QComboBox *>();
        QVERIFY(!scope->isEnabled());
        dialog.findChild<QCheckBox *>()->setChecked(true);
        QVERIFY(scope->isEnabled());
        scope->setCurrentIndex(1);
        QCOMPARE(dialog.rule(), ExistsRule::Rename);
        QCOMPARE(dialog.scope(), AnswerScope::Uploads);
    }

    void theButtonSaysWhatItDoes() {
        ConflictDialog dialog(upload(2000, 1000, 50'000'000), QStringLiteral("harbour"));
        const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
        const auto apply = std::find_if(buttons.begin(), buttons.end(), [](auto *one) { return one->isDefault(); });
        QVERIFY(apply != buttons.end());
        QCOMPARE((*apply)->text(), QStringLiteral("Skip this file"));
        dialog.findChild<QCheckBox *>()->setChecked(true);
        QCOMPARE((*apply)->text(), QStringLiteral("Skip them"));
        choice(dialog, QStringLiteral("Overwrite if newer"))->setChecked(true);
        QCOMPARE((*apply)->text(), QStringLiteral("Apply"));
    }

    void anAnswerIsNotOfferedForTheOtherDirection_data() {
        QTest::addColumn<TransferItem::Direction>("direction");
        QTest::addColumn<AnswerScope>("own");
        QTest::newRow("upload") << TransferItem::Direction::Upload << AnswerScope::Uploads;
        QTest::newRow("download") << TransferItem::Direction::Download << AnswerScope::Downloads;
    }
    void anAnswerIsNotOfferedForTheOtherDirection() {
        QFETCH(TransferItem::Direction, direction);
        QFETCH(AnswerScope, own);
        ExistsQuestion question = upload(2000, 1000, 1);
        question.direction = direction;
        const ConflictDialog dialog(question, QStringLiteral("harbour"));
        const auto *scope = dialog.findChild<QComboBox *>();
        QCOMPARE(scope->count(), 2);
        QCOMPARE(scope->itemData(0).toInt(), static_cast<int>(AnswerScope::WholeQueue));
        QCOMPARE(scope->itemData(1).toInt(), static_cast<int>(own));
    }

    void twoPeoplesWorkIsNeitherContinuedNorAnsweredForAll() {
        ConflictDialog dialog(upload(2000, 1000, 1), QStringLiteral("harbour"), ConflictDialog::Occasion::EditedFile);
        dialog.show();
        QVERIFY(!choice(dialog, QStringLiteral("Resume")));
        QVERIFY(!dialog.findChild<QCheckBox *>()->isVisible());
        QCOMPARE(dialog.rule(), ExistsRule::Skip);
        QVERIFY(choice(dialog, QStringLiteral("Overwrite")));
    }

    void namesFromStrangersAreShownAsText() {
        ExistsQuestion question = upload(1, 2, 3);
        question.remotePath = RemotePath(QByteArray("/<b>bold<\xe2\x80\xae.txt"));
        ConflictDialog dialog(question, QStringLiteral("harbour"));
        const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
        bool found = false;
        for (const QLabel *label : labels) {
            found |= label->text().contains(QLatin1String("<b>bold<\\u202e.txt"));
            if (!label->text().isEmpty())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(found);
    }
};

WHERRY_TEST(ConflictDialogTest)
#include "conflictdialogtest.moc"
