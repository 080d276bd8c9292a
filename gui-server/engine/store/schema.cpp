#include "store/schema.h"

const QList<QStringList> &Schema::versions() {
    static const QList<QStringList> all = {
        // Settings are read whole and never searched: one JSON object, so that a new setting is no new version.
        {QStringLiteral("CREATE TABLE account_groups (name TEXT PRIMARY KEY, note TEXT NOT NULL, settings TEXT NOT "
                        "NULL)"),
         QStringLiteral("CREATE TABLE accounts (name TEXT PRIMARY KEY, password TEXT NOT NULL, group_name TEXT NOT "
                        "NULL, state INTEGER NOT NULL, expires BIGINT NOT NULL, note TEXT NOT NULL, email TEXT NOT "
                        "NULL, created BIGINT NOT NULL, last_login BIGINT NOT NULL, settings TEXT NOT NULL)"),
         QStringLiteral("CREATE INDEX accounts_by_group ON accounts (group_name)"),
         // settled = 0: a server counts in memory, the figures here are old.
         QStringLiteral("CREATE TABLE usage (account TEXT PRIMARY KEY, bytes BIGINT NOT NULL, files BIGINT NOT NULL, "
                        "settled INTEGER NOT NULL)"),
         QStringLiteral("CREATE TABLE bans (network TEXT PRIMARY KEY, reason TEXT NOT NULL, since BIGINT NOT NULL, "
                        "until BIGINT NOT NULL)"),
         QStringLiteral("CREATE TABLE history (id @ID, at BIGINT NOT NULL, kind INTEGER NOT NULL, account TEXT NOT "
                        "NULL, address TEXT NOT NULL, path TEXT NOT NULL, bytes BIGINT NOT NULL, milliseconds BIGINT "
                        "NOT NULL, result INTEGER NOT NULL, detail TEXT NOT NULL)"),
         QStringLiteral("CREATE INDEX history_by_time ON history (at)"),
         QStringLiteral("CREATE INDEX history_by_account ON history (account, at)")},
        // What servers that share the database may write without asking again; usage counts it already. counting = 1:
        // this server walks the account's home, and nobody is granted anything.
        {QStringLiteral("CREATE TABLE quota_leases (account TEXT NOT NULL, server TEXT NOT NULL, bytes BIGINT NOT "
                        "NULL, files BIGINT NOT NULL, counting INTEGER NOT NULL, until BIGINT NOT NULL, PRIMARY KEY "
                        "(account, server))")},
        // Of a transfer, in hexadecimal digits; empty where it is not known.
        {QStringLiteral("ALTER TABLE history ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''")},
        // What was moved, or may be without asking again. day: since 1970-01-01, UTC.
        {QStringLiteral("CREATE TABLE transfer_usage (account TEXT NOT NULL, day INTEGER NOT NULL, uploaded BIGINT NOT "
                        "NULL, downloaded BIGINT NOT NULL, PRIMARY KEY (account, day))")},
        // Words of Ban::madeBy.
        {QStringLiteral("ALTER TABLE bans ADD COLUMN made_by TEXT NOT NULL DEFAULT ''")},
        // Who was here, without those who were refused, is answered from the index alone.
        {QStringLiteral("DROP INDEX history_by_account"),
         QStringLiteral("CREATE INDEX history_by_account ON history (account, kind)")},
    };
    return all;
}
