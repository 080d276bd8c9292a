#include "server/serverstore.h"

#include "base/log.h"
#include "ftp/wiretext.h"

namespace {
DatabaseLocation locationOf(const Configuration &configuration, const QByteArray &dataDirectory) {
    return {decodeWireText(dataDirectory) + QStringLiteral("/wherry.db"), configuration.database};
}
} // namespace

ServerStore::ServerStore(const Configuration &configuration, const QByteArray &dataDirectory, BanList &bans, Log &log)
    : m_database(locationOf(configuration, dataDirectory))
    , m_accounts(m_database, m_hashing, dataDirectory)
    , m_authenticator(m_accounts, m_hashing)
    , m_usage(m_database)
    , m_history(m_database, configuration.historyDays)
    , m_bans(m_database, bans)
    , m_registrar(m_accounts, log) {
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
