#include "net/sendpump.h"
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

class SendPumpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sends_data() {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("direct");
        for (const qint64 size : QList<qint64>{0, 1, 4096, 64 * 1024 + 1, 9 * MiB + 17}) {
            QTest::addRow("%lld direct", size) << size << true;
            QTest::addRow("%lld copied", size) << size << false;
        }
    }
    void sends() {
        QFETCH(qint64, size);
        QFETCH(bool, direct);
        const QByteArray bytes = pattern(size);
        auto [ours, theirs] = Loopback::connectedPair();
        Reader reader(std::move(theirs));
        DataConnection connection(std::move(ours));
        FileSource file(fileWith(bytes), size);
        PlainSource plain(bytes);
        SendPump pump(connection, direct ? static_cast<ByteSource &>(file) : plain);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::None);
        QCOMPARE(pump.bytes(), size);
        QVERIFY(reader.bytes() == bytes);
        QVERIFY(reader.endedInOrder());
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(end.count, 1);
    }

    // A listing's lines cost work each: the others' turn comes all the same.
    void leavesASlowSource() {
        class Slow : public ByteSource {
        public:
            qint64 read(char *data, qint64 maximum) override {
                if (m_reads++ == 60)
                    return 0;
                QElapsedTimer work;
                work.start();
                while (work.elapsed() < 1) {
                }
                const qint64 size = std::min<qint64>(maximum, 1000);
                std::fill_n(data, size, 'x');
                return size;
            }

        private:
            int m_reads = 0;
        };
        auto [ours, theirs] = Loopback::connectedPair();
        Reader reader(std::move(theirs));
        DataConnection connection(std::move(ours));
        Slow source;
        SendPump pump(connection, source);
        End end(pump);
        int turns = 0;
        QTimer others;
        connect(&others, &QTimer::timeout, &others, [&turns] { ++turns; });
        others.start(0);
        pump.start();
        QVERIFY(end.wait());
        QVERIFY2(turns >= 10, QByteArray::number(turns).constData());
        QCOMPARE(reader.bytes().size(), 60'000);
    }

    void sendsFromAnOffset() {
        const QByteArray bytes = pattern(3 * MiB);
        auto [ours, theirs] = Loopback::connectedPair();
        Reader reader(std::move(theirs));
        DataConnection connection(std::move(ours));
        Descriptor file = fileWith(bytes);
        ::lseek(file.number(), 1000, SEEK_SET);
        FileSource source(std::move(file), 2 * MiB);
        SendPump pump(connection, source);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::None);
        QVERIFY(reader.bytes() == bytes.mid(1000, 2 * MiB));
    }

    void sendFailsWhenTheFileGetsShorter_data() {
        QTest::addColumn<bool>("direct");
        QTest::newRow("sendfile") << true;
        QTest::newRow("read") << false;
    }
    void sendFailsWhenTheFileGetsShorter() {
        QFETCH(bool, direct);
        auto [ours, theirs] = Loopback::connectedPair();
        DataConnection connection(std::move(ours));
        class Copied : public FileSource {
        public:
            using FileSource::FileSource;
            bool direct = true;
            int directDescriptor() const override { return direct ? FileSource::directDescriptor() : -1; }
        } source(fileWith(pattern(MiB)), 2 * MiB);
        source.direct = direct;
        SendPump pump(connection, source);
        End end(pump);
        Reader reader(std::move(theirs));
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::LocalFile);
        connection.abort();
        // The peer must not take the part for the whole.
        QVERIFY(!reader.endedInOrder());
    }

    void sendFailsWithTheSource() {
        auto [ours, theirs] = Loopback::connectedPair();
        Reader reader(std::move(theirs));
        auto connection = std::make_unique<DataConnection>(std::move(ours));
        PlainSource source(pattern(MiB));
        source.failAfter = 100'000;
        SendPump pump(*connection, source);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::LocalFile);
        QCOMPARE(end.last.text, QStringLiteral("broken"));
        connection.reset();
        QVERIFY(!reader.endedInOrder());
    }

    void sendNoticesAReset_data() {
        QTest::addColumn<qint64>("after");
        QTest::addColumn<bool>("direct");
        for (const qint64 after : QList<qint64>{0, 1, 300 * 1024, 3 * MiB}) {
            QTest::addRow("sendfile, after %lld", after) << after << true;
            QTest::addRow("copied, after %lld", after) << after << false;
        }
    }
    void sendNoticesAReset() {
        QFETCH(qint64, after);
        QFETCH(bool, direct);
        auto [ours, theirs] = Loopback::connectedPair();
        smallBuffers(ours);
        std::jthread peer([after = after, socket = std::move(theirs)]() mutable {
            for (qint64 got = 0; got < after;)
                got += Loopback::receive(socket, qMin<qint64>(65536, after - got)).size();
            Loopback::reset(socket);
        });
        DataConnection connection(std::move(ours));
        const QByteArray bytes = pattern(16 * MiB);
        FileSource file(fileWith(bytes), bytes.size());
        PlainSource plain(bytes);
        SendPump pump(connection, direct ? static_cast<ByteSource &>(file) : plain);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        peer.join();
        COMPARE_KIND(end.last, Failure::Kind::Lost);
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(end.count, 1);
    }

    // All bytes are with our kernel, but the peer dies before it has read them: that is no success.
    void sendWaitsForTheAcknowledgement() {
        auto [ours, theirs] = Loopback::connectedPair();
        const int room = 4096;
        ::setsockopt(theirs.number(), SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
        DataConnection connection(std::move(ours));
        const QByteArray bytes = pattern(500 * 1024);
        MemorySource source(bytes);
        SendPump pump(connection, source);
        End end(pump);
        pump.start();
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(end.count, 0);
        Loopback::reset(theirs);
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::Lost);
    }

    // A peer that ends its own sending at once and reads on is none that went away.
    void sendGoesOnAfterTheirHalfClose() {
        auto [ours, theirs] = Loopback::connectedPair();
        ::shutdown(theirs.number(), SHUT_WR);
        Reader reader(std::move(theirs));
        DataConnection connection(std::move(ours));
        const QByteArray bytes = pattern(5 * MiB);
        FileSource source(fileWith(bytes));
        SendPump pump(connection, source);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::None);
        QVERIFY(reader.bytes() == bytes);
    }

    void sendIsNotDisturbedByBytesFromThePeer() {
        auto [ours, theirs] = Loopback::connectedPair();
        QVERIFY(Loopback::sendAll(theirs, QByteArray(100'000, 'x')));
        Reader reader(std::move(theirs));
        DataConnection connection(std::move(ours));
        const QByteArray bytes = pattern(MiB);
        FileSource source(fileWith(bytes));
        SendPump pump(connection, source);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::None);
        connection.abort();
        QVERIFY(reader.bytes() == bytes);
        QVERIFY(reader.endedInOrder());
    }

    void sendToAPeerThatNeverReadsIsBoundedAndTimesOut() {
        auto [ours, theirs] = Loopback::connectedPair();
        smallBuffers(ours);
        DataConnection connection(std::move(ours));
        PlainSource source(pattern(32 * MiB));
        SendPump pump(connection, source);
        pump.setStallTimeout(400);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::TimedOut);
        QVERIFY2(source.given < 8 * MiB, QByteArray::number(source.given).constData());
        QVERIFY(source.largestRead <= 256 * 1024);
        QVERIFY(Loopback::isReset(theirs));
    }

    void cancelled() {
        auto [ours, theirs] = Loopback::connectedPair();
        smallBuffers(ours);
        DataConnection connection(std::move(ours));
        MemorySource source(pattern(8 * MiB));
        SendPump pump(connection, source);
        End end(pump);
        pump.start();
        QVERIFY(EventLoop::comesToRest());
        pump.cancel();
        QCOMPARE(end.count, 1);
        COMPARE_KIND(end.last, Failure::Kind::Cancelled);
        QVERIFY(Loopback::isReset(theirs));
        pump.cancel();
        QCOMPARE(end.count, 1);
    }

    void deletedInsideItsOwnSignal() {
        for (int i = 0; i < 3; ++i) {
            auto [ours, theirs] = Loopback::connectedPair();
            Reader reader(std::move(theirs));
            auto connection = std::make_unique<DataConnection>(std::move(ours));
            auto source = std::make_unique<PlainSource>(pattern(300'000));
            if (i == 1)
                source->failAfter = 200'000;
            auto pump = std::make_unique<SendPump>(*connection, *source);
            bool done = false;
            QObject context;
            connect(pump.get(), &SendPump::finished, &context, [&] {
                pump.reset();
                source.reset();
                connection.reset();
                done = true;
            });
            pump->start();
            if (i == 2)
                pump->cancel();
            QTRY_VERIFY(done);
        }
    }

    void destroyedWithoutASignal() {
        auto [ours, theirs] = Loopback::connectedPair();
        smallBuffers(ours);
        int signalled = 0;
        {
            DataConnection connection(std::move(ours));
            MemorySource source(pattern(8 * MiB));
            SendPump pump(connection, source);
            connect(&pump, &SendPump::finished, this, [&] { ++signalled; });
            pump.start();
            QVERIFY(EventLoop::comesToRest());
        }
        QCOMPARE(signalled, 0);
        QVERIFY(Loopback::isReset(theirs));
    }

    void keepsTheSpeedLimit() {
        // 1 MiB at 2 MiB/s through a chain: half a second less the first burst; a slow machine only takes longer.
        RateLimiter all(2 * MiB);
        RateLimiter own(0, &all);
        const QByteArray bytes = pattern(MiB);
        auto [ours, theirs] = Loopback::connectedPair();
        DataConnection connection(std::move(ours));
        QElapsedTimer time;
        time.start();
        Reader reader(std::move(theirs));
        FileSource source(fileWith(bytes));
        SendPump pump(connection, source, &own);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        QVERIFY(reader.bytes() == bytes);
        QVERIFY2(time.elapsed() >= 350, QByteArray::number(time.elapsed()).constData());
    }
};

WHERRY_TEST(SendPumpTest)
#include "sendpumptest.moc"
