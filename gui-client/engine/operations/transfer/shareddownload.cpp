#include "operations/transfer/shareddownload.h"

#include "base/blockingexecutor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <memory>

using namespace std::chrono_literals;

namespace {
constexpr auto recordEvery = 1s; // so much is fetched again after a kill -9
constexpr auto durableEvery = 5s;
constexpr int mostFailures = 5;
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
    if (m_isEnded)
        return {};
    if (m_claims > 0 && !m_isRecorded) {
        if (record()) {
            m_failures = mostFailures;
            return {};
        }
        m_isRecorded = true;
        m_recordTimer.start();
    }
    const std::optional<FileRanges::Key> key = m_ranges.claim();
    m_claims += key ? 1 : 0;
    m_fetches += key ? 1 : 0;
    return key;
}

void SharedDownload::release(FileRanges::Key key) {
    --m_claims;
    m_ranges.release(key);
    if (!m_isEnded)
        Q_EMIT released();
}

void SharedDownload::leave() {
    --m_helpers;
    if (!m_isEnded)
        Q_EMIT released();
}

bool SharedDownload::wantsHelp() const {
    const bool isNoticed = m_isVerified || m_modified != 0;
    return isNoticed && !m_isEnded && m_failures < mostFailures && m_ranges.sum() > m_begunAt && m_ranges.hasWork();
}

void SharedDownload::countFailure(const Failure &failure) {
    if (failure.kind != Failure::Kind::Cancelled)
        m_failures = failure.kind == Failure::Kind::Unsupported ? mostFailures : m_failures + 1;
}

void SharedDownload::end() {
    if (std::exchange(m_isEnded, true))
        return;
    m_recordTimer.stop();
    if (m_isRecorded)
        static_cast<void>(record()); // the former one holds as well
    Q_EMIT ended();
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
