#include "base/blockingexecutor.h"
#include "support/registry.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QTest>

#include <atomic>

class BlockingExecutorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bringsTheValueBackToTheLoop() {
        BlockingExecutor executor;
        QThread *where = nullptr;
        std::unique_ptr<int> got;
        QVERIFY(executor.run(
            this,
            [&where] {
                where = QThread::currentThread();
                return std::make_unique<int>(7);
            },
            [&](std::unique_ptr<int> value) {
                QCOMPARE(QThread::currentThread(), thread());
                got = std::move(value);
            }));
        QCOMPARE(executor.waiting(), 1);
        QTRY_VERIFY(got);
        QCOMPARE(*got, 7);
        QVERIFY(where != thread());
        QCOMPARE(executor.waiting(), 0);
    }

    void jobsWithoutAResult() {
        BlockingExecutor executor;
        std::atomic<int> ran = 0;
        int told = 0;
        QVERIFY(executor.run(
            this, [&ran] { ++ran; }, [&told] { ++told; }));
        QVERIFY(executor.run([&ran] { ++ran; }));
        QTRY_COMPARE(told, 1);
        QTRY_COMPARE(ran.load(), 2);
    }

    void callbacksOfTheDeadAreDropped() {
        BlockingExecutor executor;
        QSemaphore go;
        int told = 0;
        auto context = std::make_unique<QObject>();
        QVERIFY(executor.run(
            context.get(), [&go] { go.acquire(); }, [&told] { ++told; }));
        context.reset();
        go.release();
        QTRY_COMPARE(executor.waiting(), 0);
        QCOMPARE(told, 0);
    }

    void neverMoreThreadsThanAllowed() {
        BlockingExecutor executor(3);
        std::atomic<int> now = 0, most = 0;
        QSemaphore go;
        int done = 0;
        for (int i = 0; i < 30; ++i) {
            QVERIFY(executor.run(
                this,
                [&now, &most, &go] {
                    const int running = ++now;
                    int seen = most;
                    while (running > seen && !most.compare_exchange_weak(seen, running)) {
                    }
                    go.acquire();
                    --now;
                },
                [&done] { ++done; }));
        }
        for (int i = 1; i <= 30; ++i) { // each that ends makes room for one more
            QTRY_COMPARE(now.load(), qMin(3, 31 - i));
            go.release();
            QTRY_COMPARE(done, i);
        }
        QCOMPARE(most.load(), 3);
    }

    void theQueueIsBounded() {
        BlockingExecutor executor(1, 5);
        QSemaphore go;
        for (int i = 0; i < 5; ++i)
            QVERIFY(executor.run([&go] { go.acquire(); }));
        QVERIFY(!executor.run([] {}));
        go.release(5);
        QTRY_COMPARE(executor.waiting(), 0);
        QVERIFY(executor.run([] {}));
    }

    void acceptedJobsAreDoneBeforeTheEnd() {
        std::atomic<int> ran = 0;
        QSemaphore go;
        int told = 0;
        {
            BlockingExecutor executor(2);
            for (int i = 0; i < 20; ++i)
                QVERIFY(executor.run(
                    this,
                    [&ran, &go] {
                        go.acquire();
                        ++ran;
                    },
                    [&told] { ++told; }));
            go.release(20); // the end comes while most of them wait
        }
        QCOMPARE(ran.load(), 20);
        QCoreApplication::processEvents();
        QCOMPARE(told, 0);
    }

    void destroyedInsideACallback() {
        auto executor = std::make_unique<BlockingExecutor>();
        QVERIFY(executor->run(
            this, [] { return 1; }, [&executor](int) { executor.reset(); }));
        QTRY_VERIFY(!executor);
    }
};

WHERRY_TEST(BlockingExecutorTest)
#include "blockingexecutortest.moc"
