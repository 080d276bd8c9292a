// The accounts of the store as a table: who they are, what they may, what they use. Rows are values of the answers to
// "account-list" and "usage".
#pragma once

#include "server/snapshots.h"
#include "ui/livetablemodel.h"

#include <QJsonArray>
#include <QJsonObject>

struct AccountRow {
    enum class State { Enabled, Disabled, Pending, Expired };

    quint64 id = 0; // of this model; the name is the store's key
    QString name;
    QString group;
    QString home;
    QString permissions; // words of PermissionWords
    State state = State::Enabled;
    qint64 quota = -1; // bytes, -1 = no limit
    qint64 used = -1;  // bytes, -1 = not counted
    qint64 files = -1;
    int sessions = 0;     // connected now
    bool isPlain = false; // one of them without encryption
    int maxSessions = 0;  // 0 = no limit
    qint64 lastLogin = 0; // ms since the epoch, UTC; 0 = never
    QJsonObject account;  // the whole answer, for the form
    bool operator==(const AccountRow &other) const;
};
inline quint64 idOf(const AccountRow &row) { return row.id; }

class AccountModel : public LiveTableModel<AccountRow> {
    Q_OBJECT
public:
    enum Column { Account, Folder, Rights, Group, Sessions, Space, LastLogin, ColumnCount };

    using LiveTableModel<AccountRow>::LiveTableModel;

    // accounts: of "account-list"; usage: of "usage", by account. now: ms since the epoch, UTC.
    void show(const QJsonArray &accounts, const QJsonObject &usage, qint64 now);
    // Who is connected.
    void show(const QList<ClientSnapshot> &clients);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QVariant cell(const AccountRow &row, int column, int role) const override;

private:
    QString text(const AccountRow &row, int column) const;
    QVariant sortValue(const AccountRow &row, int column) const;

    QHash<QString, quint64> m_ids;
};
