// A folder here and one on a server, compared and then synchronised: the connections, the memory of the two and the
// engine's work on them, one after another. Owned by the dialog that shows it.
#pragma once

#include "connection/question.h"
#include "queue/errand.h"
#include "sites/site.h"
#include "sync/comparison.h"
#include "sync/pairmemory.h"

#include <QObject>

#include <functional>
#include <optional>

class ClientEngine;
class Synchronisation;

class SyncTask : public QObject {
    Q_OBJECT
public:
    using AnswerTaker = std::function<void(const Answer &)>;

    // local: absolute. The engine outlives this; its queue runs transfers of the site already.
    SyncTask(ClientEngine &engine, const Site &site, const QString &local, const RemotePath &remote,
             QObject *parent = nullptr);
    ~SyncTask() override;

    const SyncPlace &place() const { return m_place; }
    bool isComparing() const { return m_state == State::Comparing; }
    bool isSynchronising() const { return m_state == State::Synchronising; }
    bool isBusy() const { return isComparing() || isSynchronising(); }
    // Reads both trees; then compared(). Precondition: not busy.
    void compare(const SyncOptions &options, const ErrandOptions &names);
    // Another plan from the trees that were read, then planned(). False: they have to be compared anew.
    bool planAgain(const SyncOptions &options);
    // Precondition: compared() without a failure, and nothing was synchronised since.
    const SyncPlan &plan() const { return m_comparison->plan(); }
    qsizetype found() const { return m_comparison ? m_comparison->found() : 0; } // while it compares
    qsizetype transfersLeft() const; // while it synchronises; those not yet in the queue do not count
    // plan: what of plan() is to be done; then finished().
    void synchronise(const SyncPlan &plan);
    // Nothing further is begun, and there is no plan any more. What is in the queue stays there.
    void stop();

Q_SIGNALS:
    // The plan stands, or why there is none (Comparison::finished(), PairMemory::open()).
    void compared(const Failure &failure);
    void planned();
    void acted(const SyncAction &action, const Failure &failure);
    void moved(const SyncAction &action, bool hasArrived); // the queue tells why
    void finished(const Failure &failure);                 // of keeping what was done
    void questionAsked(const Question &question, const SyncTask::AnswerTaker &answer);

private:
    enum class State { Idle, Comparing, Compared, Synchronising };

    void onActed(const SyncAction &action, const Failure &failure);
    void onFinished();
    void handConnectionsOn();
    void clear();

    ClientEngine &m_engine;
    const Site m_site;
    const SyncPlace m_place;
    State m_state = State::Idle;
    bool m_hasDigests = false; // were made when the trees were read
    std::optional<PairMemory> m_memory;
    std::unique_ptr<SessionPool> m_pool;
    std::unique_ptr<Comparison> m_comparison;
    std::unique_ptr<Synchronisation> m_synchronisation;
};
