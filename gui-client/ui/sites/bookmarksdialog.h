// The bookmarks of a site and those for every server: names, places, order. Nothing is kept before "Save".
#pragma once

#include "sites/bookmark.h"

#include <QDialog>
#include <QList>

#include <array>

class IconButton;
class PlainLabel;
class QComboBox;
class QLineEdit;
class QModelIndex;
class QStackedWidget;
class QStandardItemModel;
class TableView;

class BookmarksDialog : public QDialog {
    Q_OBJECT
public:
    struct Lists {
        QList<Bookmark> ofSite, everywhere;
        bool operator==(const Lists &) const = default;
    };

    // site: the name of the saved site; empty: there is none, and no list of it. here: what a new bookmark begins with.
    BookmarksDialog(const QString &site, const Lists &lists, const Bookmark &here, QWidget *parent = nullptr);
    ~BookmarksDialog() override;

    // A new bookmark of the places that are shown, in the site's list if there is one.
    void addHere();

public Q_SLOTS:
    void reject() override; // asks when something was changed

Q_SIGNALS:
    void saved(const BookmarksDialog::Lists &lists);

private:
    // Where a bookmark stands.
    struct Spot {
        int list = -1; // of m_lists; -1: nowhere
        qsizetype at = 0;
    };

    QWidget *makeListCard();
    QWidget *makeForm();
    Spot spotOf(const QModelIndex &index) const;
    Spot current() const;
    Bookmark *bookmark(const Spot &spot);
    int firstList() const;
    void fill(const Spot &chosen);
    static QString shownName(const Bookmark &one);
    void onChosen();
    void onEdited();
    void onListChosen(int choice);
    void move(int step);
    void onRemove();
    void onSave();

    const QString m_site;
    const Bookmark m_here;
    std::array<QList<Bookmark>, 2> m_lists; // of the site, for every server
    const std::array<QList<Bookmark>, 2> m_before;
    QStandardItemModel *m_model;
    TableView *m_view;
    QStackedWidget *m_right;
    QLineEdit *m_name, *m_localFolder, *m_remoteFolder;
    QComboBox *m_list;
    IconButton *m_remove, *m_up, *m_down;
    PlainLabel *m_complaint;
};
