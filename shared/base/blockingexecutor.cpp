#include "base/blockingexecutor.h"

#include <QMetaObject>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

struct Waiting {
    QPointer<QObject> context;
    bool hasContext = false;
    std::function<void()> then;
};

class BlockingExecutor::Pool {
public:
    Pool(BlockingExecutor *owner, int threads, int mostWaiting)
        : maxWaiting(mostWaiting)
        , m_owner(owner)
        , m_maxThreads(threads) {}

    ~Pool() {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_wake.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }

    void push(quint64 id, std::function<void()> job) {
        bool startOne = false;
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.emplace_back(id, std::move(job));
            startOne = m_idle < int(m_jobs.size()) && int(m_threads.size()) < m_maxThreads;
        }
        if (startOne)
            m_threads.emplace_back([this] { work(); });
        m_wake.notify_one();
    }

    // Only the owner's thread touches these.
    std::map<quint64, Waiting> waiting;
    quint64 lastId = 0;
    const int maxWaiting;

private:
    void work() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            ++m_idle;
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            --m_idle;
            if (m_jobs.empty())
                return;
            auto [id, job] = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            job();
            job = {}; // what it captured is let go here, before anybody hears of the result
            // The owner joins this thread before it goes, so the pointer is good; a queued call that it does not
            // live to see is dropped by Qt.
            QMetaObject::invokeMethod(
                m_owner, [owner = m_owner, id = id] { owner->deliver(id); }, Qt::QueuedConnection);
            lock.lock();
        }
    }

    BlockingExecutor *m_owner;
    const int m_maxThreads;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::pair<quint64, std::function<void()>>> m_jobs;
    std::vector<std::thread> m_threads;
    int m_idle = 0;
    bool m_stopping = false;
};

BlockingExecutor::BlockingExecutor(int threads, int maxWaiting, QObject *parent)
    : QObject(parent)
    , m_pool(std::make_unique<Pool>(this, qMax(1, threads), maxWaiting)) {}

BlockingExecutor::~BlockingExecutor() = default;

int BlockingExecutor::waiting() const { return int(m_pool->waiting.size()); }

int BlockingExecutor::maxWaiting() const { return m_pool->maxWaiting; }

bool BlockingExecutor::enqueue(QObject *context, std::function<void()> job, std::function<void()> then) {
    if (waiting() >= m_pool->maxWaiting)
        return false;
    const quint64 id = ++m_pool->lastId;
    m_pool->waiting.emplace(id, Waiting{context, context != nullptr, std::move(then)});
    m_pool->push(id, std::move(job));
    return true;
}

void BlockingExecutor::deliver(quint64 id) {
    const auto found = m_pool->waiting.find(id);
    if (found == m_pool->waiting.end())
        return;
    const Waiting waiting = std::move(found->second);
    m_pool->waiting.erase(found);
    if (waiting.then && (!waiting.hasContext || waiting.context))
        waiting.then();
}
