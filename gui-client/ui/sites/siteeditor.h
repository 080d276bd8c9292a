// One saved site in a form of three pages: where and as whom, how files go, how it is trusted. Owned by the dialog of
// sites.
#pragma once

#include "sites/sitetree.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QTabWidget;

class SiteEditor : public QWidget {
    Q_OBJECT
public:
    explicit SiteEditor(QWidget *parent = nullptr);

    // password, proxyPassword: what was typed so far. isKept: there is a password of the site already.
    void show(const SavedSite &saved, const QString &password, const QString &proxyPassword, bool isKept);
    // What the fields say; what they do not show is as it was shown.
    SavedSite site() const;
    // Typed, and to be kept; empty: the one that is kept stays.
    QString password() const;
    QString proxyPassword() const;
    void takeFocus(); // to the host, or the name when there is a host

Q_SIGNALS:
    void edited();

private:
    enum class Login { Anonymous, Kept, Asked };
    void addGeneral();
    void addTransfer();
    void addTrust();
    void addNotes();
    void addProxy();
    void updateProxy();
    void onProxyChosen();
    QFormLayout *addPage(const QString &title);
    QLineEdit *addText(QFormLayout &rows, const QString &name, const QString &hint = {});
    QLineEdit *addPath(QFormLayout &rows, const QString &name, const QString &hint, bool isFolder);
    QSpinBox *addHostAndPort(QFormLayout &rows, const QString &name, QLineEdit *host, const QString &portName);
    QSpinBox *addNumber(QFormLayout &rows, const QString &name, int most, const QString &ofNone, const QString &unit);
    QComboBox *addChoice(QFormLayout &rows, const QString &name, const QStringList &choices);
    QCheckBox *addSwitch(QFormLayout &rows, const QString &name);
    void updateLogin();
    void onTlsChosen();
    void onHostFinished();
    void onEdited();
    Login login() const;

    SavedSite m_saved;
    bool m_showing = false;
    bool m_isKept = false;
    QTabWidget *m_tabs;
    QLineEdit *m_name, *m_host, *m_user, *m_password, *m_account, *m_localFolder, *m_remoteFolder, *m_certificate,
        *m_key, *m_proxyHost, *m_proxyUser, *m_proxyPassword;
    QSpinBox *m_proxyPort, *m_port, *m_parallel, *m_segments, *m_downloadLimit, *m_uploadLimit;
    QComboBox *m_tls, *m_login, *m_colour, *m_data, *m_encoding, *m_proxy;
    QCheckBox *m_temporaryNames, *m_closeNotify;
    QPlainTextEdit *m_notes;
};
