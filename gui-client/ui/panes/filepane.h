// One side of the window: path bar, list, a tree beside it that may be shown, quick filter and status line. What the
// places are and how they are read is the business of LocalPane and RemotePane.
#pragma once

#include "models/filelistmodel.h"
#include "panes/pathbar.h"

#include <QFrame>

class FileListView;
class FolderSource;
class FolderTreeModel;
class FolderTreeView;
class IconButton;
class PlainLabel;
class QLineEdit;
class QMimeData;
class QSplitter;

class FilePane : public QFrame {
    Q_OBJECT
public:
    struct Names {
        QString list;  // "Local files", the accessible name
        QString field; // "Local path"
        QString tree;  // "Local folders"
    };

    // Takes the source of its tree's folders.
    FilePane(const Names &names, int columns, FolderSource *folders, QWidget *parent = nullptr);
    ~FilePane() override;

    FileListModel &model() const { return *m_model; }
    FileListView &view() const { return *m_view; }
    FolderTreeView &tree() const { return *m_tree; }
    PathBar &pathBar() const { return *m_pathBar; }

    virtual void goTo(const QString &place) = 0;
    virtual void refresh() = 0;
    bool canGoBack() const { return !m_back.isEmpty(); }
    bool canGoForward() const { return !m_forward.isEmpty(); }
    bool canGoUp() const { return !m_place.isEmpty() && !parentPlace().isEmpty(); }
    void goBack();
    void goForward();
    void goUp();
    void editPath() { m_pathBar->edit(); }
    void setFilterShown(bool shown);
    bool isFilterShown() const;
    void setTreeShown(bool shown);
    bool isTreeShown() const;
    void setHiddenShown(bool shown); // in the list and in the tree
    // What the keyboard goes through from pane to pane: the tree while it is shown, the list.
    QList<QWidget *> stops() const;
    void takeFocus();
    // The side that actions work on; its frame shows it.
    void setActive(bool active);
    bool isActive() const { return m_active; }
    // What is selected, or the current row when nothing is; without "..".
    ChosenEntries chosen() const;
    // Which columns are shown how wide and in which order, and whether a person has chosen the widths.
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);
    // How wide the tree and the list are.
    QSplitter &splitter() const { return *m_splitter; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void transferWanted(); // Enter or double click on a file: the chosen ones to the other side
    void contextMenuWanted(const QPoint &globalPosition);
    void activeChanged(bool active);
    void chosenChanged();
    void placeChanged();
    void nameRefused(const QString &why); // what was typed cannot be a name; nothing was done
    void worked(); // a place was shown as asked for, be it what was shown before, or something was changed

protected:
    virtual QString parentPlace() const = 0;  // empty: there is none
    virtual QByteArray placeName() const = 0; // of the place in its parent
    virtual QString childPlace(const FileEntry &entry) const = 0;
    virtual void onPathTyped(const QString &text) = 0;
    virtual void onRenameWanted(const QByteArray &name, const QString &newName) = 0;
    // What a drop onto a folder would do ("Upload 1 file to video"), empty when nothing. May change the action.
    virtual QString describeDrop(const QMimeData &mime, const QString &folder, Qt::DropAction &action) const = 0;
    virtual void takeDrop(const QMimeData &mime, const QString &folder) = 0;
    // What the selected rows are when dragged; null when they cannot be.
    virtual std::unique_ptr<QMimeData> makeDragged() const = 0;

    // For the subclass: this place is shown from now on.
    void showPlace(const QString &place, const QList<PathBar::Crumb> &crumbs, const QString &text);
    // The place that goTo() was asked for cannot be shown: the history is as before.
    void movingFailed();
    // Goes there and makes the row of this name the current one.
    void goToEntry(const QString &place, const QByteArray &name);
    void forgetPlaces();
    const QString &place() const { return m_place; }
    // Whether it can be the name of a file or folder here; says nameRefused() when it cannot.
    bool takesName(const QString &name);
    void setStatus(const QString &text); // instead of the totals, until it is emptied
    void updateStatus();
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Visited {
        QString place, text;
        QByteArray currentName; // where the cursor stood when it was left
    };
    void move(QList<Visited> &from, QList<Visited> &to);
    void open(const QModelIndex &index);
    QString folderOf(const QModelIndex &row) const;
    void makeLists(const Names &names);
    void setDropRules();
    void tellTree();
    void updateMoves();
    void fitColumns();

    FileListModel *m_model;
    FolderTreeModel *m_folders;
    PathBar *m_pathBar;
    QSplitter *m_splitter;
    FolderTreeView *m_tree = nullptr;
    FileListView *m_view = nullptr;
    QWidget *m_filterRow;
    QLineEdit *m_filter;
    IconButton *m_filterButton;
    PlainLabel *m_totalsLabel;
    PlainLabel *m_chosenLabel;
    QString m_place;
    QString m_placeText;
    QString m_status;
    QByteArray m_comingFrom; // the name to make current where we are going
    QList<Visited> m_back, m_forward, m_recent;
    bool m_moving = false; // through the history: the stacks are already right
    QList<Visited> *m_movingFrom = nullptr, *m_movingTo = nullptr;
    Visited m_next;
    bool m_active = false;
    bool m_columnsChosen = false;
};
