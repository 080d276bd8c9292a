// One folder of a tree, either way: made on the other side, its names read and handed back as further items, so that
// transfers run while the rest of the tree is still unknown.
#pragma once

#include "listing/remoteentry.h"
#include "queue/errand.h"
#include "queue/folderread.h"

#include <QSet>

class ListDirectory;
class MakeDirectory;

class FolderDownloadErrand : public Errand {
    Q_OBJECT
public:
    using Errand::Errand;
    void start() override;

private:
    void onListed(ListDirectory &listing);
    TransferItem childOf(const RemoteEntry &entry, bool targetIsNew) const;

    bool m_isNew = false; // the local folder was not there
};

class FolderUploadErrand : public Errand {
    Q_OBJECT
public:
    using Errand::Errand;
    void start() override;

private:
    void onRead(const LocalListing &listing);
    void onMadeNew(MakeDirectory &making);
    void onStands(MakeDirectory &making);
    void onListed(ListDirectory &listing);
    void handBack(bool targetIsNew, const QSet<QByteArray> &standing);
    TransferItem childOf(const LocalEntry &entry) const;

    LocalListing m_local;
};
