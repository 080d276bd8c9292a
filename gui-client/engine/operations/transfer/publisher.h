// Gives finished downloads their time and their final name once their bytes are durable, many at once: a file that
// stands under its name is whole, also after the power went. One per program, handed by reference.
#pragma once

#include "base/descriptor.h"
#include "base/failure.h"
#include "base/groupedjobs.h"

#include <QByteArray>

class Publisher {
public:
    struct Finished {
        Descriptor file;
        QByteArray part; // its path
        QByteArray final;
        qint64 modified = 0; // milliseconds since 1970 UTC; 0 leaves the time as it is
        qint64 cutAt = -1;   // what stands behind is no part of the file; -1: nothing does
    };

    explicit Publisher(BlockingExecutor &executor);

    // fsync, time and rename, off the loop; then(Failure) on the loop unless context is gone.
    void publish(Finished finished, QObject *context, std::function<void(const Failure &)> then) {
        m_jobs.run(std::move(finished), context, std::move(then));
    }

private:
    GroupedJobs<Finished, Failure> m_jobs;
};
