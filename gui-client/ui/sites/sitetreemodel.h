// The saved sites as a tree to be worked on: folders first, then sites, each in the person's order. Dragging and the
// keyboard move rows by the same way. Owned by the dialog of sites; the file is written from tree().
#pragma once

#include "sites/sitetree.h"

#include <QHash>
#include <QStandardItemModel>

class SiteTreeModel : public QStandardItemModel {
    Q_OBJECT
public:
    explicit SiteTreeModel(const SiteTree &tree, QObject *parent = nullptr);

    void show(const SiteTree &tree); // in place of all that is here

    // As it stands now; names that are there twice in a folder get a number.
    SiteTree tree() const;
    bool isFolder(const QModelIndex &index) const { return index.isValid() && !site(index); }
    // Null for a folder. Valid until the next change.
    const SavedSite *site(const QModelIndex &index) const;
    // The site of this row, by its id; the row shows its name. Precondition: site(index).
    void setSite(const QModelIndex &index, const SavedSite &saved);
    QModelIndex indexOf(const QString &id) const;

    // Into the folder at the index, beside the site there, or at the top.
    QModelIndex addSite(SavedSite saved, const QModelIndex &beside);
    QModelIndex addFolder(const QString &name, const QModelIndex &beside);
    void remove(const QModelIndex &index);         // a folder with all in it
    int siteCount(const QModelIndex &index) const; // at and below

    enum class Move { Up, Down, Out, In }; // Out: of its folder, behind it; In: into the folder above
    bool canMove(const QModelIndex &index, Move move) const;
    QModelIndex move(const QModelIndex &index, Move move);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override; // never empty
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    // Moves the row and says false: the view has nothing left to remove.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void moved(const QModelIndex &index);   // by a drop
    void renamed(const QModelIndex &index); // by a person, in the tree

private:
    struct Place {
        QStandardItem *parent = nullptr;
        int row = -1;
    };
    QStandardItem *itemOf(const QModelIndex &folder) const; // the invisible root for the top
    QStandardItem *folderAt(const QStringList &names);      // made where it is missing
    Place placeAfter(const QModelIndex &index, Move move) const;
    QModelIndex put(QStandardItem *item, QStandardItem *parent, int row);
    QModelIndex moveTo(const QModelIndex &index, Place place);
    QModelIndex dragged(const QMimeData *data) const;
    void collect(const QStandardItem *parent, const QStringList &folder, SiteTree &tree) const;

    QHash<QString, SavedSite> m_sites; // by id; folder and name are those of the rows
};
