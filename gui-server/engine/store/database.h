// The store's database for the event loop: jobs go to the one thread that owns the connection, values come back. A
// database that is slow, stopped or full never stalls the loop: the queue is bounded, and whoever waits longer than the
// patience is told Away. Owned by the server's store.
#pragma once

#include "base/blockingexecutor.h"
#include "store/connection.h"
#include "store/listener.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

class Database : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Patience{5000};

    explicit Database(const DatabaseLocation &location, std::chrono::milliseconds patience = Patience,
                      QObject *parent = nullptr);
    // Waits for the jobs that were accepted.
    ~Database() override;

    enum class Wait { Patience, ToTheEnd };
    // job(Connection &) returns Stored<Value> and runs on the database's thread, values only; then(Stored<Value>)
    // follows once on this thread unless context went first. A job that waited too long is not begun any more; one that
    // was begun may still be done after its asker was told Away: who must not do it twice waits to the end.
    template<class Job, class Then>
    void run(QObject *context, Job job, Then then, Wait wait = Wait::Patience) {
        using Result = std::invoke_result_t<Job &, Connection &>;
        auto waiting = std::make_shared<std::function<void(Result)>>(std::move(then));
        auto givenUp = std::make_shared<std::atomic_bool>(false);
        const auto answer = [waiting, asker = QPointer<QObject>(context)](Result result) {
            if (auto callback = std::exchange(*waiting, nullptr); callback && asker)
                callback(std::move(result));
        };
        const bool accepted = m_executor.run(
            this,
            [job = std::move(job), givenUp, connection = m_connection.get()]() mutable -> Result {
                if (*givenUp)
                    return tooSlow();
                if (const StoreFailure failure = connection->ensureOpen())
                    return failure;
                return job(*connection);
            },
            [this, answer, givenUp](Result result) {
                if (*givenUp)
                    return; // the next job tells how the database is
                note(result ? StoreFailure() : result.error());
                answer(std::move(result));
            });
        if (!accepted)
            return answer(tooSlow());
        if (wait == Wait::ToTheEnd)
            return;
        QTimer::singleShot(m_patience, this, [this, answer, waiting, givenUp] {
            if (!*waiting)
                return;
            *givenUp = true;
            note(tooSlow());
            answer(tooSlow());
        });
    }

    bool isAway() const { return m_isAway; }
    // From now on heard() and missed() are emitted when other servers share the database.
    void listen();
    // A notice that belongs to no change.
    void tell(const Notice &notice);

Q_SIGNALS:
    // Something a person has to know: a damaged file was set aside.
    void warned(const QString &sentence);
    void awayChanged(bool away, const QString &cause);
    // Another server changed something.
    void heard(const Notice &notice);
    // Others may have changed anything and were not heard.
    void missed();

private:
    static StoreFailure tooSlow();
    void note(const StoreFailure &failure);

    const DatabaseLocation m_location;
    const std::chrono::milliseconds m_patience;
    bool m_isAway = false;
    std::unique_ptr<Connection> m_connection;
    BlockingExecutor m_executor{1, 2048};
    std::unique_ptr<Listener> m_listener;
};
