// An FTP server for tests of the client: files in memory, every feature can be switched off, every command can be taken
// over by the test, and at any step it can drop, fall silent, refuse or lie. Speaks through Qt's own sockets, so that
// it shares no code with what it tests.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

class ScriptedServer;

// A QTcpServer that hands out QSslSockets (in clear until told otherwise).
class SslListener : public QTcpServer {
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

protected:
    void incomingConnection(qintptr descriptor) override;
};

// One control connection to the scripted server.
class ScriptedPeer : public QObject {
    Q_OBJECT

public:
    ScriptedPeer(ScriptedServer &server, QSslSocket *socket);
    ~ScriptedPeer() override;

    // Sends "code text" CRLF as the next step of the script; a text with line breaks becomes a multi-line reply.
    void reply(int code, const QByteArray &text);
    void raw(const QByteArray &bytes); // no step: exactly these bytes
    void freeze() { m_frozen = true; } // never says or does anything again
    void drop();                       // resets control and data
    void close();                      // ends control and data in order
    // What the next transfers use; the reply is sent too.
    void openPassive(bool extended);
    // Sends these bytes over the data connection: 150, data, 226.
    void sendData(const QByteArray &bytes);
    // Receives: 150, data, then taken(bytes), 226.
    void receiveData(std::function<void(const QByteArray &)> taken);
    // Now, or when the data connection has come (in clear).
    void whenData(std::function<void(QSslSocket &)> act);
    void encrypt(); // TLS on the control connection
    QSslSocket *control() const { return m_control; }
    QSslSocket *data() const { return m_data; }

    qint64 rest = 0;
    bool protect = false;
    QByteArray directory = "/";
    QByteArray renameFrom;
    QByteArray type = "A";

private:
    friend class ScriptedServer;
    void onReadable();
    void onLine(const QByteArray &line);
    void command(const QByteArray &verb, const QByteArray &argument);
    void fileCommand(const QByteArray &verb, const QByteArray &argument);
    void adoptData(QSslSocket *socket);
    void startTransfer();
    void pump();
    void endTransfer(bool whole);
    QByteArray absolute(const QByteArray &path) const;

    ScriptedServer &m_server;
    QSslSocket *m_control;
    QByteArray m_line;
    SslListener m_listener;
    QPointer<QSslSocket> m_data;
    QByteArray m_outgoing;
    QByteArray m_incoming;
    std::function<void(const QByteArray &)> m_taken;
    qint64 m_sent = 0;
    std::function<void(QSslSocket &)> m_whenData;
    bool m_transferring = false;
    bool m_sending = false;
    bool m_begun = false; // 150 is said
    bool m_halfDone = false;
    bool m_frozen = false;
    QPointer<QSslSocket> m_dialing;
};

class ScriptedServer : public QObject {
    Q_OBJECT

public:
    enum class Fault {
        None,
        Drop,    // both connections are reset
        Close,   // both connections end in order
        Silence, // nothing more is said or done
        Refuse4, // 451 instead of the reply
        Refuse5  // 551 instead of the reply
    };
    struct File {
        QByteArray bytes;
        QByteArray modified = "20230101120000";
    };

    explicit ScriptedServer(QObject *parent = nullptr);
    ~ScriptedServer() override;

    quint16 port() const { return m_listener.serverPort(); }
    QByteArray numberedPort() const { return QByteArray::number(port()); }

    // What it has and can do.
    QMap<QByteArray, File> files;
    QSet<QByteArray> directories = {"/"};
    QList<QByteArray> features = {"UTF8", "MLST type*;size*;modify*;", "REST STREAM", "SIZE", "MDTM", "MFMT", "EPSV",
                                  "TVFS"};
    QSet<QByteArray> missing; // verbs that it does not know: 500
    QByteArray user = "user", password = "secret";
    bool byteByByte = false;      // replies come in pieces of one byte
    bool isSequential = false;    // reads no command while a transfer runs
    bool endsPreliminary = true;  // says 150 before data
    bool renameOverwrites = true; // RNTO over an existing file
    bool restIsIgnored = false;   // says 350 and sends from the start
    qint64 holdAt = -1;           // a transfer sends so many bytes, and the rest at letGo()
    void letGo();
    std::chrono::milliseconds closesAfter{0}; // from the last byte of a transfer to the end of its data connection
    QByteArray greeting = "ready";
    QSslCertificate certificate;     // with a key: AUTH TLS works
    QSslCertificate dataCertificate; // another one on data connections
    QSslKey key, dataKey;
    bool implicitTls = false;

    // Called first for each command; true: the test has taken it over.
    std::function<bool(ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument)> intercept;

    // Steps: each reply, and the middle of each transfer's data, counted from 0 over all connections since arm().
    void arm(int step, Fault fault);
    int steps() const { return m_step; }
    std::function<void(int step)> onStep; // before the fault is looked at

    QList<QByteArray> commands; // as they came, without CRLF
    int connections = 0;
    int count(const QByteArray &verb) const;
    QList<ScriptedPeer *> peers() const { return findChildren<ScriptedPeer *>(); }
    void useOwnCertificate(); // makes one; explicit TLS is offered from now on
    static void makeCertificate(QSslCertificate *certificate, QSslKey *key);

private:
    friend class ScriptedPeer;
    Fault nextStep();

    SslListener m_listener;
    int m_step = 0;
    int m_faultStep = -1;
    Fault m_fault = Fault::None;
};
