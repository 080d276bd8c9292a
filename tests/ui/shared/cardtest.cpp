#include "ui/card.h"
#include "support/registry.h"

#include <QPlainTextEdit>
#include <QTest>

class CardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTextLeavesTheBorderToBeSeen() {
        Card card;
        auto *text = new QPlainTextEdit;
        card.addContent(text, 1);
        card.resize(200, 100);
        card.show();
        QTRY_COMPARE(text->geometry(), card.rect().adjusted(6, 6, -6, -6));
    }
};

WHERRY_TEST(CardTest)
#include "cardtest.moc"
