// Keeps the bans of a BanList between runs: reads them at the start, writes each that is added or lifted. Owned by the
// server's store.
#pragma once

#include "guard/banlist.h"
#include "store/database.h"

#include <QObject>

class BanStore : public QObject {
    Q_OBJECT

public:
    // Both must outlive this.
    BanStore(Database &database, BanList &bans);

private:
    void load();
    void write(const Ban &ban);
    void remove(const Network &network);

    Database &m_database;
    BanList &m_bans;
};
