#include "queue/journal.h"

#include "base/blockingexecutor.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <limits>

using namespace std::chrono_literals;

namespace {
constexpr auto collectFor = 100ms; // at most so much is lost by kill -9, and it is found again by looking at the files
constexpr auto atOnce = 0ms;
constexpr auto offsetsEvery = 3000ms; // how often a running transfer's bytes are noted
constexpr qsizetype slice = 500;      // items at a time: neither the loop nor what is urgent waits long
constexpr qint64 highestPosition = std::numeric_limits<qint64>::max() / 2; // at the start

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
    m_together = 0;
    const JournalBatch last = m_recording ? takeBatch(m_backlog.size()) : JournalBatch();
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
    // They rise with all that is ever added: once in a long while they begin anew.
    const bool isUsedUp = !contents.positions.isEmpty() && contents.positions.last() > highestPosition;
    m_queue.restore(contents.items, isUsedUp ? QList<qint64>() : contents.positions, contents.lastId);
    m_recording = true;
    if (m_keeps == Keeps::LatestDone)
        removeOldest();
    connect(&m_queue, &TransferQueue::recordChanged, this, &Journal::onRecordChanged);
    connect(&m_queue, &TransferQueue::recordRemoved, this, &Journal::onRecordRemoved);
    connect(&m_queue, &TransferQueue::changed, this, &Journal::onChanged);
    connect(&m_queue, &TransferQueue::renumbered, this, &Journal::onRenumbered);
    if (isUsedUp)
        onRenumbered();
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

bool Journal::isRecorded(quint64 id) const {
    return m_known.contains(id) && !m_backlog.contains(id) && !m_inFlight.contains(id);
}

void Journal::onRecordChanged(quint64 id) {
    const TransferItem *item = m_queue.item(id);
    if (!item)
        return;
    if (item->kind == TransferItem::Kind::Folder && item->state == TransferItem::State::Done) {
        m_backlog.postpone(id);
        m_together = m_backlog.size(); // with what was read in it
    } else {
        m_backlog.add(id);
    }
    // A name on a server that is written down nowhere could never be tidied up: it waits for this.
    if (item->state == TransferItem::State::Queued && !item->attempt.temporary.isEmpty())
        m_backlog.hasten(id);
    schedule();
}

// Behind what may have taken their place.
void Journal::onRecordRemoved(const QList<quint64> &ids) {
    for (const quint64 id : ids)
        m_backlog.postpone(id);
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

// Old positions beside new ones would be another order.
void Journal::onRenumbered() {
    const QList<quint64> all = m_queue.ids();
    for (const quint64 id : all)
        m_backlog.add(id);
    m_together = m_backlog.size();
    schedule();
}

void Journal::schedule() {
    if (!m_writing && (m_backlog.isHastened() || !m_timer.isActive()))
        m_timer.start(m_backlog.isHastened() ? atOnce : collectFor);
}

JournalBatch Journal::takeBatch(qsizetype most) {
    JournalBatch batch;
    batch.lastId = m_queue.lastId();
    const auto first = m_together > 0 ? Backlog::First::Oldest : Backlog::First::Hastened;
    const QList<quint64> ids = m_backlog.take(most, first);
    m_together = std::max<qsizetype>(0, m_together - ids.size());
    batch.goesOn = m_together > 0 && !m_backlog.isEmpty();
    batch.rows.reserve(ids.size());
    for (const quint64 id : ids) {
        if (const TransferItem *item = m_queue.item(id)) {
            batch.rows.append({m_queue.position(id), *item});
            m_known.insert(id);
        } else if (m_known.erase(id)) {
            batch.removed.append(id);
        }
    }
    m_inFlight.insert(ids.begin(), ids.end());
    return batch;
}

// One batch at a time: while it is written, the next one is collected.
void Journal::write() {
    if (m_writing || !m_recording)
        return;
    if (m_backlog.isEmpty()) {
        Q_EMIT written();
        return;
    }
    const JournalBatch batch = takeBatch(slice);
    m_writing = m_database.run(
        this, [file = m_file, batch] { return file->write(batch); },
        [this, goesOn = batch.goesOn](const Failure &failure) { onWritten(failure, goesOn); });
    if (m_writing)
        return;
    for (const JournalRow &row : batch.rows) // try again later
        m_backlog.add(row.item.id);
    for (const quint64 id : batch.removed) {
        m_known.insert(id);
        m_backlog.add(id);
    }
    if (batch.goesOn)
        m_together = m_backlog.size();
    schedule();
}

void Journal::onWritten(const Failure &failure, bool goesOn) {
    m_writing = false;
    if (failure) {
        m_recording = false;
        disconnect(&m_queue, nullptr, this, nullptr);
        Q_EMIT failed(failure);
        return;
    }
    if (!goesOn) {
        m_inFlight.clear();
        Q_EMIT committed();
    }
    if (m_backlog.isEmpty())
        Q_EMIT written();
    else if (goesOn || m_backlog.size() >= slice)
        write();
    else
        schedule();
}
