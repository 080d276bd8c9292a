// Compares a folder here with one on a server: reads both trees side by side, asks for digests where they are wanted,
// and ends with a plan. Owned by who shows the plan.
#pragma once

#include "sync/syncplan.h"
#include "sync/treereaders.h"

#include <QTimer>

#include <memory>

class ContentComparison;
class Planner;
class SessionPool;

struct SyncPlace {
    QString site;  // Site::key()
    QString local; // absolute, without a slash at the end
    RemotePath remote;
};

class Comparison : public QObject {
    Q_OBJECT
public:
    // What is handed in outlives this; memory is read when both trees are known.
    Comparison(SessionPool &pool, BlockingExecutor &executor, SyncPlace place, const SyncOptions &options,
               const ErrandOptions &names, const SyncMemory &memory);
    ~Comparison() override;

    void start();
    // Another plan from the same trees: planned(). Begins anew when it is at it already. Precondition: finished()
    // without a failure, and the criterion is not Digest unless it was before.
    void plan(const SyncOptions &options);
    const SyncPlan &plan() const { return m_plan; }                                    // the last that stood
    qsizetype found() const { return m_localReader.found() + m_remoteReader.found(); } // while it reads

Q_SIGNALS:
    // Once. The plan stands, or why there is none: LocalFile, the connection's, Unsupported (no digests), Refused (no
    // such folder on the server).
    void finished(const Failure &failure);
    void planned();

private:
    void onRead();
    void planSlice();
    void finish(const Failure &failure);

    SessionPool &m_pool;
    SyncPlace m_place;
    SyncOptions m_options;
    const SyncMemory &m_memory;
    LocalTreeReader m_localReader;
    RemoteTreeReader m_remoteReader;
    Tree m_local, m_remote;
    std::unique_ptr<ContentComparison> m_contents;
    std::unique_ptr<Planner> m_planner; // while it is at a plan
    QTimer m_nextSlice;
    SyncPlan m_plan;
    int m_reading = 2;
    bool m_isFinished = false;
};
