// Runs jobs that block by nature (fsync, unlink of large files, password hashing, database) on a few threads of its
// own. Values in, a value back on the loop of the thread that owns the executor. No socket is touched in a job.
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <utility>

class BlockingExecutor : public QObject {
    Q_OBJECT
public:
    // threads are started when first needed, at most `threads` (>= 1). At most `maxWaiting` jobs wait.
    explicit BlockingExecutor(int threads = 2, int maxWaiting = 4096, QObject *parent = nullptr);
    // Waits for every job that was accepted (a durable write stays durable); their callbacks are dropped.
    ~BlockingExecutor() override;

    // job() runs on a thread; then(result) follows on this object's thread, unless context was destroyed by then.
    // False when too many jobs wait: nothing was taken, then is never called. Jobs must capture values only.
    template<class Job, class Then>
    [[nodiscard]] bool run(QObject *context, Job job, Then then) {
        using Result = std::invoke_result_t<Job &>;
        if constexpr (std::is_void_v<Result>) {
            return enqueue(
                context, [job = std::move(job)]() mutable { job(); }, std::move(then));
        } else {
            auto result = std::make_shared<std::unique_ptr<Result>>();
            return enqueue(
                context, [job = std::move(job), result]() mutable { *result = std::make_unique<Result>(job()); },
                [then = std::move(then), result]() mutable { then(std::move(**result)); });
        }
    }
    // Without an answer: runs even when the executor is being destroyed.
    [[nodiscard]] bool run(std::function<void()> job) { return enqueue(nullptr, std::move(job), {}); }

    int waiting() const; // accepted and not finished
    int maxWaiting() const;

private:
    class Pool;
    bool enqueue(QObject *context, std::function<void()> job, std::function<void()> then);
    void deliver(quint64 id);

    std::unique_ptr<Pool> m_pool;
};
