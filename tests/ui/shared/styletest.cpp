// What the style makes of lists that pop up, and which button the Enter key presses.
#include "ui/style.h"
#include "support/registry.h"
#include "ui/metrics.h"

#include <QCompleter>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>
#include <QTest>

class StyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void completionsLookLikeAMenu() {
        Style style;
        QWidget window;
        QStringListModel words({QStringLiteral("one"), QStringLiteral("only"), QStringLiteral("two")});
        QCompleter completer(&words);
        QLineEdit field(&window);
        field.setCompleter(&completer);
        QListView beside(&window);
        beside.setModel(&words);
        auto *popup = qobject_cast<QListView *>(completer.popup());
        for (QWidget *widget : {static_cast<QWidget *>(popup), static_cast<QWidget *>(&beside)})
            widget->setStyle(&style);
        window.show();
        field.setFocus();
        QTest::keyClicks(&field, QStringLiteral("on"));
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->frameWidth(), 1);
        QCOMPARE(popup->visualRect(popup->model()->index(0, 0)).height(), int(Metrics::RowHeight));
        QCOMPARE(popup->model()->rowCount(), 2);
        QCOMPARE(beside.frameWidth(), 0);
        // The chosen row is seen.
        const auto picture = [popup] { return popup->viewport()->grab().toImage(); };
        popup->setCurrentIndex({});
        popup->clearSelection();
        const QImage before = picture();
        popup->setCurrentIndex(popup->model()->index(1, 0));
        QVERIFY(picture() != before);
        popup->hide();
    }

    void enterPressesTheButtonThatHasTheFocus() {
        Style style;
        QDialog dialog;
        QLineEdit field(&dialog);
        QPushButton cancel(&dialog);
        QPushButton save(&dialog);
        makePrimary(save);
        for (QPushButton *button : {&cancel, &save})
            button->setStyle(&style);
        int cancelled = 0, saved = 0;
        connect(&cancel, &QPushButton::clicked, &dialog, [&cancelled] { ++cancelled; });
        connect(&save, &QPushButton::clicked, &dialog, [&saved] { ++saved; });
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        field.setFocus();
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(saved, 1);
        cancel.setFocus();
        QTest::keyClick(&cancel, Qt::Key_Return);
        QCOMPARE(cancelled, 1);
        QCOMPARE(saved, 1);
        field.setFocus();
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(saved, 2);
    }
};

WHERRY_TEST(StyleTest)
#include "styletest.moc"
