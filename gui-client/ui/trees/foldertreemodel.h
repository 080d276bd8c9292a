// The folders of one side as a tree, each read when it is opened. What a source tells is sorted in slices, so that a
// folder of 100,000 folders never holds the event loop; of so many only the first have rows, and one row tells how many
// there are besides. Owned by its pane.
#pragma once

#include "models/slicedorder.h"
#include "trees/foldersource.h"

#include <QAbstractItemModel>
#include <QCollator>
#include <QIcon>
#include <QTimer>

#include <list>
#include <memory>
#include <vector>

class FolderTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    // Of one folder, and those that lead to the followed place: Qt lays out all rows of an open one at every change,
    // and nobody reads them.
    static constexpr int mostRows = 2000;

    // The source outlives the model.
    explicit FolderTreeModel(FolderSource &source, QObject *parent = nullptr);
    ~FolderTreeModel() override;

    // The place and all above it are in the tree from now on, whether they were told or not; reads above it what is
    // free. Forgets the place before.
    QModelIndex follow(const QString &place);
    // A person opened the folder.
    void read(const QModelIndex &folder);
    // The folders of a place, in no order. Of a place that is not in the tree they are dropped.
    void take(const QString &place, const QList<QByteArray> &names);
    void clear();
    // Hidden folders (".name") are left out; those that lead to the followed place never.
    void setHiddenShown(bool shown);

    QString placeOf(const QModelIndex &index) const; // of the row of the others: the folder they are in
    QModelIndex find(const QString &place) const;    // invalid when it is not shown

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override; // of a folder that was not read: perhaps
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void emptied(const QModelIndex &folder); // hasChildren() was true, and there are none
    void refused(const QModelIndex &folder);

private:
    struct Node;
    struct Reading;

    Node *nodeOf(const QModelIndex &index) const;
    Node *nodeOf(const QString &place) const;
    QModelIndex indexOf(const Node &node) const;
    QString placeOf(const Node &node) const;
    Node &childOf(Node &parent, const QByteArray &name);
    bool isShown(const Node &node) const;
    bool isBefore(const Node &left, const Node &right) const;
    void work();
    void grow(Node &node, Reading &reading);
    void showRows(Node &parent);
    void showRowsBelow(Node &node);
    Node &restOf(Node &parent, qsizetype count);
    void removeRowsBut(Node &parent, const std::vector<Node *> &staying);
    void orderRows(Node &parent, const std::vector<Node *> &order);

    FolderSource &m_source;
    QCollator m_collator;
    std::unique_ptr<Node> m_root;
    std::vector<Node *> m_way; // from the root to the followed place
    std::list<Reading> m_readings;
    QTimer m_worker; // one slice a turn
    bool m_hiddenShown = true;
    mutable QIcon m_folderIcon, m_rootIcon;
};
