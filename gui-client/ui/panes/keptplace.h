// What was selected in a list, which row was the current one and how far it was scrolled, over a reset of its model: a
// filtered or refreshed list stays where it was. Owned by the FileListView.
#pragma once

#include <QByteArray>
#include <QModelIndex>

#include <vector>

class FileListModel;
class FileListView;

class KeptPlace {
public:
    void remember(const FileListView &view);
    void restore(FileListView &view) const;

private:
    QModelIndex current(const FileListModel &model) const;
    QByteArray nameBeside(const FileListModel &model) const;

    quint64 m_listing = 0;
    std::vector<bool> m_selected; // by the entries' numbers in that listing; empty: none
    QByteArray m_currentName;     // empty: "..", or none
    QByteArray m_nameBeside;      // of the row that is the current one after a refresh without m_currentName
    int m_currentRow = -1;
    int m_scrolledTo = 0;
};
