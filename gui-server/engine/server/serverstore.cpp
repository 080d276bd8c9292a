#include "server/serverstore.h"

#include "base/log.h"
#include "ftp/wiretext.h"

#include <QFile>
#include <QUuid>

namespace {
DatabaseLocation locationOf(const Configuration &configuration, const QByteArray &dataDirectory) {
    return {decodeWireText(dataDirectory) + QStringLiteral("/wherry.db"), configuration.database};
}

// The name of this server among those that share a database: the same in each run, kept in its data directory.
QString serverName(const QByteArray &dataDirectory) {
    QFile file(decodeWireText(dataDirectory) + QStringLiteral("/server.id"));
    if (file.open(QIODevice::ReadOnly))
        if (const QUuid known(QString::fromLatin1(file.readAll().trimmed())); !known.isNull())
            return known.toString(QUuid::WithoutBraces);
    file.close();
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (file.open(QIODevice::WriteOnly))
        file.write(name.toLatin1()); // else another one in the next run: grants of this one expire then
    return name;
}
} // namespace

ServerStore::ServerStore(const Configuration &configuration, const QByteArray &dataDirectory, BanList &bans, Log &log)
    : m_database(locationOf(configuration, dataDirectory))
    , m_accounts(m_database, m_hashing, dataDirectory)
    , m_authenticator(m_accounts, m_passwords)
    , m_usage(m_database)
    , m_leases(configuration.database.isEmpty() ? nullptr
                                                : std::make_unique<QuotaLeases>(m_database, serverName(dataDirectory)))
    , m_transferQuotas(m_database)
    , m_history(m_database, configuration.historyDays)
    , m_bans(m_database, bans)
    , m_registrar(m_accounts, log) {
    m_database.listen();
    connect(&m_database, &Database::heard, this, [this](const Notice &notice) {
        if (const auto network = Network::fromText(notice.name); network && notice.about == Notice::About::Dismissal)
            Q_EMIT dismissed(*network);
    });
    const QString source = QStringLiteral("store");
    connect(&m_database, &Database::warned, this,
            [&log, source](const QString &sentence) { log.warning(source, sentence); });
    connect(&m_database, &Database::awayChanged, this, [&log, source](bool away, const QString &cause) {
        if (away)
            log.error(source, QStringLiteral("The database is away: %1").arg(cause));
        else
            log.info(source, QStringLiteral("The database is there again"));
    });
}

ServerStore::~ServerStore() { m_usage.settleAll(); }
