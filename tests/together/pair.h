// What the tests of both engines need: our server on a folder, our client's queue and runner beside it.
#pragma once

#include "base/blockingexecutor.h"
#include "base/log.h"
#include "connection/trust.h"
#include "operations/transfer/publisher.h"
#include "queue/runner.h"
#include "queue/transferqueue.h"
#include "sites/site.h"
#include "support/inprocess/serverinprocess.h"

#include <QMap>
#include <QTemporaryDir>

QByteArray noise(qsizetype size);
void write(const QString &path, const QByteArray &bytes);
QByteArray read(const QString &path);
// Relative path and content of everything below a folder; folders end with "/".
QMap<QString, QByteArray> contents(const QString &folder);

// Rows of a test that is done up and down, in clear and over TLS: columns "upload" and "tls".
void addWays();

constexpr auto Up = TransferItem::Direction::Upload;
constexpr auto Down = TransferItem::Direction::Download;

// All on the test's event loop.
class Pair {
public:
    explicit Pair(ServerInProcess::Settings settings = {}, int parallel = 3);
    ~Pair();
    TransferItem item(TransferItem::Direction direction, const QString &name, const QByteArray &remote,
                      TransferItem::Kind kind = TransferItem::Kind::File) const;
    QString home(const QString &name = {}) const { return serverFolder.path() + QLatin1Char('/') + name; }
    QString here(const QString &name = {}) const { return clientFolder.path() + QLatin1Char('/') + name; }
    bool finish(int timeout = 60000);
    // Breaks every data connection that stands, as a line does that is cut; how many there were.
    int cutData() const;

    QTemporaryDir serverFolder, clientFolder;
    ServerInProcess server;
    Log log;
    BlockingExecutor executor;
    Publisher publisher{executor};
    MemoryTrustStore trust;
    Site site;
    TransferQueue queue;
    Runner runner;

private:
    ServerInProcess::Settings prepared(ServerInProcess::Settings settings) const;
};
