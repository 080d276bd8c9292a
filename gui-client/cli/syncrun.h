// sync: compares a folder here with one on the server, shows the plan, and carries it out.
#pragma once

#include "cli/queuerun.h"
#include "session/sessionpool.h"
#include "sync/comparison.h"
#include "sync/pairmemory.h"

#include <optional>

class Synchronisation;

class SyncRun : public QueueRun {
    Q_OBJECT
public:
    explicit SyncRun(Environment &environment);
    ~SyncRun() override;

    void interrupt() override;

protected:
    void onOpened() override;
    void onFinished() override {} // the Synchronisation says when its transfers have ended
    void onStopped() override;

private:
    void onCompared(const Failure &failure);
    void showPlan(const SyncPlan &plan);
    void showTroubles(const QList<Tree::Trouble> &troubles, bool areHere);
    bool mayGoOn(const SyncPlan &plan);
    void onActed(const SyncAction &action, const Failure &failure);
    void onSynchronised();
    void leave(int exitCode);
    static SyncOptions optionsOf(const TerminalArguments &arguments);

    SyncPlace m_place;
    std::optional<PairMemory> m_memory;
    std::unique_ptr<SessionPool> m_pool;
    std::unique_ptr<Comparison> m_comparison;
    std::unique_ptr<Synchronisation> m_synchronisation;
    int m_removed = 0;
    bool m_isConcluding = false; // the transfers have ended
};
