#include "support/clientscriptedserver.h"

#include "net/certificate.h"

#include <QFile>
#include <QTemporaryDir>

namespace {
// The parent folder of a path.
QByteArray parentOf(const QByteArray &path) {
    const qsizetype slash = path.lastIndexOf('/');
    return slash <= 0 ? QByteArray("/") : path.left(slash);
}
QByteArray nameOf(const QByteArray &path) { return path.mid(path.lastIndexOf('/') + 1); }
} // namespace

void SslListener::incomingConnection(qintptr descriptor) {
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    addPendingConnection(socket);
    Q_EMIT newConnection();
}

ScriptedPeer::ScriptedPeer(ScriptedServer &server, QSslSocket *socket)
    : QObject(&server)
    , m_server(server)
    , m_control(socket) {
    socket->setParent(this);
    connect(socket, &QSslSocket::readyRead, this, &ScriptedPeer::onReadable);
    connect(socket, &QSslSocket::disconnected, this, [this] {
        m_frozen = true;
        if (m_data)
            m_data->abort();
        m_listener.close();
    });
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *next = m_listener.nextPendingConnection())
            adoptData(qobject_cast<QSslSocket *>(next));
    });
    if (server.implicitTls) {
        connect(socket, &QSslSocket::encrypted, this, [this] { reply(220, m_server.greeting); });
        encrypt();
    } else {
        reply(220, server.greeting);
    }
}

ScriptedPeer::~ScriptedPeer() {
    m_control->disconnect(this);
    if (m_data)
        m_data->disconnect(this);
}

void ScriptedPeer::raw(const QByteArray &bytes) {
    if (m_frozen)
        return;
    if (!m_server.byteByByte) {
        m_control->write(bytes);
        return;
    }
    for (const char c : bytes) {
        m_control->write(&c, 1);
        m_control->flush();
    }
}

void ScriptedPeer::reply(int code, const QByteArray &text) {
    if (m_frozen)
        return;
    QByteArray line = QByteArray::number(code) + ' ' + text + "\r\n";
    const QList<QByteArray> lines = text.split('\n');
    if (lines.size() > 1) {
        line = QByteArray::number(code) + '-' + lines.first() + "\r\n";
        for (qsizetype i = 1; i + 1 < lines.size(); ++i)
            line += ' ' + lines.at(i) + "\r\n";
        line += QByteArray::number(code) + ' ' + lines.last() + "\r\n";
    }
    switch (m_server.nextStep()) {
    case ScriptedServer::Fault::None:
        return raw(line);
    case ScriptedServer::Fault::Drop:
        return drop();
    case ScriptedServer::Fault::Close:
        return close();
    case ScriptedServer::Fault::Silence:
        return freeze();
    case ScriptedServer::Fault::Refuse4:
        line = "451 refused, try again\r\n";
        break;
    case ScriptedServer::Fault::Refuse5:
        line = "551 refused for good\r\n";
        break;
    }
    m_transferring = false;
    rest = 0;
    renameFrom.clear();
    if (m_data)
        m_data->abort();
    m_listener.close();
    raw(line);
}

void ScriptedPeer::drop() {
    m_frozen = true;
    if (m_data)
        m_data->abort();
    m_listener.close();
    m_control->abort();
}

void ScriptedPeer::close() {
    m_frozen = true;
    if (m_data)
        m_data->disconnectFromHost();
    m_listener.close();
    m_control->disconnectFromHost();
}

void ScriptedPeer::encrypt() {
    m_control->setLocalCertificate(m_server.certificate);
    m_control->setPrivateKey(m_server.key);
    m_control->setPeerVerifyMode(QSslSocket::VerifyNone);
    m_control->startServerEncryption();
}

void ScriptedPeer::onReadable() {
    while (!m_frozen && m_control->bytesAvailable() > 0 && !(m_server.isSequential && m_transferring)) {
        char c = 0;
        m_control->read(&c, 1);
        if (c != '\n') {
            m_line += c;
            continue;
        }
        if (m_line.endsWith('\r'))
            m_line.chop(1);
        onLine(std::exchange(m_line, {}));
    }
}

void ScriptedPeer::onLine(const QByteArray &line) {
    m_server.commands.append(line);
    const qsizetype space = line.indexOf(' ');
    const QByteArray verb = (space < 0 ? line : line.left(space)).toUpper();
    const QByteArray argument = space < 0 ? QByteArray() : line.mid(space + 1);
    if (m_server.missing.contains(verb))
        return reply(500, verb + " not understood");
    if (m_server.intercept && m_server.intercept(*this, verb, argument))
        return;
    command(verb, argument);
}

QByteArray ScriptedPeer::absolute(const QByteArray &path) const {
    if (path.startsWith('/'))
        return path;
    return QByteArray(directory == "/" ? "" : directory.constData()) + '/' + path;
}

void ScriptedPeer::openPassive(bool extended) {
    m_listener.close();
    if (m_data)
        m_data->deleteLater();
    m_data.clear();
    m_listener.listen(QHostAddress::LocalHost);
    const quint16 port = m_listener.serverPort();
    if (extended)
        reply(229, "Entering Extended Passive Mode (|||" + QByteArray::number(port) + "|)");
    else // another host on purpose: nobody is to believe it
        reply(227, "Entering Passive Mode (192,0,2,1," + QByteArray::number(port >> 8) + ',' +
                       QByteArray::number(port & 255) + ")");
}

void ScriptedPeer::adoptData(QSslSocket *socket) {
    m_data = socket;
    socket->setParent(this);
    m_listener.close();
    connect(socket, &QSslSocket::readyRead, this, &ScriptedPeer::pump);
    connect(socket, &QSslSocket::bytesWritten, this, &ScriptedPeer::pump);
    connect(socket, &QSslSocket::encrypted, this, &ScriptedPeer::startTransfer);
    connect(socket, &QSslSocket::encrypted, this, &ScriptedPeer::pump);
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        if (m_transferring && socket == m_data)
            endTransfer(!m_sending ? true : m_sent == m_outgoing.size());
    });
    if (const auto act = std::exchange(m_whenData, {}))
        act(*socket);
    if (protect) {
        socket->setLocalCertificate(m_server.dataCertificate.isNull() ? m_server.certificate
                                                                      : m_server.dataCertificate);
        socket->setPrivateKey(m_server.dataCertificate.isNull() ? m_server.key : m_server.dataKey);
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->startServerEncryption();
        return;
    }
    startTransfer();
}

void ScriptedPeer::whenData(std::function<void(QSslSocket &)> act) {
    if (m_data)
        act(*m_data);
    else
        m_whenData = std::move(act);
}

void ScriptedPeer::sendData(const QByteArray &bytes) {
    m_outgoing = bytes;
    m_sent = 0;
    m_sending = true;
    m_taken = {};
    m_transferring = true;
    m_begun = m_halfDone = false;
    if (m_dialing)
        m_dialing->connectToHost(QHostAddress::LocalHost, quint16(m_dialing->property("port").toInt()));
    startTransfer();
}

void ScriptedPeer::receiveData(std::function<void(const QByteArray &)> taken) {
    m_incoming.clear();
    m_sending = false;
    m_taken = std::move(taken);
    m_transferring = true;
    m_begun = m_halfDone = false;
    if (m_dialing)
        m_dialing->connectToHost(QHostAddress::LocalHost, quint16(m_dialing->property("port").toInt()));
    startTransfer();
}

void ScriptedPeer::startTransfer() {
    if (!m_transferring || m_begun || m_frozen)
        return;
    if (!m_data && !m_listener.isListening() && !m_dialing) {
        m_transferring = false;
        return reply(425, "no data connection");
    }
    if (!m_data)
        return;
    m_begun = true;
    if (m_server.endsPreliminary) {
        reply(150, "here it comes");
        if (!m_transferring || m_frozen)
            return;
    }
    pump();
}

void ScriptedPeer::pump() {
    if (!m_transferring || !m_begun || m_frozen || !m_data || (protect && !m_data->isEncrypted()))
        return;
    const auto half = [this] {
        if (std::exchange(m_halfDone, true))
            return true;
        switch (m_server.nextStep()) {
        case ScriptedServer::Fault::None:
            return !m_frozen;
        case ScriptedServer::Fault::Drop:
            drop();
            return false;
        case ScriptedServer::Fault::Close:
            close();
            return false;
        case ScriptedServer::Fault::Silence:
            freeze();
            return false;
        case ScriptedServer::Fault::Refuse4:
        case ScriptedServer::Fault::Refuse5:
            break;
        }
        m_transferring = false;
        const bool permanent = m_server.m_fault == ScriptedServer::Fault::Refuse5;
        m_data->abort();
        raw(permanent ? "551 cut for good\r\n" : "426 cut\r\n");
        return false;
    };
    if (m_sending) {
        constexpr qint64 mostUnsent = 256 * 1024;
        while (m_sent < m_outgoing.size() && m_data->bytesToWrite() < mostUnsent) {
            if (m_server.holdAt >= 0 && m_sent >= m_server.holdAt)
                return;
            if (m_sent >= m_outgoing.size() / 2 && !half())
                return;
            const qint64 goal = m_halfDone ? m_outgoing.size() : std::max<qint64>(1, m_outgoing.size() / 2);
            const qint64 piece = std::min<qint64>(64 * 1024, goal - m_sent);
            m_data->write(m_outgoing.constData() + m_sent, piece);
            m_sent += piece;
        }
        if (m_sent == m_outgoing.size() && m_data->state() == QAbstractSocket::ConnectedState)
            QTimer::singleShot(m_server.closesAfter, m_data.data(), &QSslSocket::disconnectFromHost);
        return;
    }
    const QByteArray bytes = m_data->isOpen() ? m_data->readAll() : QByteArray();
    if (bytes.isEmpty())
        return;
    m_incoming += bytes;
    half();
}

void ScriptedPeer::endTransfer(bool whole) {
    if (!m_begun)
        return;
    if (!m_sending && m_data && m_data->isOpen())
        m_incoming += m_data->readAll();
    m_transferring = false;
    if (m_data)
        m_data->deleteLater();
    m_data.clear();
    if (!whole) {
        reply(426, "the data connection was lost");
    } else {
        if (m_taken)
            m_taken(m_incoming);
        rest = 0;
        reply(226, "done");
    }
    onReadable(); // what waited, when it is sequential
}

void ScriptedPeer::command(const QByteArray &verb, const QByteArray &argument) {
    if (verb == "USER")
        return reply(331, "password please");
    if (verb == "PASS")
        return argument == m_server.password || m_server.user == "anonymous" ? reply(230, "logged in")
                                                                             : reply(530, "wrong");
    if (verb == "FEAT")
        return m_server.features.isEmpty() ? reply(500, "FEAT not understood")
                                           : reply(211, "Features:\n" + m_server.features.join('\n') + "\nEnd");
    if (verb == "AUTH") {
        if (m_server.certificate.isNull())
            return reply(500, "no TLS here");
        reply(234, "go on");
        if (!m_frozen) {
            m_control->flush();
            encrypt();
        }
        return;
    }
    if (verb == "PROT") {
        protect = argument == "P";
        return reply(200, "ok");
    }
    if (verb == "TYPE") {
        type = argument;
        return reply(200, "ok");
    }
    if (verb == "OPTS" || verb == "CLNT" || verb == "PBSZ" || verb == "NOOP" || verb == "ALLO" || verb == "SITE")
        return reply(200, "ok");
    if (verb == "PWD")
        return reply(257, '"' + directory + "\" is where you are");
    if (verb == "QUIT") {
        reply(221, "bye");
        m_control->disconnectFromHost();
        return;
    }
    if (verb == "EPSV" || verb == "PASV")
        return openPassive(verb == "EPSV");
    if (verb == "EPRT" || verb == "PORT") {
        const QList<QByteArray> parts = argument.split(verb == "EPRT" ? '|' : ',');
        const int port =
            verb == "EPRT" ? parts.value(3).toInt() : parts.value(4).toInt() * 256 + parts.value(5).toInt();
        m_dialing = new QSslSocket(this);
        m_dialing->setProperty("port", port);
        connect(m_dialing, &QSslSocket::connected, this, [this] {
            QSslSocket *socket = m_dialing;
            m_dialing.clear();
            adoptData(socket);
        });
        return reply(200, "ok");
    }
    if (verb == "REST") {
        rest = argument.toLongLong();
        return reply(350, "restarting");
    }
    if (verb == "ABOR") {
        if (m_transferring) {
            m_transferring = false;
            if (m_data)
                m_data->abort();
            if (!m_sending && m_taken) // what came stays
                m_taken(m_incoming);
            reply(426, "cut");
        }
        return reply(226, "nothing runs now");
    }
    fileCommand(verb, argument);
}

void ScriptedPeer::fileCommand(const QByteArray &verb, const QByteArray &argument) {
    const QByteArray path = absolute(argument);
    auto &files = m_server.files;
    auto &directories = m_server.directories;
    if (verb == "CWD") {
        if (!directories.contains(path))
            return reply(550, "no such directory");
        directory = path;
        return reply(250, "ok");
    }
    if (verb == "MLSD" || verb == "LIST") {
        const QByteArray where = verb == "MLSD" && !argument.isEmpty() ? path : directory;
        if (!directories.contains(where))
            return reply(550, "no such directory");
        QByteArray listing;
        if (verb == "LIST" && argument.startsWith("-a"))
            listing += "drwxr-xr-x 2 u g 0 Jan  1  2023 .\r\n";
        for (const QByteArray &entry : std::as_const(directories))
            if (entry != "/" && parentOf(entry) == where)
                listing += verb == "MLSD" ? "type=dir;modify=20230101120000; " + nameOf(entry) + "\r\n"
                                          : "drwxr-xr-x 2 u g 0 Jan  1  2023 " + nameOf(entry) + "\r\n";
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            if (parentOf(file.key()) != where)
                continue;
            const QByteArray size = QByteArray::number(file->bytes.size());
            listing += verb == "MLSD" ? QByteArray("type=file;size=" + size + ";modify=" + file->modified + "; ")
                                      : QByteArray("-rw-r--r-- 1 u g " + size + " Jan  1  2023 ");
            listing += nameOf(file.key()) + "\r\n";
        }
        return sendData(listing);
    }
    if (verb == "STOR") {
        if (!directories.contains(parentOf(path)))
            return reply(553, "no such directory");
        const qint64 offset = m_server.restIsIgnored ? 0 : rest;
        rest = 0;
        if (offset == 0)
            files[path] = {}; // as most servers do: what stood there is gone
        else
            files[path].bytes.truncate(offset);
        return receiveData([this, path](const QByteArray &bytes) { m_server.files[path].bytes += bytes; });
    }
    if (verb == "MKD") {
        if (directories.contains(path) || files.contains(path) || !directories.contains(parentOf(path)))
            return reply(550, "cannot make it");
        directories.insert(path);
        return reply(257, '"' + path + "\" made");
    }
    if (verb == "RMD") {
        for (const QByteArray &entry : std::as_const(directories))
            if (entry != "/" && parentOf(entry) == path)
                return reply(550, "not empty");
        for (auto file = files.cbegin(); file != files.cend(); ++file)
            if (parentOf(file.key()) == path)
                return reply(550, "not empty");
        return directories.remove(path) ? reply(250, "gone") : reply(550, "no such directory");
    }
    if (verb == "RNTO") {
        if (renameFrom.isEmpty())
            return reply(503, "RNFR first");
        if (files.contains(path) && !m_server.renameOverwrites)
            return reply(553, "it exists");
        if (files.contains(renameFrom))
            files[path] = files.take(renameFrom);
        else
            directories.insert(path), directories.remove(renameFrom);
        renameFrom.clear();
        return reply(250, "renamed");
    }
    if (verb == "MFMT") {
        const QByteArray file = absolute(argument.mid(argument.indexOf(' ') + 1));
        if (!files.contains(file))
            return reply(550, "no such file");
        files[file].modified = argument.left(argument.indexOf(' '));
        return reply(213, "Modify=" + argument);
    }
    static const QSet<QByteArray> known = {"RETR", "SIZE", "MDTM", "DELE", "RNFR", "MLST"};
    if (!known.contains(verb))
        return reply(500, verb + " not understood");
    const bool isDirectory = directories.contains(path);
    if (!files.contains(path) && !(isDirectory && (verb == "RNFR" || verb == "MLST")))
        return reply(550, "no such file");
    if (verb == "RETR") {
        const qint64 offset = m_server.restIsIgnored ? 0 : rest;
        rest = 0;
        return sendData(files[path].bytes.mid(offset));
    }
    if (verb == "SIZE")
        return reply(213, QByteArray::number(files[path].bytes.size()));
    if (verb == "MDTM")
        return reply(213, files[path].modified);
    if (verb == "MLST")
        return reply(250,
                     "Listing\n" +
                         (isDirectory ? QByteArray("type=dir; " + path)
                                      : QByteArray("type=file;size=" + QByteArray::number(files[path].bytes.size()) +
                                                   ";modify=" + files[path].modified + "; " + path)) +
                         "\nEnd");
    if (verb == "RNFR") {
        renameFrom = path;
        return reply(350, "to what?");
    }
    files.remove(path);
    reply(250, "gone");
}

void ScriptedServer::letGo() {
    holdAt = -1;
    for (ScriptedPeer *peer : peers())
        peer->pump();
}

ScriptedServer::ScriptedServer(QObject *parent)
    : QObject(parent) {
    m_listener.listen(QHostAddress::LocalHost);
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *next = m_listener.nextPendingConnection()) {
            ++connections;
            new ScriptedPeer(*this, qobject_cast<QSslSocket *>(next));
        }
    });
}

ScriptedServer::~ScriptedServer() = default;

void ScriptedServer::arm(int step, Fault fault) {
    m_step = 0;
    m_faultStep = step;
    m_fault = fault;
}

ScriptedServer::Fault ScriptedServer::nextStep() {
    const int step = m_step++;
    if (onStep)
        onStep(step);
    return step == m_faultStep ? m_fault : Fault::None;
}

int ScriptedServer::count(const QByteArray &verb) const {
    int found = 0;
    for (const QByteArray &command : commands)
        found += command == verb || command.startsWith(QByteArray(verb + ' ')) ? 1 : 0;
    return found;
}

void ScriptedServer::makeCertificate(QSslCertificate *certificate, QSslKey *key) {
    QTemporaryDir folder;
    const Expected<KeyedCertificate> made =
        KeyedCertificate::makeSelfSigned(QStringLiteral("test"), {QStringLiteral("127.0.0.1")});
    if (!made)
        return;
    const QString certificateFile = folder.filePath(QStringLiteral("c.pem")),
                  keyFile = folder.filePath(QStringLiteral("k.pem"));
    if (!made->save(certificateFile, keyFile))
        return;
    QFile first(certificateFile), second(keyFile);
    if (!first.open(QIODevice::ReadOnly) || !second.open(QIODevice::ReadOnly))
        return;
    *certificate = QSslCertificate(&first);
    *key = QSslKey(&second, QSsl::Ec);
}

void ScriptedServer::useOwnCertificate() {
    makeCertificate(&certificate, &key);
    features.append("AUTH TLS");
    features.append("PROT");
}
