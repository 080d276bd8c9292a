// What has changed is told once, in its order, and never all at once when it is very much.
#include "queue/untoldchanges.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

class UntoldChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsEachOnceAndInOrder() {
        UntoldChanges changes;
        QSignalSpy told(&changes, &UntoldChanges::told);
        changes.tell(); // of nothing
        for (const quint64 id : {7, 3, 7, 5, 3})
            changes.note(id);
        changes.forget(5);
        changes.tell();
        QVERIFY(told.wait());
        QCOMPARE(told.first().first().value<QList<quint64>>(), (QList<quint64>{7, 3}));
        changes.note(3); // again
        changes.tell();
        QVERIFY(told.wait());
        QCOMPARE(told.last().first().value<QList<quint64>>(), QList<quint64>{3});
        QCOMPARE(told.size(), 2);
    }

    void whatComesBackIsToldOnce() {
        UntoldChanges changes;
        QSignalSpy told(&changes, &UntoldChanges::told);
        changes.note(1);
        changes.forget(1);
        changes.note(1);
        changes.tell();
        QVERIFY(told.wait());
        QCOMPARE(told.first().first().value<QList<quint64>>(), QList<quint64>{1});
    }

    void tellsVeryMuchInTurns() {
        UntoldChanges changes;
        QList<quint64> all, heard;
        qsizetype most = 0;
        connect(&changes, &UntoldChanges::told, this, [&](const QList<quint64> &ids) {
            heard += ids;
            most = std::max(most, ids.size());
        });
        for (quint64 id = 1; id <= 10'000; ++id) {
            all.append(id);
            changes.note(id);
        }
        changes.tell();
        QTRY_COMPARE(heard, all);
        QVERIFY(most <= 2000);
    }
};

WHERRY_TEST(UntoldChangesTest)
#include "untoldchangestest.moc"
