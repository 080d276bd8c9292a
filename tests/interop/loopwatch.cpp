// Preloaded into a server under test: how long its event loop was away from waiting (epoll_wait, and poll or ppoll
// where a window's loop waits) at most. The two figures (processor time and clock time, in nanoseconds) stand in the
// file that WHERRY_LOOPWATCH names; whoever reads them may set them to 0.
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
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

// When the loop has last come back from waiting; one loop is watched, that of the first thread.
std::uint64_t lastProcessor = 0;
std::uint64_t lastClock = 0;

// Waits as it was asked to; before and behind it looks at the clocks.
template<class Wait>
int watched(const Wait &wait) {
    const bool isLoop = ::gettid() == ::getpid() && longest();
    if (isLoop && lastClock != 0) {
        const std::uint64_t worked = now(CLOCK_THREAD_CPUTIME_ID) - lastProcessor;
        const std::uint64_t passed = now(CLOCK_MONOTONIC) - lastClock;
        if (worked > longest()->processor)
            longest()->processor = worked;
        if (passed > longest()->clock)
            longest()->clock = passed;
    }
    const int count = wait();
    if (isLoop) {
        lastProcessor = now(CLOCK_THREAD_CPUTIME_ID);
        lastClock = now(CLOCK_MONOTONIC);
    }
    return count;
}

template<class Function>
Function nextOf(const char *name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}
} // namespace

extern "C" int epoll_wait(int descriptor, epoll_event *events, int most, int timeout) {
    static const auto next = nextOf<int (*)(int, epoll_event *, int, int)>("epoll_wait");
    return watched([&] { return next(descriptor, events, most, timeout); });
}

extern "C" int poll(pollfd *descriptors, nfds_t count, int timeout) {
    static const auto next = nextOf<int (*)(pollfd *, nfds_t, int)>("poll");
    return watched([&] { return next(descriptors, count, timeout); });
}

extern "C" int ppoll(pollfd *descriptors, nfds_t count, const timespec *timeout, const sigset_t *mask) {
    static const auto next = nextOf<int (*)(pollfd *, nfds_t, const timespec *, const sigset_t *)>("ppoll");
    return watched([&] { return next(descriptors, count, timeout, mask); });
}
