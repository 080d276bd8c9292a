// One tab: the two sides, the connection behind the right one, and what goes between them. Owned by the main window's
// tab stack.
#pragma once

#include "models/slicedwork.h"
#include "panes/localpane.h"
#include "panes/remotepane.h"
#include "queue/transferitem.h"
#include "session/browser.h"
#include "sites/sitetree.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class ClientEngine;
class DragOut;
class NoticeBar;
class PaneComparison;
class QSplitter;
class RemoteFilesMime;
class SynchronisedBrowsing;

class ServerTab : public QWidget {
    Q_OBJECT
public:
    enum class State { Disconnected, Connecting, Connected };

    explicit ServerTab(ClientEngine &engine, QWidget *parent = nullptr);
    ~ServerTab() override;

    void connectTo(const Site &site, const QByteArray &path);
    // Both sides, as a bookmark says; an empty one stays where it is. Connects first where that is needed.
    void goTo(const QString &localFolder, const QByteArray &remoteFolder);
    void reconnect();
    void disconnectFromServer();
    bool hasSite() const { return m_site.has_value(); }
    State state() const { return m_state; }
    QString title() const;
    QString protocol() const; // "TLS 1.3"; empty while it is not known
    QString siteKey() const { return m_site ? m_site->key() : QString(); }
    std::optional<Site> site() const { return m_site; }
    // Connected, and the server has said goodbye since: it is opened again when something is done there.
    bool isAsleep() const { return m_state == State::Connected && m_browser && !m_browser->isConnected(); }
    // For further connections: whoever agreed to go on in clear is not asked once more for each of them. Precondition:
    // connected.
    Site siteAgreed() const { return m_agreed; }
    SiteColour colour() const { return m_colour; } // of the saved site, as its file has it
    // What the account can still store, when it is known.
    std::optional<qint64> freeBytes() const { return m_state == State::Connected ? m_freeBytes : std::nullopt; }
    // By SITE PSWD; a notice tells how it went.
    void changePassword(const QString &present, const QString &chosen);
    Browser *browser() { return m_browser.get(); }

    LocalPane &local() const { return *m_local; }
    RemotePane &remote() const { return *m_remote; }
    FilePane &activePane();
    NoticeBar &notice() { return *m_notice; }
    QSplitter &splitter() { return *m_splitter; }
    SynchronisedBrowsing &synchronised() { return *m_synchronised; }
    PaneComparison &comparison() { return *m_comparison; }

    // Queues, very many one slice after another; folders are read when their turn comes.
    void upload(const QStringList &localPaths, const RemotePath &directory);
    void download(const ChosenEntries &entries, const RemotePath &from, const QString &directory);
    void takeRemoteFiles(const RemoteFilesMime *files); // into the local directory shown
    void uploadChosen();
    void downloadChosen();

Q_SIGNALS:
    void stateChanged();
    void busyChanged(); // of its browser
    void connected(const Site &site);
    void activePaneChanged();
    void questionAsked(const Question &question);

private:
    void onOpened();
    void onFailed(const Failure &failure);
    void onClosed();
    void onWoken();
    void dropBrowser();
    void showLocalFailure(const Failure &failure);
    void showRemoteFailure(const Failure &failure);
    void onAnswered(Browser::RequestId request, const Reply &reply);
    void onMessage(const QString &siteKey, const QString &message);
    void askForSpace();
    void onRemoteDragBegins(QMimeData *mime);
    void setState(State state);
    void lookUpColour();
    void onRemoteChanged(const QString &siteKey, const RemotePath &directory);
    using MakeItem = std::function<std::optional<TransferItem>(qsizetype)>;
    void enqueue(qsizetype count, MakeItem make);

    ClientEngine &m_engine;
    NoticeBar *m_notice;
    QSplitter *m_splitter;
    LocalPane *m_local;
    RemotePane *m_remote;
    SynchronisedBrowsing *m_synchronised;
    PaneComparison *m_comparison;
    std::optional<Site> m_site;
    Site m_agreed;
    SiteColour m_colour = SiteColour::None;
    QByteArray m_startPath;
    std::unique_ptr<Browser> m_browser;
    std::unique_ptr<DragOut> m_dragOut;
    State m_state = State::Disconnected;
    SlicedWork m_enqueuing;
    QTimer m_spaceSoon;
    std::optional<qint64> m_freeBytes;
    Browser::RequestId m_spaceRequest = 0, m_passwordRequest = 0;
    QString m_chosenPassword;
    bool m_remoteIsActive = false;
};
