// The list of a pane: rows that open, drag out and take drops, a folder's row included.
#pragma once

#include "panes/folderview.h"

#include <QSet>

#include <functional>
#include <memory>

class FileListModel;
class QMimeData;

class FileListView : public FolderView {
    Q_OBJECT
public:
    explicit FileListView(FileListModel &model, QWidget *parent = nullptr);

    // make: what the selected rows are when dragged; null when they cannot be.
    void setDragSource(std::function<std::unique_ptr<QMimeData>()> make) { m_makeDragged = std::move(make); }
    // The rows that are selected, or the current one when none is; without "..".
    QModelIndexList chosenRows() const;
    // Makes the row of this name the current one once it is listed.
    void expect(const QByteArray &name) { m_expected = name; }
    // Forgets what was selected: another folder is shown from now on.
    void forgetPlace();
    // The name of the current row; empty for ".." and when there is none.
    QByteArray currentName() const;

Q_SIGNALS:
    void opened(const QModelIndex &index); // double click or Enter
    // Around a drag of this list's rows; taken: somebody took the drop.
    void dragBegins(QMimeData *mime);
    void dragEnded(bool taken);

protected:
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

    QModelIndex folderAt(const QPoint &position) const override;

private:
    void remember();
    void restore();

    FileListModel &m_files;
    std::function<std::unique_ptr<QMimeData>()> m_makeDragged;
    QByteArray m_expected;
    QByteArray m_currentName;
    QSet<QByteArray> m_selectedNames;
    int m_scrolledTo = 0;
};
