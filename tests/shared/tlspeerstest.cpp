// Our TLS against other people's: Python's ssl module and the openssl program.
#include "base/log.h"
#include "net/controllistener.h"
#include "net/dialer.h"
#include "net/linesocket.h"
#include "net/receivepump.h"
#include "net/sendpump.h"
#include "support/pumps.h"
#include "support/registry.h"
#include "support/tlspair.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

namespace {
QByteArray pythonPattern(qint64 size) {
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = char(i % (251 * 64) % 251);
    return bytes;
}

// A listener and what it accepted last.
class Door {
public:
    Door()
        : m_listener(m_log) {
        const Expected<SocketAddress> address = m_listener.start(QHostAddress::LocalHost, 0);
        m_port = address ? address.value().port : quint16(0);
        QObject::connect(&m_listener, &ControlListener::accepted, &m_listener, [this](Descriptor &connection) {
            if (onAccepted)
                return onAccepted(std::move(connection));
            last = std::move(connection);
        });
    }
    quint16 port() const { return m_port; }
    Descriptor last;
    std::function<void(Descriptor)> onAccepted;

private:
    Log m_log;
    ControlListener m_listener;
    quint16 m_port = 0;
};

class Program : public QProcess {
public:
    void python(const QStringList &arguments) {
        setProcessChannelMode(QProcess::MergedChannels);
        start(QStringLiteral("python3"), QStringList{QStringLiteral(TEST_DATA "/support/tlspeer.py")} + arguments);
    }
    // Exit code 0 within 30 s, the loop running meanwhile.
    bool succeeds() {
        const bool ended = QTest::qWaitFor([this] { return state() == QProcess::NotRunning; }, 30000);
        output += readAll();
        return ended && exitStatus() == QProcess::NormalExit && exitCode() == 0;
    }
    QByteArray output;
};
} // namespace

class TlsPeersTest : public QObject {
    Q_OBJECT

    const TlsPair m_pair;

private Q_SLOTS:
    void initTestCase() {
        if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty() ||
            QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            QSKIP("needs python3 and openssl");
    }

    void uploadsFromPython_data() {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("size");
        QTest::addColumn<Failure::Kind>("kind");
        for (const int size : {0, 1, 100'000, 5'000'000})
            QTest::addRow("whole %d", size) << QStringLiteral("upload") << size << Failure::Kind::None;
        QTest::newRow("records") << QStringLiteral("records") << 3'000'000 << Failure::Kind::None;
        for (const int size : {0, 100'000})
            QTest::addRow("cut %d", size) << QStringLiteral("upload-cut") << size << Failure::Kind::Lost;
    }
    void uploadsFromPython() {
        QFETCH(QString, mode);
        QFETCH(int, size);
        QFETCH(Failure::Kind, kind);
        Door door;
        Program peer;
        peer.python({mode, QString::number(door.port()), QString::number(size)});
        QTRY_VERIFY_WITH_TIMEOUT(door.last, 20000);
        auto connection = std::make_unique<DataConnection>(std::move(door.last));
        connection->startTls(m_pair.server);
        MemorySink sink(16 * MiB);
        ReceivePump pump(*connection, sink);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        connection.reset();
        COMPARE_KIND(end.last, kind);
        QVERIFY(sink.bytes() == pythonPattern(size));
        QVERIFY2(peer.succeeds(), peer.output.constData());
    }

    void downloadsToPython_data() {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("size");
        for (const char *mode : {"download", "download-exact"}) {
            for (const int size : {1, 100'000, 5'000'000})
                QTest::addRow("%s %d", mode, size) << QString::fromLatin1(mode) << size;
        }
    }
    void downloadsToPython() {
        QFETCH(QString, mode);
        QFETCH(int, size);
        Door door;
        Program peer;
        peer.python({mode, QString::number(door.port()), QString::number(size)});
        QTRY_VERIFY_WITH_TIMEOUT(door.last, 20000);
        auto connection = std::make_unique<DataConnection>(std::move(door.last));
        connection->startTls(m_pair.server);
        MemorySource source(pythonPattern(size));
        SendPump pump(*connection, source);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::None);
        connection.reset();
        QVERIFY2(peer.succeeds(), peer.output.constData());
    }

    void pythonResumesOurSession() {
        Door door;
        std::vector<std::unique_ptr<LineSocket>> sockets;
        door.onAccepted = [&](Descriptor connection) {
            sockets.push_back(std::make_unique<LineSocket>(std::move(connection)));
            LineSocket *socket = sockets.back().get();
            connect(socket, &LineSocket::encrypted, socket, [socket] { socket->write("220 hello\r\n"); });
            socket->startTls(m_pair.server);
        };
        Program peer;
        peer.python({QStringLiteral("resume"), QString::number(door.port()), QStringLiteral("5")});
        QVERIFY2(peer.succeeds(), peer.output.constData());
        QCOMPARE(sockets.size(), size_t(6));
    }

    void weResumePythonsSession_data() {
        QTest::addColumn<QString>("version");
        QTest::newRow("1.2") << QStringLiteral("1.2");
        QTest::newRow("1.3") << QStringLiteral("1.3");
    }
    void weResumePythonsSession() {
        QFETCH(QString, version);
        Program peer;
        peer.python(
            {QStringLiteral("serve"), m_pair.certificateFile(), m_pair.keyFile(), version, QStringLiteral("4")});
        QTRY_VERIFY_WITH_TIMEOUT(peer.canReadLine(), 20000);
        const quint16 port = peer.readLine().trimmed().toUShort();
        LineSocket control;
        connect(&control, &LineSocket::connected, this,
                [&] { control.startTls(m_pair.client, QStringLiteral("localhost")); });
        control.connectToHost(QStringLiteral("127.0.0.1"), port);
        QTRY_VERIFY(control.hasLine());
        QCOMPARE(control.takeLine().text, QByteArray("220 hello"));
        QCOMPARE(control.tlsInfo().version, QString(QStringLiteral("TLS ") + version));
        QCOMPARE(control.tlsInfo().peer, m_pair.certificate.facts());
        QVERIFY(control.tlsSession());
        for (int i = 0; i < 4; ++i) {
            Descriptor socket;
            Dialer dialer;
            connect(&dialer, &Dialer::connected, this, [&](Descriptor &connected) { socket = std::move(connected); });
            dialer.connectTo({QHostAddress(QHostAddress::LocalHost), port});
            QTRY_VERIFY(socket);
            DataConnection data(std::move(socket));
            data.startTls(m_pair.client, QStringLiteral("localhost"), control.tlsSession());
            MemorySink sink(1000);
            ReceivePump pump(data, sink);
            End end(pump);
            pump.start();
            QVERIFY(end.wait());
            COMPARE_KIND(end.last, Failure::Kind::None);
            QCOMPARE(sink.bytes(), QByteArray("resumed"));
            QVERIFY(data.tlsInfo().resumed);
        }
        Failure why{Failure::Kind::Cancelled, 0, {}, {}};
        connect(&control, &LineSocket::closed, this, [&](const Failure &failure) { why = failure; });
        control.finish();
        QTRY_COMPARE(why.kind, Failure::Kind::None);
        QVERIFY2(peer.succeeds(), peer.output.constData());
    }

    void opensslCannotRenegotiate() {
        Door door;
        std::unique_ptr<LineSocket> socket;
        QByteArrayList lines;
        int closed = 0;
        door.onAccepted = [&](Descriptor connection) {
            socket = std::make_unique<LineSocket>(std::move(connection));
            connect(socket.get(), &LineSocket::encrypted, socket.get(), [&] { socket->write("220 hello\r\n"); });
            connect(socket.get(), &LineSocket::linesReady, socket.get(), [&] {
                while (socket->hasLine())
                    lines.append(socket->takeLine().text);
            });
            connect(socket.get(), &LineSocket::closed, socket.get(), [&] { ++closed; });
            socket->startTls(m_pair.server);
        };
        Program peer;
        peer.setProcessChannelMode(QProcess::MergedChannels);
        peer.start(QStringLiteral("openssl"),
                   {QStringLiteral("s_client"), QStringLiteral("-tls1_2"), QStringLiteral("-connect"),
                    QStringLiteral("127.0.0.1:%1").arg(door.port())});
        QTRY_VERIFY_WITH_TIMEOUT((peer.output += peer.readAll()).contains("220 hello"), 20000);
        QVERIFY(peer.output.contains("Secure Renegotiation IS supported"));
        peer.write("NOOP\n");
        QTRY_COMPARE(lines, QByteArrayList{"NOOP"});
        peer.write("R\n");
        QTRY_VERIFY_WITH_TIMEOUT((peer.output += peer.readAll()).contains("no renegotiation") || closed > 0, 20000);
        QCOMPARE(lines, QByteArrayList{"NOOP"});
        peer.kill();
        peer.waitForFinished();
        QTRY_COMPARE(closed, 1);
    }

    void clientCertificateIsShownToOpenssl() {
        Program server;
        server.setProcessChannelMode(QProcess::MergedChannels);
        server.start(QStringLiteral("openssl"),
                     {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                      QStringLiteral("-cert"), m_pair.certificateFile(), QStringLiteral("-key"), m_pair.keyFile(),
                      QStringLiteral("-Verify"), QStringLiteral("1"), QStringLiteral("-rev")});
        QTRY_VERIFY_WITH_TIMEOUT((server.output += server.readAll()).contains("ACCEPT 127.0.0.1:"), 20000);
        const QByteArray tail = server.output.mid(server.output.indexOf("ACCEPT 127.0.0.1:") + 17);
        const quint16 port = tail.left(tail.indexOf('\n')).trimmed().toUShort();
        const KeyedCertificate own = *KeyedCertificate::makeSelfSigned(QStringLiteral("anna"), {});
        const TlsContext context = *TlsContext::forClient({false, m_pair.certificateFile(), own});
        LineSocket socket;
        connect(&socket, &LineSocket::connected, this, [&] { socket.startTls(context, QStringLiteral("localhost")); });
        connect(&socket, &LineSocket::encrypted, this, [&] { socket.write("hello\n"); });
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        QTRY_VERIFY_WITH_TIMEOUT(socket.hasLine(), 20000);
        QCOMPARE(socket.takeLine().text, QByteArray("olleh"));
        QVERIFY(socket.tlsInfo().trusted());
        QTRY_VERIFY((server.output += server.readAll()).contains("CN = anna"));
        server.kill();
        server.waitForFinished();
    }
};

WHERRY_TEST(TlsPeersTest)
#include "tlspeerstest.moc"
