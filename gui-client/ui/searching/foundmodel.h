// What a search has found, a row each; rows are added while it goes on. Owned by the dialog that shows it.
#pragma once

#include "ftp/remotepath.h"
#include "listing/remoteentry.h"

#include <QAbstractTableModel>

struct FoundEntry {
    RemotePath folder;
    RemoteEntry entry;
    RemotePath path() const { return folder.child(entry.name); }
};

class FoundModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Folder, Size, Modified };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void append(const RemotePath &folder, const QList<RemoteEntry> &entries);
    const FoundEntry &at(int row) const { return m_rows.at(row); }
    // What is gone from the server, with all that lies below.
    void remove(const RemotePath &path);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString text(const FoundEntry &row, int column);

    QList<FoundEntry> m_rows;
};
