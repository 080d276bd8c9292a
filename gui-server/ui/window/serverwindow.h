// The server's window: navigation at the left, one page at a time. Connects the control to models and pages and owns no
// logic of either.
#pragma once

#include "models/servercontrol.h"

#include <QMainWindow>

class ClientActions;
class ClientModel;
class DashboardPage;
class EventModel;
class HistoryPage;
class Log;
class Navigation;
class QStackedWidget;
class SettingsFile;
class TransferModel;
class TrayIcon;

class ServerWindow : public QMainWindow {
    Q_OBJECT
public:
    // All must outlive the window.
    ServerWindow(ServerControl &control, SettingsFile &preferences, Log &log, QWidget *parent = nullptr);

    enum Page { Dashboard, Clients, Transfers, Accounts, Bans, History, LogPageNumber, Settings };
    void showPage(Page page);

public Q_SLOTS:
    void openShareDialog();
    // Back from the tray or from behind other windows.
    void showAgain();
    // Stops the server and closes: what the system or a second instance has decided.
    void closeWithoutAsking();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPage(const QString &iconName, const QString &text, QWidget *page);
    void onSampled();
    void onStateChanged();
    void onStartAsked();
    void onStopAsked();
    void onRestartAsked();
    void onDisconnectAsked(const QList<quint64> &sessions);
    // Asks before something that ends all sessions; act follows at once when nobody is connected.
    void askBeforeEnding(const QString &title, const QString &question, const QString &action,
                         const std::function<void()> &act);

    ServerControl &m_control;
    ClientModel *m_clients;
    TransferModel *m_transfers;
    EventModel *m_events;
    ClientActions *m_clientActions;
    HistoryPage *m_history = nullptr;
    Navigation *m_navigation;
    QStackedWidget *m_pages;
    TrayIcon *m_tray;
    ServerControl::State m_lastState = ServerControl::State::Stopped;
    bool m_closing = false;
};
