// The client's window: puts the parts together and connects actions to them. The parts do the work.
#pragma once

#include <QWidget>

#include <memory>

class Actions;
class Appearance;
class BookmarkCommands;
class ClientEngine;
class ColumnMemory;
class Editing;
class FileCommands;
class FilePane;
class Interviewer;
class LogCard;
class QMenuBar;
class QSplitter;
class QueueCommands;
class QuickConnectBar;
class Registering;
class ServerTab;
class SiteCommands;
class StatusLine;
class TabRow;
class TransferPanel;
class WhenDone;
struct SavedSite;
struct Site;

class MainWindow : public QWidget {
    Q_OBJECT
public:
    // All references outlive the window.
    MainWindow(ClientEngine &engine, Appearance &appearance);
    ~MainWindow() override;

    // In the current tab when it is free, else in a new one.
    void openSite(const Site &site, const QByteArray &path);
    // With its folders on both sides.
    void openSaved(const SavedSite &saved);
    // ftp:// and its sisters. False: it is no such URL; a notice says why.
    bool openUrl(const QString &url);
    // Of a later start: comes to the front with them. The token is what the desktop gave to that start.
    void takeUrls(const QStringList &urls, const QByteArray &activationToken);
    bool isOpen(const QString &siteKey) const; // a tab is connected to it, or on the way
    ServerTab &currentTab();
    TransferPanel &transfers() { return *m_transfers; }
    Actions &actions() { return *m_actions; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    QWidget *makeToolBar();
    void connectServerActions();
    void connectPlaceActions();
    void connectFileActions();
    void onNextPane();
    void onLogFolded(bool folded);
    ServerTab *addTab();
    void closeTab(ServerTab *tab);
    void onTabState(ServerTab *tab);
    void onConnectWanted();
    void askForNewPassword();
    void onConnected(const Site &site);
    void updateActions();
    void refillHistory();
    void restoreState();
    void saveState();
    FilePane &activePane();
    bool transfersFocused() const;
    void showPaneMenu(FilePane &pane, const QPoint &position);

    ClientEngine &m_engine;
    Appearance &m_appearance;
    Actions *m_actions;
    Interviewer *m_interviewer;
    std::unique_ptr<ColumnMemory> m_columns;
    WhenDone *m_whenDone;
    FileCommands *m_files;
    Editing *m_editing;
    std::unique_ptr<QueueCommands> m_queueCommands; // goes before the parts that it listens to
    SiteCommands *m_sites;
    BookmarkCommands *m_bookmarks;
    Registering *m_registering;
    QMenuBar *m_menuBar;
    QuickConnectBar *m_quick;
    TabRow *m_tabs;
    QSplitter *m_vertical;
    QSplitter *m_lower;
    TransferPanel *m_transfers;
    LogCard *m_log;
    int m_logHeight = 162; // px, when it is not folded
    StatusLine *m_status;
    bool m_closingAgreed = false;
};
