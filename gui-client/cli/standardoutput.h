// Standard output as a place for a file's bytes.
#pragma once

#include "net/bytesink.h"

#include <fcntl.h>
#include <unistd.h>

// Writes may wait for who reads: nothing else runs meanwhile.
class StandardOutput : public FileSink {
public:
    StandardOutput()
        : FileSink(Descriptor(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0))) {}
    int directDescriptor() const override { return -1; } // a terminal takes no splice
};
