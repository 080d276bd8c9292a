// What SQLite and PostgreSQL say differently; everything else is said once for both.
#pragma once

#include "store/storefailure.h"

#include <QStringList>

class QSqlError;

struct Dialect {
    QString driver;     // of QtSql
    QString identifier; // type of a key that counts by itself
    QString bytes;      // type of bytes
    QString begin;      // a transaction that will write
    QStringList onOpen; // for each new connection
    QString folded;     // %1 with A to Z as a to z and nothing else changed: the same in both
    QString lockSchema; // inside a transaction: one server at a time changes the schema; empty = begin does it
    bool isShared;      // several servers may use the database

    static Dialect sqlite();
    static Dialect postgres();

    StoreFailure failure(const QSqlError &error) const;
    // @ID and @BYTES in a statement of the schema.
    QString translated(QString statement) const;
};
