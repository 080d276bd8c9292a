// Every scenario runs under Qt's own event loop and under ours, each in a thread of its own, and must come out the
// same.
#include "net/linesocket.h"
#include "support/loopback.h"
#include "support/notifierscenarios.h"
#include "support/registry.h"
#include "support/threadloop.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <fcntl.h>
#include <sys/socket.h>

#include <functional>
#include <semaphore>
#include <thread>
#include <vector>

using ThreadLoop::noted;
using ThreadLoop::spin;
using ThreadLoop::until;

class EpollDispatcherTest : public QObject {
    Q_OBJECT

    // Both loops, same notes; what they are is said by the caller.
    static void compare(const QStringList &expected, const std::function<void(QStringList &)> &scenario) {
        // Qt's own poll loop is what ours stands in for; with GLib's loop between, some flags mean less.
        QCOMPARE(noted(ThreadLoop::Poll, scenario), expected);
        QCOMPARE(noted(ThreadLoop::Epoll, scenario), expected);
    }

private Q_SLOTS:
    void postedEventsKeepTheirOrder() {
        compare({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("deleted"), QStringLiteral("3")},
                [](QStringList &notes) {
                    QObject context;
                    auto *doomed = new QObject;
                    connect(doomed, &QObject::destroyed, &context, [&] { notes += QStringLiteral("deleted"); });
                    QEventLoop loop;
                    QMetaObject::invokeMethod(
                        &context,
                        [&] {
                            notes += QStringLiteral("1");
                            QMetaObject::invokeMethod(
                                &context,
                                [&] {
                                    notes += QStringLiteral("3");
                                    loop.quit();
                                },
                                Qt::QueuedConnection);
                        },
                        Qt::QueuedConnection);
                    QMetaObject::invokeMethod(
                        &context, [&] { notes += QStringLiteral("2"); }, Qt::QueuedConnection);
                    QTimer::singleShot(0, &context, [] {});
                    QMetaObject::invokeMethod(
                        &context, [&] { doomed->deleteLater(); }, Qt::QueuedConnection);
                    loop.exec();
                    notes.removeDuplicates();
                    if (notes.indexOf(QStringLiteral("deleted")) > notes.indexOf(QStringLiteral("3")))
                        notes.move(notes.indexOf(QStringLiteral("deleted")), 2); // both orders are Qt's
                });
    }

    void timersFireInOrderAndRepeat() {
        compare({QStringLiteral("10"), QStringLiteral("30"), QStringLiteral("60"), QStringLiteral("repeated")},
                [](QStringList &notes) {
                    QObject context;
                    for (const int time : {60, 10, 30})
                        QTimer::singleShot(time, Qt::PreciseTimer, &context,
                                           [&notes, time] { notes += QString::number(time); });
                    QTimer repeating;
                    int count = 0;
                    QObject::connect(&repeating, &QTimer::timeout, &context, [&] { ++count; });
                    repeating.start(5);
                    until([&] { return notes.size() == 3 && count >= 5; });
                    repeating.stop();
                    const int before = count;
                    spin(30);
                    if (count == before)
                        notes += QStringLiteral("repeated");
                });
    }

    void timersNeverFireEarly() {
        compare({QStringLiteral("in time")}, [](QStringList &notes) {
            bool early = false;
            for (const Qt::TimerType type : {Qt::PreciseTimer}) {
                for (int i = 0; i < 20; ++i) {
                    QElapsedTimer elapsed;
                    elapsed.start();
                    bool fired = false;
                    QObject context;
                    QTimer::singleShot(i, type, &context, [&] { fired = true; });
                    until([&] { return fired; });
                    early = early || elapsed.nsecsElapsed() < qint64(i - 1) * 1'000'000;
                }
            }
            notes += early ? QStringLiteral("early") : QStringLiteral("in time");
        });
    }

    void zeroTimersLetOthersLive() {
        compare({QStringLiteral("all")}, [](QStringList &notes) {
            auto [ours, theirs] = Loopback::connectedPair();
            QTimer busy;
            int turns = 0, posted = 0;
            bool read = false, timed = false;
            QObject::connect(&busy, &QTimer::timeout, &busy, [&] { ++turns; });
            busy.start(0);
            QSocketNotifier notifier(ours.number(), QSocketNotifier::Read);
            QObject::connect(&notifier, &QSocketNotifier::activated, &busy, [&] {
                read = true;
                notifier.setEnabled(false);
            });
            Loopback::sendAll(theirs, "x");
            QTimer::singleShot(20, &busy, [&] { timed = true; });
            QMetaObject::invokeMethod(
                &busy, [&] { ++posted; }, Qt::QueuedConnection);
            if (until([&] { return turns > 100 && read && timed && posted == 1; }))
                notes += QStringLiteral("all");
        });
    }

    void timersStoppedByAnEarlierOneDoNotFire() {
        compare({QStringLiteral("first")}, [](QStringList &notes) {
            QTimer first, second;
            QObject::connect(&first, &QTimer::timeout, &first, [&] {
                notes += QStringLiteral("first");
                first.stop();
                second.stop();
            });
            QObject::connect(&second, &QTimer::timeout, &second, [&] { notes += QStringLiteral("second"); });
            first.start(1);
            second.start(2);
            while (first.remainingTime() > 0 || second.remainingTime() > 0)
                QThread::yieldCurrentThread(); // without the loop, so that both are due at once
            spin(30);
        });
    }

    void aTimerDoesNotFireInsideItself() {
        compare({QStringLiteral("once"), QStringLiteral("other")}, [](QStringList &notes) {
            QTimer timer, other;
            int depth = 0, deepest = 0, others = 0;
            QObject::connect(&other, &QTimer::timeout, &other, [&] { ++others; });
            other.start(1);
            QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
                deepest = qMax(deepest, ++depth);
                spin(30);
                --depth;
            });
            timer.start(1);
            spin(100);
            timer.stop();
            if (deepest == 1)
                notes += QStringLiteral("once");
            if (others > 3)
                notes += QStringLiteral("other");
        });
    }

    void remainingTime() {
        compare({QStringLiteral("-1"), QStringLiteral("true"), QStringLiteral("0")}, [](QStringList &notes) {
            QTimer timer;
            notes += QString::number(timer.remainingTime());
            timer.setTimerType(Qt::PreciseTimer);
            timer.start(5000);
            notes += timer.remainingTime() > 4000 && timer.remainingTime() <= 5000 ? QStringLiteral("true")
                                                                                   : QStringLiteral("false");
            timer.start(1);
            while (timer.remainingTime() > 0)
                QThread::yieldCurrentThread(); // without the loop, so that it is due and has not fired
            notes += QString::number(timer.remainingTime());
        });
    }

    void notifiersAreLevelTriggered() {
        compare({QStringLiteral("3"), QStringLiteral("quiet"), QStringLiteral("again")}, [](QStringList &notes) {
            NotifierScenarios::tellsAsLongAsThereIsSomething<QSocketNotifier>(notes, QSocketNotifier::Read);
        });
    }

    void readWriteAndExceptionOnOneDescriptor() {
        compare({QStringLiteral("read"), QStringLiteral("urgent"), QStringLiteral("write")}, [](QStringList &notes) {
            NotifierScenarios::eachOnOneDescriptor<QSocketNotifier>(notes, QSocketNotifier::Read,
                                                                    QSocketNotifier::Write, QSocketNotifier::Exception);
        });
    }

    void aHangUpWakesReaderAndWriter() {
        compare({QStringLiteral("read"), QStringLiteral("write")}, [](QStringList &notes) {
            auto [ours, theirs] = Loopback::connectedPair();
            QObject context;
            QSocketNotifier read(ours.number(), QSocketNotifier::Read), write(ours.number(), QSocketNotifier::Write);
            QObject::connect(&read, &QSocketNotifier::activated, &context, [&] {
                notes += QStringLiteral("read");
                read.setEnabled(false);
            });
            // Full first, so that only the hang-up can make it writable.
            const QByteArray block(1 << 20, 'x');
            while (::send(ours.number(), block.constData(), size_t(block.size()), MSG_NOSIGNAL) > 0) {
            }
            QObject::connect(&write, &QSocketNotifier::activated, &context, [&] {
                notes += QStringLiteral("write");
                write.setEnabled(false);
            });
            Loopback::reset(theirs);
            until([&] { return notes.size() == 2; });
            notes.sort();
        });
    }

    void notifiersDroppedInsideASlot() {
        compare({QStringLiteral("one of two")}, [](QStringList &notes) {
            auto first = Loopback::connectedPair();
            auto second = Loopback::connectedPair();
            Loopback::sendAll(first.theirs, "x");
            Loopback::sendAll(second.theirs, "x");
            QObject context;
            std::unique_ptr<QSocketNotifier> a =
                std::make_unique<QSocketNotifier>(first.ours.number(), QSocketNotifier::Read);
            std::unique_ptr<QSocketNotifier> b =
                std::make_unique<QSocketNotifier>(second.ours.number(), QSocketNotifier::Read);
            int count = 0;
            const auto drop = [&] {
                ++count;
                for (auto *notifier : {&a, &b}) {
                    (*notifier)->setEnabled(false);
                    notifier->release()->deleteLater();
                }
            };
            QObject::connect(a.get(), &QSocketNotifier::activated, &context, drop);
            QObject::connect(b.get(), &QSocketNotifier::activated, &context, drop);
            spin(50);
            if (count == 1)
                notes += QStringLiteral("one of two");
        });
    }

    void numbersAreUsedAgain() {
        compare({QStringLiteral("200")}, [](QStringList &notes) {
            int served = 0;
            for (int i = 0; i < 200; ++i) {
                auto [ours, theirs] = Loopback::connectedPair();
                QSocketNotifier notifier(ours.number(), QSocketNotifier::Read);
                bool read = false;
                QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
                    read = true;
                    notifier.setEnabled(false);
                    ours.reset();
                });
                Loopback::sendAll(theirs, "x");
                served += until([&] { return read; }) ? 1 : 0;
            }
            notes += QString::number(served);
        });
    }

    void filesAreAlwaysReady() {
        compare({QStringLiteral("ready")}, [](QStringList &notes) {
            const Descriptor file(::open(TEST_DATA "/CMakeLists.txt", O_RDONLY | O_CLOEXEC));
            QSocketNotifier notifier(file.number(), QSocketNotifier::Read);
            bool ready = false;
            QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { ready = true; });
            QElapsedTimer time;
            time.start();
            if (until([&] { return ready; }) && time.elapsed() < 5000)
                notes += QStringLiteral("ready");
        });
    }

    void wokenFromOtherThreads() {
        compare({QStringLiteral("20000")}, [](QStringList &notes) {
            QObject context;
            int count = 0;
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&context, &count] {
                    for (int i = 0; i < 5000; ++i)
                        QMetaObject::invokeMethod(
                            &context, [&count] { ++count; }, Qt::QueuedConnection);
                });
            }
            until([&] { return count == 20000; });
            notes += QString::number(count);
        });
    }

    void quitFromAnotherThread() {
        compare({QStringLiteral("7")}, [](QStringList &notes) {
            for (int i = 0; i < 50; ++i) {
                QEventLoop loop;
                std::jthread other([&loop] { loop.exit(7); });
                QTimer::singleShot(10000, &loop, [&loop] { loop.exit(1); });
                QMetaObject::invokeMethod(
                    &loop, [] {}, Qt::QueuedConnection);
                other.join();
                // exit() before exec() is forgotten by Qt as well, so it is said again from within.
                std::binary_semaphore waiting(0);
                connect(
                    QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, &loop,
                    [&waiting] { waiting.release(); }, Qt::SingleShotConnection);
                std::jthread again([&loop, &waiting] {
                    waiting.acquire();
                    QMetaObject::invokeMethod(
                        &loop, [&loop] { loop.exit(7); }, Qt::QueuedConnection);
                });
                const int code = loop.exec();
                if (notes.isEmpty() || code != 7)
                    notes += QString::number(code);
            }
        });
    }

    void processEventsSaysWhetherItDidSomething() {
        compare({QStringLiteral("false"), QStringLiteral("true")}, [](QStringList &notes) {
            QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
            while (dispatcher->processEvents(QEventLoop::AllEvents)) {
            }
            notes +=
                dispatcher->processEvents(QEventLoop::AllEvents) ? QStringLiteral("true") : QStringLiteral("false");
            auto [ours, theirs] = Loopback::connectedPair();
            Loopback::sendAll(theirs, "x");
            QSocketNotifier notifier(ours.number(), QSocketNotifier::Read);
            notes +=
                dispatcher->processEvents(QEventLoop::AllEvents) ? QStringLiteral("true") : QStringLiteral("false");
        });
    }

    void notifiersCanBeExcluded() {
        compare({QStringLiteral("not yet"), QStringLiteral("now")}, [](QStringList &notes) {
            auto [ours, theirs] = Loopback::connectedPair();
            Loopback::sendAll(theirs, "x");
            QSocketNotifier notifier(ours.number(), QSocketNotifier::Read);
            bool read = false;
            QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
                read = true;
                notifier.setEnabled(false);
            });
            QEventLoop loop;
            for (int i = 0; i < 5; ++i)
                loop.processEvents(QEventLoop::ExcludeSocketNotifiers);
            notes += read ? QStringLiteral("too early") : QStringLiteral("not yet");
            if (until([&] { return read; }))
                notes += QStringLiteral("now");
        });
    }

    void qtsOwnSocketsAndProcesses() {
        compare({QStringLiteral("hello"), QStringLiteral("echoed")}, [](QStringList &notes) {
            QProcess process;
            bool ended = false;
            QObject::connect(&process, &QProcess::finished, &process, [&] { ended = true; });
            process.start(QStringLiteral("/bin/echo"), {QStringLiteral("hello")});
            until([&] { return ended; });
            notes += QString::fromLatin1(process.readAll()).trimmed();
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
                QTcpSocket *socket = server.nextPendingConnection();
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [socket] { socket->write(socket->readAll()); });
            });
            QTcpSocket client;
            client.connectToHost(QStringLiteral("localhost"), server.serverPort());
            client.write("echoed");
            until([&] { return client.bytesAvailable() == 6; });
            notes += QString::fromLatin1(client.readAll());
        });
    }

    // What it is for: the time of a turn does not grow with the number of idle sockets. Compared with Qt's loop in the
    // same run, so that the machine's speed does not matter.
    void idleSocketsCostNothing() {
        const auto time = [](ThreadLoop::Kind loop) {
            return NotifierScenarios::turnsBesideIdleSockets<QSocketNotifier>(loop, QSocketNotifier::Read);
        };
        const qint64 polled = time(ThreadLoop::Poll), ours = time(ThreadLoop::Epoll);
        QVERIFY2(ours < polled, qPrintable(QStringLiteral("%1 ns, polled %2 ns").arg(ours).arg(polled)));
    }
};

WHERRY_TEST(EpollDispatcherTest)
#include "epolldispatchertest.moc"
