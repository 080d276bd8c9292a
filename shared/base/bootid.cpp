#include "base/bootid.h"

#include "base/descriptor.h"

#include <fcntl.h>

QByteArray bootId() {
    const Descriptor file(::open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC));
    char text[64];
    const ssize_t size = file ? ::read(file.number(), text, sizeof text) : 0;
    return size > 0 ? QByteArray(text, size).trimmed() : QByteArrayLiteral("unknown");
}
