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

private:
    void load();
    void loadOne(const Network &network);
    void writeUnwritten();
    void write(const Ban &ban);
    void remove(const Network &network);
    void change(const Network &network, std::function<Stored<int>(Connection &)> job);

    Database &m_database;
    BanList &m_bans;
    QSet<Network> m_unwritten; // changed here while the database was away
};
