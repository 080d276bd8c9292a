// Makes files durable for many uploads at once: what is asked for while the disk is busy goes there together. Answers
// come on the event loop; the syncing is done by the executor. Owned by UnfinishedUploads.
#pragma once

#include "base/descriptor.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

class BlockingExecutor;

class GroupSync : public QObject {
    Q_OBJECT

public:
    using Synced = std::function<void(int error)>; // errno, 0 = durable

    explicit GroupSync(BlockingExecutor &executor, QObject *parent = nullptr);

    // Takes the descriptor (a copy) of a file or directory; it is closed on the executor. The answer comes once from
    // the event loop, unless context is gone by then.
    void sync(Descriptor copy, QObject *context, Synced synced);

private:
    struct Wish {
        QPointer<QObject> context;
        Synced synced;
    };
    void begin();
    void onDone(const std::vector<Wish> &group, const std::vector<int> &errors);

    BlockingExecutor &m_executor;
    std::vector<Descriptor> m_files; // of m_waiting, in its order
    std::vector<Wish> m_waiting;
    int m_running = 0; // groups on the executor
};
