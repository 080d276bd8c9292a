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
    // The database must outlive this.
    explicit TransferQuotas(Database &database);
    // Gives back what is held.
    ~TransferQuotas() override;

    // The one of the account and direction, with the account's limits as they are now; null when there are none.
    std::shared_ptr<TransferAllowance> allowance(const Account &account, TransferDirection direction);

private:
    using Key = std::pair<QByteArray, TransferDirection>;
    void ask(const Key &key, bool isLast);
    void giveBackIdle();

    Database &m_database;
    std::map<Key, std::shared_ptr<TransferAllowance>> m_allowances;
    QTimer m_tick;
};
