#include "operations/transfer/shareddownload.h"

#include "base/blockingexecutor.h"
#include "operations/transfer/fetchrange.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <memory>

using namespace std::chrono_literals;

namespace {
constexpr auto recordEvery = 1s; // so much is fetched again after a kill -9
constexpr auto durableEvery = 5s;
} // namespace

SharedDownload::SharedDownload(PartFile &part, BlockingExecutor &executor, RemotePath remote, qint64 size,
                               qint64 modified, bool isVerified, const RangeRecord &standing)
    : m_part(part)
    , m_executor(executor)
    , m_remote(std::move(remote))
    , m_ranges(size, standing.held)
    , m_safe(standing.safe)
    , m_modified(modified)
    , m_begunAt(m_ranges.sum())
    , m_isVerified(isVerified)
    , m_isRecorded(standing.size > 0) {
    m_recordTimer.setInterval(recordEvery);
    connect(&m_recordTimer, &QTimer::timeout, this, &SharedDownload::onRecordDue);
    m_sinceDurable.start();
    if (m_isRecorded)
        m_recordTimer.start();
}

std::optional<FileRanges::Key> SharedDownload::claim() {
    if (isEnded())
        return {};
    if (isClaimed() && !m_isRecorded) {
        if (record()) {
            refuseHelp();
            return {};
        }
        m_isRecorded = true;
        m_recordTimer.start();
    }
    const std::optional<FileRanges::Key> key = m_ranges.claim();
    if (key) {
        noteClaim();
        ++m_fetches;
    }
    return key;
}

void SharedDownload::release(FileRanges::Key key) {
    m_ranges.release(key);
    noteRelease();
}

std::unique_ptr<Operation> SharedDownload::work(ServerLink &link) {
    return std::make_unique<FetchRange>(link, std::static_pointer_cast<SharedDownload>(shared_from_this()));
}

// Only where it would be noticed if the others met another file of that name.
bool SharedDownload::hasWork() const {
    return (m_isVerified || m_modified != 0) && m_ranges.sum() > m_begunAt && m_ranges.hasWork();
}

void SharedDownload::onEnding() {
    m_recordTimer.stop();
    if (m_isRecorded)
        static_cast<void>(record()); // the former one holds as well
}

Failure SharedDownload::record() {
    RangeRecord record;
    record.size = m_ranges.size();
    record.modified = m_modified;
    record.held = m_ranges.standing();
    record.safe = m_safe;
    return record.write(m_part.descriptor());
}

void SharedDownload::onRecordDue() {
    static_cast<void>(record()); // on a full disk those who write will say so
    if (!m_isSyncing && m_sinceDurable.hasExpired(std::chrono::milliseconds(durableEvery).count()))
        makeDurable();
}

// Off the loop; what is written meanwhile counts the next time.
void SharedDownload::makeDurable() {
    const auto file = std::make_shared<Descriptor>(::fcntl(m_part.descriptor(), F_DUPFD_CLOEXEC, 0));
    m_isSyncing = m_executor.run(
        this, [file] { return ::fdatasync(file->number()) == 0; },
        [this, standing = m_ranges.standing()](bool isDurable) {
            m_isSyncing = false;
            m_sinceDurable.start();
            if (isDurable)
                m_safe = standing;
        });
}
