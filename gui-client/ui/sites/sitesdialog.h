// The saved sites: a tree of folders and sites, and the settings of the one that is chosen. What was changed is written
// with Save or Connect. Owned by the window's SiteCommands.
#pragma once

#include "sites/connectiontestcard.h"
#include "sites/sitebook.h"
#include "sites/sitetreemodel.h"

#include <QDialog>

class ClientEngine;
class IconButton;
class PlainLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class SiteEditor;
class TableView;

class SitesDialog : public QDialog {
    Q_OBJECT
public:
    // tree: as it is kept. kept: called when the passwords are kept or why they are not, perhaps after the dialog has
    // gone. The engine outlives the dialog.
    SitesDialog(ClientEngine &engine, const SiteTree &tree, PasswordStore::Done kept, QWidget *parent = nullptr);
    ~SitesDialog() override;

    // A new site with what is given, chosen and ready to be named.
    void addSite(const SavedSite &saved);
    void choose(const QString &id);
    void import(const QByteArray &file, const QString &name);

    void reject() override;

Q_SIGNALS:
    // After everything is written. With its password where that was typed here.
    void connectWanted(const SavedSite &saved);
    void questionAsked(const Question &question, const ConnectionTestCard::AnswerTaker &answer);

private:
    QWidget *makeTreeCard();
    void fillMoreMenu(QMenu &menu);
    void onChosen(const QModelIndex &index);
    void onEdited();
    void onNewSite();
    void onNewFolder();
    void onRemove();
    void onMove(SiteTreeModel::Move move);
    void onImport();
    void onTest();
    void onSave(bool connects);
    void fillPasswords(const QString &id, Site &site) const;
    bool write(); // false: something is wrong, and is said
    bool isChanged() const;
    bool isKept(const SavedSite &saved) const; // its password, by what is in the file
    void updateButtons();
    QModelIndex current() const;

    ClientEngine &m_engine;
    PasswordStore::Done m_kept;
    SiteTreeModel *m_model;
    const SiteTree m_before;
    TableView *m_tree;
    QStackedWidget *m_right;
    SiteEditor *m_editor;
    ConnectionTestCard *m_test;
    PlainLabel *m_complaint;
    IconButton *m_remove, *m_more;
    QPushButton *m_testButton, *m_connect;
    SiteBook::Passwords m_passwords; // typed or imported: to be kept; empty: to be forgotten
};
