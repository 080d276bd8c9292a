#include "models/slicedwork.h"
#include "support/eventloop.h"
#include "support/registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

class SlicedWorkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsLittleIsDoneAtOnce() {
        SlicedWork work;
        int steps = 0;
        work.add([&] { return ++steps < 1; });
        QCOMPARE(steps, 1);
    }

    void whatIsMuchIsDoneInTurnsAndInOrder() {
        SlicedWork work;
        int turns = 0, steps = 0;
        QString order;
        // A step that takes longer than a slice: one a turn.
        const auto slow = [&] {
            QElapsedTimer spent;
            spent.start();
            while (spent.elapsed() < 6) {
            }
            order += u'a';
            return ++steps < 3;
        };
        work.add(slow);
        QCOMPARE(steps, 1);
        work.add([&] {
            order += u'b';
            return false;
        });
        QCOMPARE(order, QStringLiteral("a")); // not before what came first
        for (; order.size() < 4 && turns < 100; ++turns)
            EventLoop::wakesUp();
        QCOMPARE(order, QStringLiteral("aaab"));
        QVERIFY(turns >= 2);
    }

    void workMayAskForMoreWork() {
        SlicedWork work;
        QString order;
        work.add([&] {
            order += u'a';
            work.add([&] {
                order += u'c';
                return false;
            });
            order += u'b';
            return false;
        });
        QTRY_COMPARE(order, QStringLiteral("abc"));
    }

    void theEndDoesWhatIsLeft() {
        auto work = std::make_unique<SlicedWork>();
        int steps = 0;
        QElapsedTimer spent;
        work->add([&] {
            spent.start();
            while (steps == 0 && spent.elapsed() < 6) {
            }
            return ++steps < 1000;
        });
        QVERIFY(steps < 1000);
        work.reset();
        QCOMPARE(steps, 1000);
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(steps, 1000);
    }
};

WHERRY_TEST(SlicedWorkTest)
#include "slicedworktest.moc"
