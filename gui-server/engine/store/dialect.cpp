#include "store/dialect.h"

#include <QSqlError>

Dialect Dialect::sqlite() {
    return {QStringLiteral("QSQLITE"),
            QStringLiteral("INTEGER PRIMARY KEY AUTOINCREMENT"),
            QStringLiteral("BLOB"),
            QStringLiteral("BEGIN IMMEDIATE"),
            {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
             QStringLiteral("PRAGMA foreign_keys = ON")},
            QStringLiteral("lower(%1)"),
            {},
            false};
}

Dialect Dialect::postgres() {
    return {QStringLiteral("QPSQL"),
            QStringLiteral("BIGSERIAL PRIMARY KEY"),
            QStringLiteral("BYTEA"),
            QStringLiteral("BEGIN"),
            {QStringLiteral("SET client_min_messages = warning")},
            QStringLiteral("lower(%1 COLLATE \"C\")"),
            QStringLiteral("SELECT pg_advisory_xact_lock(2121)"),
            true};
}

QString Dialect::translated(QString statement) const {
    return statement.replace(QStringLiteral("@ID"), identifier).replace(QStringLiteral("@BYTES"), bytes);
}

StoreFailure Dialect::failure(const QSqlError &error) const {
    const QString code = error.nativeErrorCode();
    const QString text = error.databaseText().trimmed();
    // SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE; unique_violation
    if (code == QLatin1String("1555") || code == QLatin1String("2067") || code == QLatin1String("23505"))
        return {StoreFailure::Kind::Exists, text};
    if (isShared && code == QLatin1String("57014")) // query_canceled: it took longer than statement_timeout
        return {StoreFailure::Kind::TooLong, text};
    const bool refusedForGood =
        isShared ? code.startsWith(QLatin1String("42")) || code.startsWith(QLatin1String("22")) ||
                       code.startsWith(QLatin1String("23"))
                 : code == QLatin1String("1") || code.toInt() % 256 == 19; // SQLITE_ERROR, SQLITE_CONSTRAINT
    return {refusedForGood ? StoreFailure::Kind::Failed : StoreFailure::Kind::Away, text};
}
