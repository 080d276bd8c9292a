#include "base/datadirectory.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace {
Failure failure(int error, const QString &text, const QString &path) {
    return {Failure::Kind::LocalFile, error, text, path};
}
} // namespace

DataDirectory::DataDirectory(QString path, Descriptor lock)
    : m_path(std::move(path))
    , m_lock(std::move(lock)) {}

Expected<DataDirectory> DataDirectory::open(const QString &path) {
    const QString clean = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    const QByteArray name = QFile::encodeName(clean);
    QDir().mkpath(QDir::cleanPath(QString(clean + QStringLiteral("/.."))));
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return failure(errno, QString::fromLocal8Bit(std::strerror(errno)), clean);
    Descriptor lock(::open(QByteArray(name + "/lock").constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!lock)
        return failure(errno, QString::fromLocal8Bit(std::strerror(errno)), clean);
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        char pid[32] = {};
        const ssize_t length = ::pread(lock.number(), pid, sizeof pid - 1, 0);
        const QString holder = QString::fromLatin1(pid, length > 0 ? length : 0).trimmed();
        return failure(
            error, QStringLiteral("in use by process %1").arg(holder.isEmpty() ? QStringLiteral("?") : holder), clean);
    }
    const QByteArray pid = QByteArray::number(qint64(::getpid())) + '\n';
    if (::ftruncate(lock.number(), 0) != 0 || ::pwrite(lock.number(), pid.constData(), size_t(pid.size()), 0) < 0) {
        // The pid is only for people: a full disk is no reason not to start.
    }
    return DataDirectory(clean, std::move(lock));
}

QString DataDirectory::standardPath(const QString &program) {
    const QString home = qEnvironmentVariable("XDG_DATA_HOME");
    // The XDG specification: a relative path is to be ignored.
    const QString base =
        QDir::isAbsolutePath(home) ? home : QString(QDir::homePath() + QStringLiteral("/.local/share"));
    return QString(base + QLatin1Char('/') + program);
}

QString DataDirectory::filePath(const QString &name) const { return QString(m_path + QLatin1Char('/') + name); }
