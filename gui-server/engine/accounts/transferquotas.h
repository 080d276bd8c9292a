// The transfer quotas of all accounts that have one, at the store: carries the questions of each allowance there, in
// one transaction each, and gives back what nobody uses. Owned by the server's store.
#pragma once

#include "accounts/account.h"
#include "accounts/transferallowance.h"
#include "store/database.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

class TransferQuotas : public QObject {
    Q_OBJECT

public:
    // The database must outlive this. today: for tests.
    explicit TransferQuotas(Database &database, std::function<int()> today = TransferCalendar::today);
    // Gives back what is held.
    ~TransferQuotas() override;

    // The one of the account and direction, with the account's limits as they are now; null when there are none.
    std::shared_ptr<TransferAllowance> allowance(const Account &account, TransferDirection direction);

private:
    using Key = std::pair<QByteArray, TransferDirection>;
    // What the store granted last. Only touched by jobs on the database's thread, which come one after the other.
    struct Granted {
        int question = 0;
        int day = 0;
        qint64 bytes = 0;
    };
    struct Entry {
        std::shared_ptr<TransferAllowance> allowance;
        std::shared_ptr<Granted> granted = std::make_shared<Granted>();
        int asked = 0; // questions; and the last one whose answer was heard
        int heard = 0;
        // What questions gave back whose answer was not heard, by day: each job counts those of it that no job before
        // it has counted.
        std::map<int, std::map<int, qint64>> unconfirmed;
    };
    void ask(const Key &key, bool isLast);
    void giveBackIdle();

    Database &m_database;
    std::function<int()> m_today;
    std::map<Key, Entry> m_entries;
    QTimer m_tick;
};
