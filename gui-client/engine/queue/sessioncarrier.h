// A Carrier on one Session: opens it with the first item, keeps it in between. One errand at a time; small files and
// folders side by side in a Batch where the server takes commands sent ahead.
#pragma once

#include "queue/errand.h"
#include "session/session.h"

#include <QTimer>

#include <map>
#include <memory>
#include <optional>

class Batch;

class SessionCarrier : public Carrier {
    Q_OBJECT
public:
    SessionCarrier(const Site &site, const LinkServices &services, const ErrandOptions &options = {},
                   QObject *parent = nullptr);
    // On a session that is open already.
    explicit SessionCarrier(std::unique_ptr<Session> session, const ErrandOptions &options = {},
                            QObject *parent = nullptr);
    ~SessionCarrier() override;

    Room roomFor(const TransferItem &item) const override;
    void open() override;
    void carry(const TransferItem &item) override;
    void cancel(TransferItem::Id id, bool discard) override;
    std::shared_ptr<SharedTransfer> shared(TransferItem::Id id) const override;
    void assist(const std::shared_ptr<SharedTransfer> &shared) override;
    void leave() override;
    void close() override;
    bool isConnected() const override;
    bool usesTemporaryNames() const override { return m_session->link().usesTemporaryNames(); }

    Session &session() { return *m_session; }
    void answer(const Answer &answer) { m_session->answer(answer); }

Q_SIGNALS:
    void question(const Question &question); // for a person; answer() when there is an answer

private:
    void connectForMore();
    void begin(const TransferItem &item);
    void onPoll();
    bool goesIntoBatch(const TransferItem &item) const;
    OperationHost &hostFor(const TransferItem &item);
    void moveNextPart();
    void onPartEnded();
    void leaveShared();
    void onOpened();
    void onFailed(const Failure &failure);
    void onBatchDone();
    void finishLater(TransferItem::Id id, CarryResult::Kind kind, const Failure &failure);
    static LaterPtr<Errand> errandFor(OperationHost &host, const TransferItem &item, const ErrandOptions &options);

    ErrandOptions m_options;
    std::unique_ptr<Session> m_session;
    std::map<TransferItem::Id, LaterPtr<Errand>> m_errands;
    std::optional<TransferItem> m_first; // waits for the login: what the server can do decides how it goes
    QTimer m_poll;                       // of their progress
    bool m_opensAhead = false;
    Batch *m_batch = nullptr;                 // owned by the session; until it is done
    std::shared_ptr<SharedTransfer> m_shared; // while it assists
    QPointer<Operation> m_part;
};
