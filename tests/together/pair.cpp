#include "together/pair.h"

#include "queue/sessioncarrier.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace std::chrono_literals;

QByteArray noise(qsizetype size) {
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(static_cast<quint32>(size));
    for (char &byte : bytes)
        byte = static_cast<char>(random.generate());
    return bytes;
}

void write(const QString &path, const QByteArray &bytes) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray read(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

QMap<QString, QByteArray> contents(const QString &folder) {
    QMap<QString, QByteArray> all;
    QDirIterator each(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        const QString name = path.sliced(folder.size() + 1);
        if (each.fileInfo().isDir())
            all.insert(name + QLatin1Char('/'), {});
        else
            all.insert(name, read(path));
    }
    return all;
}

namespace {
RunnerSettings runnerSettings(int parallel) {
    RunnerSettings settings;
    settings.parallel = parallel;
    settings.retryDelays = {100ms, 200ms, 400ms};
    return settings;
}

quint16 portOf(int socket, int (*ask)(int, sockaddr *, socklen_t *)) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    return ask(socket, reinterpret_cast<sockaddr *>(&address), &size) == 0 && address.sin_family == AF_INET
               ? ntohs(address.sin_port)
               : 0;
}
} // namespace

void addWays() {
    QTest::addColumn<bool>("upload");
    QTest::addColumn<bool>("tls");
    for (const bool upload : {true, false})
        for (const bool tls : {true, false})
            QTest::addRow("%s %s", upload ? "upload" : "download", tls ? "TLS" : "plain") << upload << tls;
}

Pair::Pair(ServerInProcess::Settings settings, int parallel)
    : server(prepared(settings))
    , runner(queue, runnerSettings(parallel)) {
    site.host = QStringLiteral("127.0.0.1");
    site.port = server.port();
    site.user = QStringLiteral("ann");
    site.password = QStringLiteral("secret");
    site.tls = settings.tls ? TlsMode::Required : TlsMode::Off;
    LinkServices services{.log = log,
                          .executor = executor,
                          .publisher = publisher,
                          .trust = trust,
                          .caFile = {},
                          .trustedFingerprint = {}};
    services.pinUnknown = true;
    queue.setDefaultRule(TransferItem::Direction::Upload, ExistsRule::Overwrite);
    queue.setDefaultRule(TransferItem::Direction::Download, ExistsRule::Overwrite);
    runner.addSite(site.key(), [this, services] {
        auto *const carrier = new SessionCarrier(site, services);
        QObject::connect(carrier, &SessionCarrier::question, carrier, [carrier](const Question &) {
            carrier->answer({.accepted = true, .remember = true, .text = {}});
        });
        return LaterPtr<Carrier>(carrier);
    });
}

Pair::~Pair() {
    QSignalSpy stopped(&runner, &Runner::stopped);
    runner.stop();
    stopped.wait(10000);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

TransferItem Pair::item(TransferItem::Direction direction, const QString &name, const QByteArray &remote,
                        TransferItem::Kind kind) const {
    TransferItem made;
    made.site = site.key();
    made.direction = direction;
    made.kind = kind;
    made.localPath = here(name);
    made.remotePath = RemotePath(remote);
    return made;
}

bool Pair::finish(int timeout) {
    if (queue.totals().pending() == 0)
        return true;
    QSignalSpy ended(&queue, &TransferQueue::finishedAll);
    return ended.wait(timeout);
}

// Both ends are sockets of this process; those of control connections have the server's port.
int Pair::cutData() const {
    int cut = 0;
    const QStringList numbers = QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoDotAndDotDot | QDir::System);
    for (const QString &number : numbers) {
        const int descriptor = number.toInt();
        const quint16 own = portOf(descriptor, ::getsockname);
        const quint16 peer = portOf(descriptor, ::getpeername);
        if (own == 0 || peer == 0 || own == server.port() || peer == server.port())
            continue;
        ::shutdown(descriptor, SHUT_RDWR);
        ++cut;
    }
    return cut;
}

ServerInProcess::Settings Pair::prepared(ServerInProcess::Settings settings) const {
    settings.home = serverFolder.path();
    return settings;
}
