#include "dialogs/conflictdialog.h"
#include "support/registry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

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
                 QStringLiteral("It is: 7 weeks newer"));
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
