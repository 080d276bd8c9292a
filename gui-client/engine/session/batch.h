// A stretch of MODE B on one session in which operations run side by side, so that their commands fill the line: each
// waits for its own replies, and none for another. Run by a Session; operations are run on it until it ends.
#pragma once

#include "base/laterptr.h"
#include "connection/blockchannel.h"
#include "session/operationhost.h"

#include <QPointer>
#include <QTimer>

#include <vector>

class Batch : public Operation, public OperationHost {
    Q_OBJECT
public:
    explicit Batch(ServerLink &link);
    ~Batch() override;

    // How many operations may run at a time, by what the server takes.
    static int room(const Capabilities &capabilities);

    ServerLink &link() override { return m_link; }
    // Ends it when nothing runs: the session is free for others.
    void close();

protected:
    void firstStep() override;
    void onEnding() override;
    void enqueue(std::unique_ptr<Operation> operation) override;

private:
    void onType(const Reply &reply);
    void onMode(const Reply &reply);
    void onChannelFailed(const Failure &failure);
    void onOperationDone(Operation *operation);

    LaterPtr<BlockChannel> m_channel;
    std::vector<LaterPtr<Operation>> m_operations;
    QTimer m_idle;
    qint64 m_localTurns = 0;
    bool m_isSetUp = false;
};
