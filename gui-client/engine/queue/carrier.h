// One connection to a site that carries queue items, as the Runner sees it: one at a time, or many small ones side by
// side where the server takes that. Tests give it a fake, the programs give it SessionCarrier. Owned by the Runner;
// connects by itself with the first item.
#pragma once

#include "base/laterptr.h"
#include "queue/transferitem.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class SharedTransfer;

// How carrying an item ended.
struct CarryResult {
    enum class Kind {
        Done,
        Failed,    // failure says why; whether it is tried again is the Runner's decision
        NoSession, // the connection or the login failed before anything was tried for the item
        Exists,    // the target is there and the item's rule is Ask: question is set
        FolderRead // children are the items of the folder; those refused have isRefused and a failure
    };
    Kind kind = Kind::Done;
    Failure failure;
    bool isAtomic = true;
    bool isSkipped = false;
    bool isBatched = false; // went side by side with others
    TransferItem::Verification verification = TransferItem::Verification::None;
    QByteArray digest;
    std::optional<AttemptRecord> attempt; // also after a failure; none: what was known before still holds
    ExistsQuestion question;
    QList<TransferItem> children;
};

class Carrier : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Whether it can take this item now, beside what it carries already.
    enum class Room {
        None, // not before it carries nothing any more
        Full, // one like this as soon as one of those it carries has ended
        Some
    };
    virtual Room roomFor(const TransferItem &item) const = 0;
    // Connects and logs in ahead of the first item: opened(), or unreachable(). Precondition: it carries nothing.
    virtual void open() {}
    // Precondition: there is room for it. Ends with exactly one finished(), never before carry() has returned.
    virtual void carry(const TransferItem &item) = 0;
    // Ends this item soon, from the event loop, with a Failure of kind Cancelled; what stands unfinished stays
    // resumable, or is removed with discard. Nothing when it is not carried.
    virtual void cancel(TransferItem::Id id, bool discard) = 0;
    // What it carries that other connections may take a part in; none at present, or at all.
    virtual std::shared_ptr<SharedTransfer> shared(TransferItem::Id id) const {
        Q_UNUSED(id)
        return {};
    }
    // Instead of an item: moves parts of what another connection carries, until nothing is left to be taken. Ends
    // with exactly one assisted(), never before this has returned. Precondition: it carries nothing, and shared() of
    // its like gave this.
    virtual void assist(const std::shared_ptr<SharedTransfer> &shared) { Q_UNUSED(shared) }
    // Ends assist() soon. Nothing when it does not.
    virtual void leave() {}
    // Says goodbye to the server, then closed(), from the event loop. Nothing else is asked of it afterwards.
    virtual void close() = 0;
    virtual bool isConnected() const = 0;
    // Whether uploads stand under a name of their own until they are whole, as far as is known of the server.
    virtual bool usesTemporaryNames() const = 0;

Q_SIGNALS:
    void opened();                            // connected and logged in
    void unreachable(const Failure &failure); // nothing waited for it
    // The item goes to another name than it asked for (ExistsRule::Rename).
    void retargeted(quint64 id, const QString &localPath, const RemotePath &remotePath);
    void attempted(quint64 id, const AttemptRecord &record); // known now: for the journal, before bytes move
    void progressed(quint64 id, qint64 done, qint64 size);   // bytes at the target; size -1 unknown
    void confirming(quint64 id);
    void shareable(quint64 id); // shared() gives something from now on
    void finished(quint64 id, const CarryResult &result);
    void assisted(const CarryResult &result); // Done, Failed or NoSession
    void closed();
};

using CarrierFactory = std::function<LaterPtr<Carrier>()>;
