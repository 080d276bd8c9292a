#include "queue/journal.h"

#include "base/blockingexecutor.h"

#include <QFile>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace {
constexpr auto collectFor = 100ms; // at most so much is lost by kill -9, and it is found again by looking at the files
constexpr auto atOnce = 0ms;
constexpr auto offsetsEvery = 3000ms; // how often a running transfer's bytes are noted

JournalContents openFile(JournalFile &file, const QString &path) {
    JournalContents contents = file.open();
    if (contents.failure.kind == Failure::Kind::None || contents.failure.kind == Failure::Kind::Unsupported ||
        !QFile::exists(path))
        return contents;
    // Damaged: kept for whoever wants to look at it, and out of the way.
    file.close();
    QFile::remove(path + QStringLiteral(".damaged"));
    if (!QFile::rename(path, path + QStringLiteral(".damaged")))
        return contents;
    QFile::remove(path + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
    return file.open();
}
} // namespace

Journal::Journal(TransferQueue &queue, BlockingExecutor &database, const QString &path, Keeps keeps, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_database(database)
    , m_keeps(keeps)
    , m_file(std::make_shared<JournalFile>(path)) {
    setObjectName(path);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Journal::write);
    m_offsets.setSingleShot(true);
    m_offsets.setInterval(offsetsEvery);
}

Journal::~Journal() {
    const JournalBatch last = m_recording ? takeBatch() : JournalBatch();
    // The connection is closed by the thread that opened it.
    const bool taken = m_database.run([file = m_file, last] {
        if (!last.isEmpty())
            (void)file->write(last);
        file->close();
    });
    Q_UNUSED(taken)
}

void Journal::open() {
    const QString path = objectName();
    const bool taken = m_database.run(
        this, [file = m_file, path] { return openFile(*file, path); },
        [this](const JournalContents &contents) { onLoaded(contents); });
    if (!taken) {
        Failure failure;
        failure.kind = Failure::Kind::LocalFile;
        failure.text = QStringLiteral("the database is overloaded");
        Q_EMIT failed(failure);
    }
}

void Journal::onLoaded(const JournalContents &contents) {
    if (contents.failure) {
        Q_EMIT failed(contents.failure);
        return;
    }
    int interrupted = 0;
    for (const TransferItem &item : contents.items) {
        m_known.insert(item.id);
        interrupted += item.isRunning() || item.state == TransferItem::State::Waiting;
    }
    m_queue.restore(contents.items, contents.lastId);
    m_recording = true;
    if (m_keeps == Keeps::LatestDone)
        removeOldest();
    onReordered(); // the queue counts its positions anew
    connect(&m_queue, &TransferQueue::recordChanged, this, &Journal::onRecordChanged);
    connect(&m_queue, &TransferQueue::recordRemoved, this, &Journal::onRecordRemoved);
    connect(&m_queue, &TransferQueue::changed, this, &Journal::onChanged);
    connect(&m_queue, &TransferQueue::reordered, this, &Journal::onReordered);
    Q_EMIT opened(interrupted);
}

// Of what is done. Folders stay while items of theirs are to be done: they tell loops.
void Journal::removeOldest() {
    TransferQueue::Ids done = m_queue.ids(TransferQueue::Tab::Done);
    if (done.size() <= mostDone)
        return;
    std::unordered_set<quint64> needed;
    const QList<quint64> all = m_queue.ids();
    for (const quint64 id : all) {
        const TransferItem *item = m_queue.item(id);
        if (item->state == TransferItem::State::Done)
            continue;
        while ((item = m_queue.item(item->parent)) && needed.insert(item->id).second) {
        }
    }
    std::stable_sort(done.begin(), done.end(), [this](quint64 a, quint64 b) {
        return m_queue.item(a)->finishedAt < m_queue.item(b)->finishedAt;
    });
    done.resize(done.size() - mostDone);
    done.removeIf([&needed](quint64 id) { return needed.contains(id); });
    m_queue.remove(done);
    onRecordRemoved(done);
}

void Journal::flush() {
    m_timer.stop();
    write();
}

void Journal::onRecordChanged(quint64 id) {
    m_dirty.insert(id);
    // A name on a server that is written down nowhere could never be tidied up.
    const TransferItem *item = m_queue.item(id);
    m_isUrgent |= item && item->isRunning() && !item->attempt.temporary.isEmpty();
    schedule();
}

void Journal::onRecordRemoved(const QList<quint64> &ids) {
    for (const quint64 id : ids) {
        m_dirty.erase(id);
        if (m_known.erase(id))
            m_removed.append(id);
    }
    schedule();
}

void Journal::onChanged(const QList<quint64> &ids) {
    if (m_offsets.isActive())
        return;
    m_offsets.start();
    for (const quint64 id : ids) {
        if (const TransferItem *item = m_queue.item(id); item && item->isRunning())
            onRecordChanged(id);
    }
}

// Neighbours may have got new positions too, when the room between them was used up.
void Journal::onReordered() {
    const QList<quint64> all = m_queue.ids();
    m_dirty.insert(all.begin(), all.end());
    schedule();
}

void Journal::schedule() {
    if (!m_writing && (m_isUrgent || !m_timer.isActive()))
        m_timer.start(m_isUrgent ? atOnce : collectFor);
}

JournalBatch Journal::takeBatch() {
    JournalBatch batch;
    batch.lastId = m_queue.lastId();
    batch.rows.reserve(static_cast<qsizetype>(m_dirty.size()));
    for (const quint64 id : m_dirty) {
        const TransferItem *item = m_queue.item(id);
        if (!item)
            continue;
        batch.rows.append({m_queue.position(id), *item});
        m_known.insert(id);
    }
    m_dirty.clear();
    m_isUrgent = false;
    batch.removed = std::exchange(m_removed, {});
    return batch;
}

// One batch at a time: while it is written, the next one is collected.
void Journal::write() {
    if (m_writing || !m_recording)
        return;
    const JournalBatch batch = takeBatch();
    if (batch.isEmpty()) {
        Q_EMIT written();
        return;
    }
    m_writing = m_database.run(
        this, [file = m_file, batch] { return file->write(batch); },
        [this](const Failure &failure) {
            m_writing = false;
            if (failure) {
                m_recording = false;
                disconnect(&m_queue, nullptr, this, nullptr);
                Q_EMIT failed(failure);
                return;
            }
            if (m_dirty.empty() && m_removed.isEmpty())
                Q_EMIT written();
            else
                schedule();
        });
    if (m_writing)
        return;
    for (const JournalRow &row : batch.rows) // try again later
        m_dirty.insert(row.item.id);
    m_removed = batch.removed;
    schedule();
}
