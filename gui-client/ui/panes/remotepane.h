// The right side: a directory of the server that the tab's Browser looks at.
#pragma once

#include "listing/remoteentry.h"
#include "panes/filepane.h"
#include "session/browser.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

class RemoteFilesMime;
class RemoteFolders;

class RemotePane : public FilePane {
    Q_OBJECT
public:
    explicit RemotePane(QWidget *parent = nullptr);

    // Null ends what is shown. The browser outlives the pane or its next setBrowser().
    void setBrowser(Browser *browser);
    bool isConnected() const { return m_browser && m_browser->isConnected(); }
    RemotePath directory() const { return m_directory; }
    const std::optional<RemotePath> &listed() const { return m_listed; } // what is shown; nullopt before the first
    QString siteKey() const;
    bool showsFile(const RemotePath &path) const; // a file of that name is listed here

    void goTo(const QString &place) override;
    void enter(const RemotePath &path);
    void showEntry(const RemotePath &path); // as the current row of its folder
    void refresh() override;
    void makeFolder(const QString &name, bool enter);
    void makeFolder(const RemotePath &path, bool enter); // with those above it that are missing
    void remove(const ChosenEntries &entries);
    // Each from its own mode. inside: in folders too, which of what is there.
    void changeMode(const ChosenEntries &entries, const ModeChange &change,
                    std::optional<ChangeTreeMode::Which> inside);
    // Their modes in any order, -1 when the server does not tell.
    QList<int> modesOf(const ChosenEntries &entries) const;
    // "Connecting to …" or why there is no connection, in the middle of the empty list.
    void setEmptyReason(const QString &text, const QString &icon);
    std::unique_ptr<RemoteFilesMime> chosenAsMime() const;

Q_SIGNALS:
    // Local files were dropped here, onto this directory or a folder of it.
    void uploadWanted(const QStringList &localPaths, const RemotePath &directory);
    void failed(const Failure &failure);
    void modesLeft(qint64 entries); // their modes stay as they are: the server does not tell them
    void notEntered(const RemotePath &path, const Failure &failure); // after failed()

protected:
    QString parentPlace() const override;
    QByteArray placeName() const override;
    QString childPlace(const FileEntry &entry) const override;
    void onPathTyped(const QString &text) override;
    void onRenameWanted(const QByteArray &name, const QString &newName) override;
    QString describeDrop(const QMimeData &mime, const QString &folder, Qt::DropAction &action) const override;
    void takeDrop(const QMimeData &mime, const QString &folder) override;
    std::unique_ptr<QMimeData> makeDragged() const override;

private:
    RemotePane(RemoteFolders *source, QWidget *parent);
    void onDirectoryChanged(const RemotePath &directory);
    void onListed(const RemotePath &directory, const Listing &listing);
    void onFinished(Browser::RequestId request, const Failure &failure);
    void convertSlice();
    QList<RemoteEntry> listedOf(const ChosenEntries &entries) const;

    RemoteFolders *m_source; // of the tree
    QPointer<Browser> m_browser;
    RemotePath m_directory;
    std::optional<RemotePath> m_listed; // whose rows the model has
    Listing m_listing;
    qsizetype m_converted = 0;
    QTimer m_converter;
    Browser::RequestId m_entering = 0;
    RemotePath m_goal; // of m_entering
    Browser::RequestId m_makingFolder = 0;
    QSet<Browser::RequestId> m_changes;                // asked for by a person
    QHash<Browser::RequestId, QByteArray> m_renamings; // to which names, in this folder
    RemotePath m_enterAfterwards;
};
