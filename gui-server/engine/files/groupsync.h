// Makes files durable for many uploads at once: what is asked for while the disk is busy goes there together. Answers
// come on the event loop; the syncing is done by the executor. Owned by UnfinishedUploads.
#pragma once

#include "base/descriptor.h"
#include "base/groupedjobs.h"

class GroupSync {
public:
    explicit GroupSync(BlockingExecutor &executor);

    // Takes the descriptor (a copy) of a file or directory; it is closed on the executor. The answer (errno, 0:
    // durable) comes once from the event loop, unless context is gone by then.
    void sync(Descriptor copy, QObject *context, const std::function<void(int error)> &synced) {
        m_jobs.run(std::move(copy), context, synced);
    }

private:
    GroupedJobs<Descriptor, int> m_jobs;
};
