// The connected clients as a live table; rows are snapshots, one per session.
#pragma once

#include "server/snapshots.h"
#include "ui/livetablemodel.h"

// A snapshot with the durations of the moment it was taken, so that rows change only when what they show changes.
struct ClientRow {
    ClientSnapshot client;
    qint64 connectedSeconds = 0;
    bool operator==(const ClientRow &other) const;
};
inline quint64 idOf(const ClientRow &row) { return row.client.session; }

class ClientModel : public LiveTableModel<ClientRow> {
    Q_OBJECT
public:
    enum Column { Connected, Session, Address, Account, Client, Encryption, Directory, Doing, Idle, ColumnCount };

    using LiveTableModel<ClientRow>::LiveTableModel;

    // now: ms since the epoch, UTC.
    void show(const QList<ClientSnapshot> &clients, qint64 now);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // What a session is doing, in words: "Uploading film.mkv", "Waiting".
    static QString doingText(const QString &command);
    static bool isWaiting(const QString &command) { return command.isEmpty(); }

protected:
    QVariant cell(const ClientRow &row, int column, int role) const override;

private:
    QString text(const ClientRow &row, int column) const;
    QVariant sortValue(const ClientRow &row, int column) const;
};
