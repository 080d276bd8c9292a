// What the style makes of lists that pop up.
#include "ui/style.h"
#include "support/registry.h"
#include "ui/metrics.h"

#include <QCompleter>
#include <QLineEdit>
#include <QListView>
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
};

WHERRY_TEST(StyleTest)
#include "styletest.moc"
