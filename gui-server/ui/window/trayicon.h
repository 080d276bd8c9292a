// The server in the desktop's tray: clients and speed as its tooltip, the window by a click, Start, Stop and Quit; what
// was transferred while the window was away, many transfers in one notification. Owned by the window; does nothing
// where there is no tray.
#pragma once

#include "models/servercontrol.h"
#include "window/noticebatch.h"

#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

class QAction;
class QMenu;

class TrayIcon : public QObject {
    Q_OBJECT
public:
    explicit TrayIcon(ServerControl &control, QObject *parent = nullptr);
    ~TrayIcon() override;

    bool isAvailable() const;
    // "2 clients, down 27.0 MiB/s, up 3.10 MiB/s"
    QString summary() const;
    // Nothing is notified of what a person sees anyway.
    void setWindowSeen(bool seen);

Q_SIGNALS:
    void windowAsked();
    void startAsked();
    void stopAsked();
    void quitAsked();
    void noticed(const QString &text); // shown as a notification

private:
    void refresh();
    void onTransferEnded(const TransferEnd &end);
    void onNoticeTime();

    ServerControl &m_control;
    QSystemTrayIcon m_icon;
    std::unique_ptr<QMenu> m_menu;
    QAction *m_start, *m_stop;
    NoticeBatch m_notices;
    QTimer m_noticeTime;
    bool m_isWindowSeen = true;
};
