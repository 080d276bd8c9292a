// Host, username, password and port in one row, with how to encrypt and the servers connected to before.
#pragma once

#include "sites/site.h"

#include <QWidget>

class PlainLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

class QuickConnectBar : public QWidget {
    Q_OBJECT
public:
    explicit QuickConnectBar(QWidget *parent = nullptr);

    // What is typed. A pasted URL in the host field counts as all fields; a Failure says what is wrong with it.
    Expected<SiteUrl> site() const;
    void show(const Site &site);
    // Sites connected to before, latest first; without passwords.
    void setHistory(const QList<Site> &sites);
    void takeFocus();

Q_SIGNALS:
    void connectWanted();
    void siteChosen(const Site &site); // from the history
    void historyCleared();
    void sitesMenuWanted(QMenu &menu); // to be filled, it is about to show

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setTls(TlsMode mode);

    QToolButton *m_sitesButton;
    QLineEdit *m_host;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_port;
    QPushButton *m_connect;
    QToolButton *m_historyButton;
    QToolButton *m_tlsButton;
    QMenu *m_history;
    QMenu *m_modes;
    TlsMode m_tls = TlsMode::Optional;
};
