// Entries of a server on the clipboard. Inside the program they are pasted as they are; other programs can only take
// files, so these are fetched once the person turns to another program, and offered when they are whole. What is large
// or of unknown size is fetched on demand alone. Owned by the window's commands.
#pragma once

#include "base/laterptr.h"

#include <QObject>
#include <QPointer>

#include <memory>

class BlockingExecutor;
class RemoteFilesMime;
class StagedFetch;
class TransferQueue;

class CopyOut : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 mostUnasked = 64 * 1024 * 1024; // bytes that are fetched without a question

    // Both outlive this.
    CopyOut(TransferQueue &queue, BlockingExecutor &executor, QObject *parent = nullptr);
    ~CopyOut() override;

    // What was copied before is forgotten.
    void copy(std::unique_ptr<RemoteFilesMime> entries);
    // The person turns to another program.
    void leave();
    void fetch();

Q_SIGNALS:
    void askedFor(); // fetch() would have much to do: not without a person's word
    void ready();    // other programs can paste it
    void failed();   // the queue says why

private:
    bool isOnClipboard() const;
    void onFetched();

    TransferQueue &m_queue;
    BlockingExecutor &m_executor;
    QPointer<RemoteFilesMime> m_entries; // the clipboard owns it
    LaterPtr<StagedFetch> m_fetch;
    bool m_hasAsked = false;
};
