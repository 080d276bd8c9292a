// The list of a pane: rows that open, drag out and take drops, a folder's row included. What a drop means is said by
// the pane through DropRules.
#pragma once

#include "ui/tableview.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>

class FileListModel;
class QMimeData;

class FileListView : public TableView {
    Q_OBJECT
public:
    // Asked while something is dragged over the list; row: a row that opens as a folder, or invalid for the list
    // itself.
    struct DropRules {
        // What would happen ("Upload 1 file to video"), empty when nothing would. May change the action.
        std::function<QString(const QMimeData &mime, const QObject *source, const QModelIndex &row,
                              Qt::DropAction &action)>
            describe;
        std::function<void(const QMimeData &mime, const QObject *source, const QModelIndex &row, Qt::DropAction action)>
            take;
        // What the selected rows are when dragged; null when they cannot be.
        std::function<std::unique_ptr<QMimeData>()> make;
    };

    explicit FileListView(FileListModel &model, QWidget *parent = nullptr);

    void setDropRules(DropRules rules) { m_rules = std::move(rules); }
    // The rows that are selected, or the current one when none is; without "..".
    QModelIndexList chosenRows() const;
    // Makes the row of this name the current one once it is listed.
    void expect(const QByteArray &name) { m_expected = name; }
    // Forgets what was selected: another folder is shown from now on.
    void forgetPlace();
    // The name of the current row; empty for ".." and when there is none.
    QByteArray currentName() const;

Q_SIGNALS:
    void opened(const QModelIndex &index);       // double click or Enter
    void hoveredLong(const QModelIndex &folder); // while dragging
    // Around a drag of this list's rows; taken: somebody took the drop.
    void dragBegins(QMimeData *mime);
    void dragEnded(bool taken);

protected:
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QModelIndex folderAt(const QPoint &position) const;
    void remember();
    void restore();
    void endDrag();

    FileListModel &m_files;
    DropRules m_rules;
    QPersistentModelIndex m_hoveredFolder;
    QTimer m_hover;
    QByteArray m_expected;
    QByteArray m_currentName;
    QSet<QByteArray> m_selectedNames;
    int m_scrolledTo = 0;
};
