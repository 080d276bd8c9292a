// The tree beside a pane's list. Follows where the pane is, and says where a person wants to go. Owned by the pane.
#pragma once

#include "panes/folderview.h"

class FolderTreeModel;

class FolderTreeView : public FolderView {
    Q_OBJECT
public:
    // The model outlives the view.
    FolderTreeView(FolderTreeModel &model, const QString &accessibleName, QWidget *parent = nullptr);

    // Opens what is above the place, selects it and keeps it in view until a person scrolls.
    void follow(const QString &place);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &place); // by a click or Enter

protected:
    QModelIndex folderAt(const QPoint &position) const override { return indexAt(position); }
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;

private:
    void choose(const QModelIndex &index);
    void keepInView();

    FolderTreeModel &m_folders;
    bool m_isFollowing = false; // what opens now was not opened by a person
    bool m_staysInView = false;
};
