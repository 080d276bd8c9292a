#include "net/receivepump.h"
#include "net/ratelimiter.h"
#include "support/eventloop.h"
#include "support/pumps.h"
#include "support/registry.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <fcntl.h>

#include <atomic>
#include <memory>
#include <thread>

class ReceivePumpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void receives_data() {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("direct");
        for (const qint64 size : QList<qint64>{0, 1, 4096, 128 * 1024, 128 * 1024 + 1, 9 * MiB + 17}) {
            QTest::addRow("%lld direct", size) << size << true;
            QTest::addRow("%lld copied", size) << size << false;
        }
    }
    void receives() {
        QFETCH(qint64, size);
        QFETCH(bool, direct);
        const QByteArray bytes = pattern(size);
        auto [ours, theirs] = Loopback::connectedPair();
        std::jthread peer([&bytes, socket = std::move(theirs)] { Loopback::sendAll(socket, bytes); });
        DataConnection connection(std::move(ours));
        FileSink file(Descriptor(::memfd_create("sink", MFD_CLOEXEC)));
        MemorySink memory(32 * MiB);
        ReceivePump pump(connection, direct ? static_cast<ByteSink &>(file) : memory);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        peer.join();
        COMPARE_KIND(end.last, Failure::Kind::None);
        QCOMPARE(pump.bytes(), size);
        QVERIFY((direct ? contents(file.file().number()) : memory.bytes()) == bytes);
        if (direct)
            QCOMPARE(file.written(), size);
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(end.count, 1);
    }

    // splice refuses O_APPEND: nothing that is in the pipe by then may be lost.
    void receivesWhereSpliceIsRefused() {
        QTemporaryDir dir;
        const QByteArray bytes = pattern(5 * MiB);
        auto [ours, theirs] = Loopback::connectedPair();
        std::jthread peer([&bytes, socket = std::move(theirs)] { Loopback::sendAll(socket, bytes); });
        DataConnection connection(std::move(ours));
        const QByteArray path = dir.filePath(QStringLiteral("appended")).toUtf8();
        FileSink sink(Descriptor(::open(path.constData(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600)));
        ReceivePump pump(connection, sink);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        peer.join();
        COMPARE_KIND(end.last, Failure::Kind::None);
        QVERIFY(contents(sink.file().number()) == bytes);
    }

    void receiveNoticesAReset_data() {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : QList<qint64>{0, 10, 200 * 1024, 3 * MiB})
            QTest::addRow("%lld", size) << size;
    }
    void receiveNoticesAReset() {
        QFETCH(qint64, size);
        const QByteArray bytes = pattern(size);
        auto [ours, theirs] = Loopback::connectedPair();
        std::jthread peer([&bytes, socket = std::move(theirs)]() mutable {
            Loopback::sendAll(socket, bytes);
            Loopback::reset(socket);
        });
        DataConnection connection(std::move(ours));
        FileSink sink(Descriptor(::memfd_create("sink", MFD_CLOEXEC)));
        ReceivePump pump(connection, sink);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        peer.join();
        COMPARE_KIND(end.last, Failure::Kind::Lost);
        QVERIFY(bytes.startsWith(contents(sink.file().number())));
        QCOMPARE(pump.bytes(), contents(sink.file().number()).size());
    }

    void receiveStopsAtTheQuota_data() {
        QTest::addColumn<qint64>("quota");
        QTest::addColumn<bool>("fits");
        QTest::newRow("nothing") << qint64(0) << false;
        QTest::newRow("one less") << 2 * MiB - 1 << false;
        QTest::newRow("exactly") << 2 * MiB << true;
        QTest::newRow("within the first slice") << qint64(1000) << false;
    }
    void receiveStopsAtTheQuota() {
        QFETCH(qint64, quota);
        QFETCH(bool, fits);
        const QByteArray bytes = pattern(2 * MiB);
        auto [ours, theirs] = Loopback::connectedPair();
        std::jthread peer([&bytes, socket = std::move(theirs)] { Loopback::sendAll(socket, bytes); });
        DataConnection connection(std::move(ours));
        QuotaSink sink(Descriptor(::memfd_create("sink", MFD_CLOEXEC)), quota);
        ReceivePump pump(connection, sink);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        connection.abort();
        peer.join();
        QCOMPARE(end.last.kind, fits ? Failure::Kind::None : Failure::Kind::Refused);
        QCOMPARE(end.last.code, fits ? 0 : 552);
        QVERIFY(contents(sink.file().number()) == bytes.left(quota));
    }

    void receiveFailsWithAFullDisk() {
        Descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
        QVERIFY(full);
        auto [ours, theirs] = Loopback::connectedPair();
        std::jthread peer([socket = std::move(theirs)] { Loopback::sendAll(socket, pattern(2 * MiB)); });
        auto connection = std::make_unique<DataConnection>(std::move(ours));
        FileSink sink(std::move(full));
        ReceivePump pump(*connection, sink);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        connection.reset();
        peer.join();
        COMPARE_KIND(end.last, Failure::Kind::LocalFile);
        QCOMPARE(end.last.code, ENOSPC);
    }

    // The same in the middle, with bytes in the pipe: a file size limit stands for the full disk.
    void receiveFailsInTheMiddleOfASplice() {
        class SmallDisk : public FileSink {
        public:
            using FileSink::FileSink;
            int failed = 0;
            void directFailed(int error) override {
                failed = error;
                FileSink::directFailed(error);
            }
        };
        Descriptor file(::memfd_create("sink", MFD_CLOEXEC | MFD_ALLOW_SEALING));
        QCOMPARE(::ftruncate(file.number(), MiB), 0);
        QCOMPARE(::fcntl(file.number(), F_ADD_SEALS, F_SEAL_GROW), 0);
        auto [ours, theirs] = Loopback::connectedPair();
        const QByteArray bytes = pattern(3 * MiB);
        std::jthread peer([&bytes, socket = std::move(theirs)] { Loopback::sendAll(socket, bytes); });
        auto connection = std::make_unique<DataConnection>(std::move(ours));
        SmallDisk sink(std::move(file));
        ReceivePump pump(*connection, sink);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        connection.reset();
        peer.join();
        COMPARE_KIND(end.last, Failure::Kind::LocalFile);
        QVERIFY(sink.failed != 0);
        QVERIFY(contents(sink.file().number()).left(pump.bytes()) == bytes.left(pump.bytes()));
        QCOMPARE(sink.written(), pump.bytes());
    }

    void receiveTimesOutWhenNothingComes() {
        auto [ours, theirs] = Loopback::connectedPair();
        DataConnection connection(std::move(ours));
        MemorySink sink(MiB);
        ReceivePump pump(connection, sink);
        pump.setStallTimeout(300);
        End end(pump);
        Loopback::sendAll(theirs, "some");
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::TimedOut);
        QCOMPARE(sink.bytes(), QByteArray("some"));
    }

    void drippingIsNoStall() {
        auto [ours, theirs] = Loopback::connectedPair();
        DataConnection connection(std::move(ours));
        MemorySink sink(MiB);
        ReceivePump pump(connection, sink);
        pump.setStallTimeout(1500);
        End end(pump);
        pump.start();
        int left = 5;
        QTimer drip; // all of it takes longer than a stall
        connect(&drip, &QTimer::timeout, this, [&socket = theirs, &left] {
            if (left-- > 0)
                Loopback::sendAll(socket, "x");
            else
                socket.reset();
        });
        drip.start(500);
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::None);
        QCOMPARE(sink.bytes().size(), 5);
    }

    void sinkThatFailsAtTheEnd() {
        class Late : public MemorySink {
        public:
            using MemorySink::MemorySink;
            bool end() override {
                m_failure = {Failure::Kind::Damaged, 0, QStringLiteral("incomplete"), {}};
                return false;
            }
        } sink(MiB);
        auto [ours, theirs] = Loopback::connectedPair();
        DataConnection connection(std::move(ours));
        ReceivePump pump(connection, sink);
        End end(pump);
        pump.start();
        theirs.reset();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::Damaged);
    }

    void memorySinkHasALimit() {
        auto [ours, theirs] = Loopback::connectedPair();
        std::jthread peer([socket = std::move(theirs)] { Loopback::sendAll(socket, pattern(2 * MiB)); });
        DataConnection connection(std::move(ours));
        MemorySink sink(100'000);
        ReceivePump pump(connection, sink);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        connection.abort();
        peer.join();
        COMPARE_KIND(end.last, Failure::Kind::BadReply);
        QCOMPARE(sink.bytes().size(), 100'000);
    }

    void keepsTheSpeedLimit() {
        RateLimiter all(2 * MiB);
        RateLimiter own(0, &all);
        const QByteArray bytes = pattern(MiB);
        auto [ours, theirs] = Loopback::connectedPair();
        DataConnection connection(std::move(ours));
        QElapsedTimer time;
        time.start();
        std::jthread peer([&bytes, socket = std::move(theirs)] { Loopback::sendAll(socket, bytes); });
        FileSink sink(Descriptor(::memfd_create("sink", MFD_CLOEXEC)));
        ReceivePump pump(connection, sink, &own);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        QVERIFY(contents(sink.file().number()) == bytes);
        QVERIFY2(time.elapsed() >= 350, QByteArray::number(time.elapsed()).constData());
    }

    // One turn of the loop moves at most 1 MiB: a flood on one connection leaves room for a timer.
    void staysFair() {
        auto [ours, theirs] = Loopback::connectedPair();
        std::atomic<bool> stop = false;
        std::jthread peer([&stop, socket = std::move(theirs)] {
            const QByteArray block(MiB, 'x');
            while (!stop && Loopback::sendAll(socket, block)) {
            }
        });
        DataConnection connection(std::move(ours));
        class Void : public ByteSink {
        public:
            bool write(const char *, qint64) override { return true; }
        } sink;
        ReceivePump pump(connection, sink);
        int ticks = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++ticks; });
        timer.start(1);
        pump.start();
        QTRY_VERIFY(ticks >= 50);
        stop = true;
        pump.cancel();
        connection.abort();
        peer.join();
        QVERIFY(pump.bytes() > 0);
    }
};

WHERRY_TEST(ReceivePumpTest)
#include "receivepumptest.moc"
