// The list of a pane: rows that open, drag out and take drops, a folder's row included.
#pragma once

#include "models/chosenentries.h"
#include "models/shownrows.h"
#include "panes/folderview.h"
#include "panes/keptplace.h"

#include <functional>
#include <limits>
#include <memory>

class FileListModel;
class QMimeData;

class FileListView : public FolderView {
    Q_OBJECT
public:
    explicit FileListView(FileListModel &model, QWidget *parent = nullptr);
    const FileListModel &files() const { return m_files; }
    using FolderView::edit;

    // make: what the selected rows are when dragged; null when they cannot be.
    void setDragSource(std::function<std::unique_ptr<QMimeData>()> make) { m_makeDragged = std::move(make); }
    // What is selected, or the current row when nothing is; without "..".
    ChosenEntries chosen() const;
    // The row when exactly one is chosen; ".." is none.
    QModelIndex onlyChosen() const;
    // Of them all, without a list of them: this is asked at every stroke.
    ShownRows::Totals chosenTotals() const;
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
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override; // an ending is not selected
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

    QModelIndex folderAt(const QPoint &position) const override;

private:
    QList<int> chosenRows(qsizetype most = std::numeric_limits<qsizetype>::max()) const;

    FileListModel &m_files;
    std::function<std::unique_ptr<QMimeData>()> m_makeDragged;
    QByteArray m_expected;
    KeptPlace m_kept;
};
