#include "server/server.h"

class Server::Private {
public:
    Configuration configuration;
};

Server::Server(const Configuration &configuration, Log &, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>()) {
    m_d->configuration = configuration;
}
Server::~Server() = default;

Expected<bool> Server::start() { return Failure{Failure::Kind::Unsupported, 0, QStringLiteral("not built yet"), {}}; }
void Server::stop() {}
bool Server::isRunning() const { return false; }
void Server::reload(const Configuration &configuration) { m_d->configuration = configuration; }
const Configuration &Server::configuration() const { return m_d->configuration; }
QList<ListenerInfo> Server::listeners() const { return {}; }
QList<ClientSnapshot> Server::clients() const { return {}; }
QList<TransferSnapshot> Server::transfers() const { return {}; }
ThroughputTotals Server::totals() const { return {}; }
QString Server::certificateFingerprint() const { return {}; }
void Server::disconnectClient(quint64) {}
void Server::sendMessage(quint64, const QString &) {}
