#include "support/inprocess/serverinprocess.h"

#include "base/log.h"
#include "server/server.h"

#include <QFile>

struct ServerInProcess::Private {
    Log log;
    std::unique_ptr<Server> server;
};

ServerInProcess::ServerInProcess(const Settings &settings)
    : m_d(std::make_unique<Private>()) {
    Configuration configuration;
    configuration.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    configuration.port = 0;
    configuration.passivePorts = {20000, 60000};
    AccountConfiguration ann;
    ann.name = "ann";
    ann.password = "secret";
    ann.home = QFile::encodeName(settings.home);
    ann.quotaFiles = settings.quotaFiles;
    configuration.accounts = {ann};
    configuration.maxSessionsPerAddress = settings.maxSessionsPerAddress;
    configuration.tls = settings.tls ? TlsPolicy::Optional : TlsPolicy::Off;
    configuration.uploadRate = settings.rate;
    configuration.downloadRate = settings.rate;
    configuration.durable = false;
    m_d->server = std::make_unique<Server>(configuration, m_d->log);
    if (!m_d->server->start())
        m_d->server.reset();
}

ServerInProcess::~ServerInProcess() = default;

quint16 ServerInProcess::port() const { return m_d->server ? m_d->server->listeners().first().port : 0; }

int ServerInProcess::sessions() const { return static_cast<int>(m_d->server->clients().size()); }

int ServerInProcess::transfers() const { return static_cast<int>(m_d->server->transfers().size()); }

void ServerInProcess::disconnectAll() {
    const QList<ClientSnapshot> clients = m_d->server->clients();
    for (const ClientSnapshot &client : clients)
        m_d->server->disconnectClient(client.session);
}
