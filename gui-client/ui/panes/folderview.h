// A list or a tree with rows that stand for folders and take drops. What a drop means is said by the pane through
// DropRules.
#pragma once

#include "ui/tableview.h"

#include <QPersistentModelIndex>
#include <QTimer>

#include <functional>

class QMimeData;

class FolderView : public TableView {
    Q_OBJECT
public:
    // Asked while something is dragged over the view; row: one that stands for a folder, or invalid for the view
    // itself.
    struct DropRules {
        // What would happen ("Upload 1 file to video"), empty when nothing would. May change the action.
        std::function<QString(const QMimeData &mime, const QModelIndex &row, Qt::DropAction &action)> describe;
        std::function<void(const QMimeData &mime, const QModelIndex &row)> take;
    };

    explicit FolderView(QWidget *parent = nullptr);

    void setDropRules(DropRules rules) { m_rules = std::move(rules); }

Q_SIGNALS:
    void hoveredLong(const QModelIndex &folder); // while dragging

protected:
    virtual QModelIndex folderAt(const QPoint &position) const = 0;

    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Target {
        QModelIndex row;
        QString label; // empty: nothing is taken there
        Qt::DropAction action;
    };
    Target targetOf(const QDropEvent &event) const;
    void endDrag();

    DropRules m_rules;
    QPersistentModelIndex m_hoveredFolder;
    QTimer m_hover;
};
