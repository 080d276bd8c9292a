#include "queue/backlog.h"
#include "support/registry.h"

#include <QTest>

using First = Backlog::First;
using Ids = QList<quint64>;

class BacklogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder() {
        Backlog backlog;
        for (const quint64 id : {1, 2, 3, 1, 4})
            backlog.add(id);
        QCOMPARE(backlog.size(), 4);
        QCOMPARE(backlog.take(3, First::Hastened), (Ids{1, 2, 3}));
        QVERIFY(!backlog.contains(1));
        backlog.add(1);
        QCOMPARE(backlog.take(9, First::Hastened), (Ids{4, 1}));
        QVERIFY(backlog.isEmpty());
        QVERIFY(backlog.take(9, First::Hastened).isEmpty());
    }

    void postponesBehindAllThatWait() {
        Backlog backlog;
        for (const quint64 id : {1, 2, 3})
            backlog.add(id);
        backlog.postpone(1);
        backlog.postpone(4);
        backlog.postpone(1);
        QCOMPARE(backlog.size(), 4);
        QCOMPARE(backlog.take(9, First::Hastened), (Ids{2, 3, 4, 1}));
    }

    void hastensBeforeAllOthers() {
        Backlog backlog;
        for (const quint64 id : {1, 2, 3})
            backlog.add(id);
        backlog.hasten(3);
        backlog.hasten(5);
        QVERIFY(backlog.isHastened());
        QCOMPARE(backlog.take(1, First::Hastened), (Ids{3}));
        QVERIFY(backlog.isHastened());
        QCOMPARE(backlog.take(3, First::Hastened), (Ids{5, 1, 2}));
        QVERIFY(!backlog.isHastened());
    }

    void takesByOrderAloneWhenAsked() {
        Backlog backlog;
        for (const quint64 id : {1, 2, 3})
            backlog.add(id);
        backlog.hasten(3);
        QCOMPARE(backlog.take(2, First::Oldest), (Ids{1, 2}));
        QCOMPARE(backlog.take(2, First::Oldest), (Ids{3}));
        QVERIFY(!backlog.isHastened());
    }
};

WHERRY_TEST(BacklogTest)
#include "backlogtest.moc"
