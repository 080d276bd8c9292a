#include "operations/transfer/publisher.h"

#include "base/filesync.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <tuple>

using Finished = Publisher::Finished;

namespace {
// Its length, permissions and time; errno.
int prepare(const Finished &finished) {
    const int file = finished.file.number();
    // First the bytes, then the word that they have gaps no more.
    if (finished.cutAt >= 0 && (::fdatasync(file) != 0 || ::ftruncate(file, finished.cutAt) != 0))
        return errno;
    struct stat former {};
    if (::stat(finished.final.constData(), &former) == 0 && S_ISREG(former.st_mode))
        ::fchmod(file, former.st_mode & 07777);
    if (finished.modified > 0) {
        const timespec time{finished.modified / 1000, (finished.modified % 1000) * 1'000'000};
        const timespec times[2] = {time, time};
        ::futimens(file, times);
    }
    return 0;
}

QByteArray directoryOf(const QByteArray &path) {
    const qsizetype slash = path.lastIndexOf('/');
    return slash > 0 ? path.left(slash) : QByteArray("/");
}

void syncDirectories(const std::set<QByteArray> &paths) {
    std::vector<Descriptor> directories;
    std::vector<int> numbers;
    for (const QByteArray &path : paths) {
        Descriptor directory(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!directory)
            continue;
        numbers.push_back(directory.number());
        directories.push_back(std::move(directory));
    }
    std::ignore = syncAll(numbers); // the files are whole under one name or the other
}

// On a thread of the executor: values only.
std::vector<Failure> publishGroup(std::vector<Finished> &group) {
    std::vector<int> errors;
    std::vector<int> files;
    for (const Finished &finished : group) {
        errors.push_back(prepare(finished));
        files.push_back(finished.file.number());
    }
    const std::vector<int> synced = syncAll(files);
    std::vector<Failure> failures(group.size());
    std::set<QByteArray> directories;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const Finished &finished = group[i];
        if (errors[i] == 0 && synced[i] != EINVAL && synced[i] != EROFS) // some file systems know no fsync
            errors[i] = synced[i];
        if (errors[i] == 0 && ::rename(finished.part.constData(), finished.final.constData()) != 0)
            errors[i] = errno;
        if (errors[i] == 0)
            directories.insert(directoryOf(finished.final));
        else
            failures[i] = Failure::ofLocalFile(errors[i], QFile::decodeName(finished.final));
    }
    syncDirectories(directories);
    return failures;
}
} // namespace

Publisher::Publisher(BlockingExecutor &executor)
    : m_jobs(executor, publishGroup,
             {Failure::Kind::LocalFile, EAGAIN, QStringLiteral("too many files wait to be made durable"), {}}) {}
