#include "ui/menutext.h"
#include "support/registry.h"

#include <QTest>

class MenuTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatPeopleNameMarksNoLetter() {
        QCOMPARE(menuText(QStringLiteral("Salt & Pepper")), QStringLiteral("Salt && Pepper"));
    }

    void lettersForTheKeyboardStayInTheMenu() {
        QCOMPARE(withoutLetter(QStringLiteral("&Copy")), QStringLiteral("Copy"));
        QCOMPARE(withoutLetter(QStringLiteral("复制(&C)")), QStringLiteral("复制"));
        QCOMPARE(withoutLetter(QStringLiteral("删除(&D)…")), QStringLiteral("删除…"));
    }

    void theNameOfACommandHasNoDots() {
        QCOMPARE(commandName(QStringLiteral("&Add bookmark…")), QStringLiteral("Add bookmark"));
        QCOMPARE(commandName(QStringLiteral("删除(&D)…")), QStringLiteral("删除"));
        QCOMPARE(commandName(QStringLiteral("&Copy")), QStringLiteral("Copy"));
    }
};

WHERRY_TEST(MenuTextTest)
#include "menutexttest.moc"
