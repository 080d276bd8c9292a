// Keeps the bans of a BanList between runs, and the same among servers that share the database: reads them at the
// start, writes each that is added or lifted, reads again what others change. Owned by the server's store.
#pragma once

#include "guard/banlist.h"
#include "store/database.h"

#include <QObject>
#include <QSet>

class BanStore : public QObject {
    Q_OBJECT

public:
    // Both must outlive this.
    BanStore(Database &database, BanList &bans);
    ~BanStore() override; // writes what waits

private:
    void load();
    void loadOne(const Network &network);
    void change(const Network &network);
    void write();
    bool isUnwritten(const Network &network) const;

    Database &m_database;
    BanList &m_bans;
    QSet<Network> m_unwritten; // changed here: they hold in memory at least, until the database takes them
    QSet<Network> m_written;   // being written
};
