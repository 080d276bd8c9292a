#include "session/replyorder.h"

#include "support/registry.h"

#include <QRandomGenerator>
#include <QTest>

class ReplyOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passesOnWhatWaitsForNothing();
    void keepsTheOrderHoweverTheyArePaid();
    void forgetsWhatIsOwed();
};

void ReplyOrderTest::passesOnWhatWaitsForNothing() {
    QByteArray out;
    ReplyOrder order([&out](const QByteArray &bytes) { out += bytes; });
    order.add("a");
    QCOMPARE(out, "a");
    const quint64 place = order.owe();
    order.add("c");
    QCOMPARE(out, "a");
    QVERIFY(!order.isEmpty());
    order.pay(place, "b");
    QCOMPARE(out, "abc");
    QVERIFY(order.isEmpty());
    order.add("d");
    QCOMPARE(out, "abcd");
}

void ReplyOrderTest::keepsTheOrderHoweverTheyArePaid() {
    for (quint32 seed = 0; seed < 200; ++seed) {
        QRandomGenerator random(seed);
        QByteArray out;
        QByteArray expected;
        ReplyOrder order([&out](const QByteArray &bytes) { out += bytes; });
        QList<std::pair<quint64, QByteArray>> owed;
        for (int i = 0; i < 50 || !owed.isEmpty(); ++i) {
            const QByteArray reply = QByteArray::number(i) + ';';
            const quint32 what = i < 50 ? random.bounded(3U) : 2U;
            if (what == 0) {
                order.add(reply);
                expected += reply;
            } else if (what == 1) {
                owed += {order.owe(), reply};
                expected += reply;
            } else if (!owed.isEmpty()) {
                const auto [place, text] = owed.takeAt(random.bounded(owed.size()));
                order.pay(place, text);
            }
            QVERIFY(expected.startsWith(out));
        }
        QCOMPARE(out, expected);
        QVERIFY(order.isEmpty());
    }
}

void ReplyOrderTest::forgetsWhatIsOwed() {
    QByteArray out;
    ReplyOrder order([&out](const QByteArray &bytes) { out += bytes; });
    const quint64 place = order.owe();
    order.add("later");
    order.forget();
    order.pay(place, "paid");
    QCOMPARE(out, "");
}

WHERRY_TEST(ReplyOrderTest)
#include "replyordertest.moc"
