// Preloaded into a server under test: how long its event loop was away from epoll_wait at most. The two figures
// (processor time and clock time, in nanoseconds) stand in the file that WHERRY_LOOPWATCH names; whoever reads them may
// set them to 0.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace {
struct Longest {
    volatile std::uint64_t processor = 0;
    volatile std::uint64_t clock = 0;
};

Longest *longest() {
    static Longest *const shared = []() -> Longest * {
        const char *const path = std::getenv("WHERRY_LOOPWATCH");
        const int file = path ? ::open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
        if (file < 0 || ::ftruncate(file, sizeof(Longest)) != 0)
            return nullptr;
        void *const memory = ::mmap(nullptr, sizeof(Longest), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        ::close(file);
        return memory == MAP_FAILED ? nullptr : static_cast<Longest *>(memory);
    }();
    return shared;
}

std::uint64_t now(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::uint64_t(time.tv_sec) * 1'000'000'000 + std::uint64_t(time.tv_nsec);
}
} // namespace

extern "C" int epoll_wait(int descriptor, epoll_event *events, int most, int timeout) {
    using Function = int (*)(int, epoll_event *, int, int);
    static const auto next = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "epoll_wait"));
    static std::uint64_t processor = 0;
    static std::uint64_t clock = 0;
    const bool isLoop = ::gettid() == ::getpid() && longest();
    if (isLoop && clock != 0) {
        const std::uint64_t worked = now(CLOCK_THREAD_CPUTIME_ID) - processor;
        const std::uint64_t passed = now(CLOCK_MONOTONIC) - clock;
        if (worked > longest()->processor)
            longest()->processor = worked;
        if (passed > longest()->clock)
            longest()->clock = passed;
    }
    const int count = next(descriptor, events, most, timeout);
    if (isLoop) {
        processor = now(CLOCK_THREAD_CPUTIME_ID);
        clock = now(CLOCK_MONOTONIC);
    }
    return count;
}
