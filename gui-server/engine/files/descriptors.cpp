#include "files/descriptors.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <climits>

std::optional<struct stat> statusOf(int directory, const QByteArray &name) {
    struct stat status {};
    if (::fstatat(directory, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return std::nullopt;
    return status;
}

QByteArray procPath(int descriptor) { return "/proc/self/fd/" + QByteArray::number(descriptor); }

QByteArray pathOf(int descriptor) {
    std::array<char, PATH_MAX> buffer;
    const ssize_t size = ::readlink(procPath(descriptor).constData(), buffer.data(), buffer.size());
    return size > 0 && size < PATH_MAX ? QByteArray(buffer.data(), size) : QByteArray();
}
