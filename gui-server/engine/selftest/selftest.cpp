#include "selftest/selftest.h"

#include "server/server.h"

#include <QNetworkInterface>

#include <algorithm>

namespace {
constexpr qsizetype mostOfAKind = 3; // addresses of this machine for a listener on all of them

bool isOfInterest(const QHostAddress &address, QAbstractSocket::NetworkLayerProtocol family) {
    return address.protocol() == family && !address.isLinkLocal() && !address.isLoopback();
}
} // namespace

SelfTest::SelfTest(Server &server, QObject *parent)
    : SelfTest(server, Patience(), parent) {}

SelfTest::SelfTest(Server &server, const Patience &patience, QObject *parent)
    : QObject(parent)
    , m_server(&server)
    , m_patience(patience) {
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &SelfTest::onTimeOver);
}

SelfTest::~SelfTest() {
    if (m_isRunning && m_server)
        m_server->closeProbe();
}

QList<ProbeTarget> SelfTest::targets(const QList<ListenerInfo> &listeners, const Configuration &configuration,
                                     const QList<QHostAddress> &machine) {
    QList<ProbeTarget> targets;
    for (const ListenerInfo &listener : listeners) {
        const auto add = [&](const QHostAddress &address, bool isExternal) {
            targets += {{address, listener.port}, listener.implicitTls, isExternal};
        };
        // Of both families: QHostAddress::Any.
        const auto isAll = [&](QHostAddress::SpecialAddress any) {
            return listener.address == QHostAddress(any) || listener.address == QHostAddress(QHostAddress::Any);
        };
        const bool isAllFour = isAll(QHostAddress::AnyIPv4);
        const bool isAllSix = isAll(QHostAddress::AnyIPv6);
        for (const bool four : {true, false}) {
            if (!(four ? isAllFour : isAllSix))
                continue;
            add(QHostAddress(four ? QHostAddress::LocalHost : QHostAddress::LocalHostIPv6), false);
            const auto family = four ? QAbstractSocket::IPv4Protocol : QAbstractSocket::IPv6Protocol;
            qsizetype tried = 0;
            for (const QHostAddress &address : machine)
                if (isOfInterest(address, family) && tried++ < mostOfAKind)
                    add(address, false);
        }
        if (!isAllFour && !isAllSix)
            add(listener.address, false);
        const bool isFour = isAllFour || listener.address.protocol() == QAbstractSocket::IPv4Protocol;
        const bool isPublic = isAllFour || !listener.address.isLoopback();
        const bool isKnown = std::ranges::any_of(targets, [&](const ProbeTarget &one) {
            return one.address == SocketAddress{configuration.externalAddress, listener.port};
        });
        if (isFour && isPublic && !configuration.externalAddress.isNull() && !isKnown)
            add(configuration.externalAddress, true);
    }
    return targets;
}

Expected<bool> SelfTest::start() {
    if (!m_server)
        return Failure{Failure::Kind::Unsupported, 0, QStringLiteral("The server is gone"), {}};
    const auto account = m_server->openProbe();
    if (!account)
        return account.error();
    m_isRunning = true;
    m_login = {account->name, account->password, m_server->certificate().fingerprint,
               m_server->configuration().externalAddress};
    m_targets = targets(m_server->listeners(), m_server->configuration(), QNetworkInterface::allAddresses());
    connect(m_server, &Server::stopped, this, &SelfTest::end);
    QMetaObject::invokeMethod(this, &SelfTest::begin, Qt::QueuedConnection);
    return true;
}

void SelfTest::begin() {
    if (!m_isRunning)
        return;
    m_limit.start(m_patience.all);
    next();
}

// The probe says at which address and with what it was; the addresses behind it are not tried.
void SelfTest::onTimeOver() {
    m_targets.clear();
    m_probe->giveUp();
}

void SelfTest::next() {
    if (!m_isRunning)
        return;
    if (m_targets.isEmpty())
        return end();
    m_probe.reset(new Probe(m_targets.takeFirst(), m_login, m_patience.step));
    connect(m_probe.get(), &Probe::found, this, &SelfTest::take);
    connect(m_probe.get(), &Probe::finished, this, &SelfTest::next);
    m_probe->start();
}

void SelfTest::take(const SelfTestFinding &finding) {
    m_findings += finding;
    Q_EMIT found(finding);
}

void SelfTest::end() {
    if (!std::exchange(m_isRunning, false))
        return;
    m_limit.stop();
    if (m_probe)
        m_probe->disconnect(this);
    m_probe.reset();
    if (m_server)
        m_server->closeProbe();
    Q_EMIT finished();
}
