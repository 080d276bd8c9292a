// Synchronised browsing of a tab: whoever enters a folder on one side is led into the one that stands for it on the
// other. It ends by itself, with a sentence in the notice bar, where there is none. Owned by the tab.
#pragma once

#include "base/failure.h"
#include "tabs/folderpair.h"

#include <QObject>

class LocalPane;
class NoticeBar;
class RemotePane;

class SynchronisedBrowsing : public QObject {
    Q_OBJECT
public:
    // All outlive it.
    SynchronisedBrowsing(LocalPane &local, RemotePane &remote, NoticeBar &notice, QObject *parent);

    bool isOn() const { return m_pair.has_value(); }
    // From the folders on that are shown now.
    void setOn(bool on);
    // Both sides elsewhere, from where it goes on. Precondition: isOn().
    void moveTo(const QString &local, const RemotePath &remote);

Q_SIGNALS:
    void changed(); // isOn()

private:
    void onLocalPlace();
    void onRemotePlace();
    void onNotEntered(const RemotePath &path, const Failure &failure);
    void start(const FolderPair &pair);
    void endOutside(const QString &folder, const QString &top);
    void end();

    LocalPane &m_local;
    RemotePane &m_remote;
    NoticeBar &m_notice;
    std::optional<FolderPair> m_pair;
    std::optional<FolderPair> m_afterwards; // once the server has the folder that is being made
    bool m_leading = false;                 // the local side, at this moment
};
