// What one queue item needs from the server, as a row of operations with decisions between them; one subclass for each
// direction of files and folders. Owned by the SessionCarrier while it runs; the host of its operations outlives it.
#pragma once

#include "operations/transfer/sharedtransfer.h"
#include "operations/transfer/transferoperation.h"
#include "queue/carrier.h"
#include "queue/existsdecision.h"
#include "session/operationhost.h"

#include <QObject>
#include <QPointer>
#include <QRegularExpression>

#include <memory>

struct ErrandOptions {
    QList<QRegularExpression> exclude; // names (not paths) that folders leave out
    bool hiddenFiles = true;
    bool keepTime = true;
    bool verifyDigest = true;
    qint64 sharedFrom = SharedTransfer::worthwhile; // bytes of a file from which on several connections may move it
    static constexpr int maxDepth = 64;             // folders below each other
    static constexpr int maxPath = 4000;            // bytes of a path

    bool leavesSomeOut() const { return !hiddenFiles || !exclude.isEmpty(); }
    bool leavesOut(const QString &name) const;
};

class Errand : public QObject {
    Q_OBJECT
public:
    Errand(OperationHost &host, const TransferItem &item, const ErrandOptions &options);
    ~Errand() override;

    virtual void start() = 0;
    // Instead of start(): removes what earlier attempts left, then finished() with Done.
    void tidy() { discard(); }
    void cancel(bool discard);
    // Of which other connections may move parts.
    std::shared_ptr<SharedTransfer> shared() const;
    // Emits progressed() when a file is being moved; its carrier calls this several times a second.
    void tellProgress();
    // Will end by itself, also when the host of its operations is no more.
    bool isEnding() const { return m_ended || (m_running && m_running->isLocal()); }

Q_SIGNALS:
    void attempted(const AttemptRecord &record);
    void progressed(qint64 done, qint64 size);
    void confirming();
    void shareable();
    void retargeted(const QString &localPath, const RemotePath &remotePath);
    void finished(const CarryResult &result); // once, last, from the event loop

protected:
    // Runs an operation and calls next when it has ended, well or not; a session that did not open and a cancel end the
    // errand by themselves.
    template<class Self, class Op>
    void run(std::unique_ptr<Op> operation, void (Self::*next)(Op &)) {
        Op *const raw = operation.get();
        connect(raw, &Operation::done, this, [this, raw, next] {
            if (takeOver(*raw))
                (static_cast<Self *>(this)->*next)(*raw);
        });
        m_running = raw;
        m_host.run(std::move(operation));
    }
    // The same for a file: its progress is shown while it runs.
    template<class Self, class Op>
    void move(std::unique_ptr<Op> operation, void (Self::*next)(Op &)) {
        m_moving = operation.get();
        connect(m_moving, &TransferOperation::phaseChanged, this, &Errand::onPhase);
        run(std::move(operation), next);
    }
    // Removes what stands unfinished; then end() with Cancelled. Called after a cancel with discard, and by tidy().
    virtual void discard() { endCancelled(); }
    void end(const CarryResult &result);
    void endCancelled();
    void fail(const Failure &failure);
    void fail(Failure::Kind kind, const QString &text, int code, const QString &step);
    void skip();
    void ask(const FileFacts &source, const FileFacts &target);
    // The result of a file, well or not.
    void endTransfer(const TransferOperation &operation);
    static TransferItem refused(TransferItem child, Failure::Kind kind, const QString &why);
    static AttemptRecord recordOf(const TransferOperation &operation);

    OperationHost &m_host;
    ServerLink &m_link; // the host's; outlives it
    TransferItem m_item;
    const ErrandOptions &m_options;
    bool m_cancelled = false;

private:
    bool takeOver(Operation &operation);
    void onPhase();

    QPointer<Operation> m_running;
    QPointer<TransferOperation> m_moving;
    bool m_discarding = false;
    bool m_ended = false;
    bool m_isConfirming = false;
    bool m_isShareable = false;
};
