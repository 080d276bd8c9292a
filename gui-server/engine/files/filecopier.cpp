#include "files/filecopier.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace {
constexpr qint64 SliceInKernel = 2 * 1024 * 1024; // about a millisecond
constexpr qint64 SliceByHand = 256 * 1024;
} // namespace

FileCopier::FileCopier(int source, int target, qint64 targetOffset, qint64 length, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_target(target)
    , m_targetAt(targetOffset)
    , m_left(length) {
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &FileCopier::onTurn);
}

void FileCopier::start(std::function<void(const FileError &)> done) {
    m_done = std::move(done);
    if (m_targetAt == 0 && m_left > SliceByHand && ::ioctl(m_target, FICLONE, m_source) == 0) {
        const off_t cloned = ::lseek(m_target, 0, SEEK_END);
        if (cloned >= m_left && ::ftruncate(m_target, m_left) == 0)
            return std::exchange(m_done, {})(FileError{});
        // The source was shorter than it was said to be, or could not be cut: copy what there is by slices.
    }
    if (m_left <= SliceByHand)
        onTurn();
    else
        m_turn.start();
}

qint64 FileCopier::copySlice(qint64 wanted) {
    if (m_inKernel) {
        off_t from = m_sourceAt;
        off_t to = m_targetAt;
        const ssize_t copied =
            ::copy_file_range(m_source, &from, m_target, &to, static_cast<size_t>(std::min(wanted, SliceInKernel)), 0);
        // Some file systems answer 0 where they cannot do it.
        if (copied > 0 || (copied < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EIO)))
            return copied;
        m_inKernel = false;
    }
    std::array<char, 64 * 1024> buffer;
    qint64 done = 0;
    while (done < std::min(wanted, SliceByHand)) {
        const size_t size = static_cast<size_t>(std::min<qint64>(wanted - done, buffer.size()));
        const ssize_t got = ::pread(m_source, buffer.data(), size, m_sourceAt + done);
        if (got <= 0)
            return got < 0 ? -1 : done;
        const ssize_t put = ::pwrite(m_target, buffer.data(), static_cast<size_t>(got), m_targetAt + done);
        if (put < 0)
            return -1;
        done += put;
    }
    return done;
}

void FileCopier::onTurn() {
    FileError error;
    while (m_left > 0) {
        const qint64 copied = copySlice(m_left);
        if (copied < 0 && errno == EINTR)
            continue;
        if (copied <= 0) {
            error = copied < 0 ? FileError::fromSystem(errno) : FileError{.kind = FileError::Kind::BeyondEnd};
            break;
        }
        m_sourceAt += copied;
        m_targetAt += copied;
        m_left -= copied;
        if (m_left > 0 && m_turn.isActive())
            return;
    }
    m_turn.stop();
    if (m_done)
        std::exchange(m_done, {})(error);
}
