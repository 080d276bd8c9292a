// Jobs that block and cost less together than one by one (making files durable): what is asked for in one turn of the
// event loop, or while others are at work, goes to the executor as one job. Everybody hears of his own. A group that
// takes long (a large file) holds up the next for a moment only.
#pragma once

#include "base/blockingexecutor.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

template<class Item, class Result>
class GroupedJobs {
public:
    using Job = std::vector<Result> (*)(std::vector<Item> &items); // on a thread; results in the order of the items
    using Then = std::function<void(const Result &)>;

    // refused: what is told when too many jobs wait.
    GroupedJobs(BlockingExecutor &executor, Job job, Result refused)
        : m_executor(executor)
        , m_job(job)
        , m_refused(std::move(refused)) {
        m_patience.setSingleShot(true);
        m_patience.setInterval(std::chrono::milliseconds(50));
        QObject::connect(&m_patience, &QTimer::timeout, &m_patience, [this] { start(); });
    }
    GroupedJobs(const GroupedJobs &) = delete;
    GroupedJobs &operator=(const GroupedJobs &) = delete;

    // The answer comes once, from the event loop, unless context is gone by then.
    void run(Item item, QObject *context, Then then) {
        m_items.push_back(std::move(item));
        m_waiting.push_back({context, std::move(then)});
        if (!std::exchange(m_isPosted, true))
            QMetaObject::invokeMethod(
                &m_patience, [this] { begin(); }, Qt::QueuedConnection);
    }

private:
    static constexpr int mostRunning = 2;

    struct Waiting {
        QPointer<QObject> context;
        Then then;
    };

    void begin() {
        m_isPosted = false;
        if (m_running == 0)
            start();
        else if (m_running < mostRunning && !m_patience.isActive())
            m_patience.start();
    }

    void start() {
        m_patience.stop();
        if (m_waiting.empty())
            return;
        const auto items = std::make_shared<std::vector<Item>>(std::exchange(m_items, {}));
        const auto group = std::make_shared<std::vector<Waiting>>(std::exchange(m_waiting, {}));
        ++m_running;
        const auto job = [items, job = m_job] {
            std::vector<Result> results = job(*items);
            items->clear(); // closing the last descriptor of a removed file takes its time, too
            return results;
        };
        if (!m_executor.run(&m_patience, job,
                            [this, group](const std::vector<Result> &results) { tell(*group, results); }))
            tell(*group, std::vector<Result>(group->size(), m_refused));
    }

    void tell(const std::vector<Waiting> &group, const std::vector<Result> &results) {
        --m_running;
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (group[i].context)
                group[i].then(results[i]);
        }
        begin();
    }

    BlockingExecutor &m_executor;
    const Job m_job;
    const Result m_refused;
    std::vector<Item> m_items; // of m_waiting, in its order
    std::vector<Waiting> m_waiting;
    int m_running = 0; // groups on the executor
    bool m_isPosted = false;
    QTimer m_patience; // last: nothing is called once the rest goes
};
