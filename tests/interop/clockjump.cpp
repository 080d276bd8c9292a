// Preloaded into a server under test: its wall clock is ahead by the seconds (a signed 64-bit number) in the file that
// WHERRY_CLOCKJUMP names, and may jump at any time. The monotonic clock is left alone.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace {
std::int64_t ahead() {
    static volatile std::int64_t *const seconds = []() -> volatile std::int64_t * {
        const char *const path = std::getenv("WHERRY_CLOCKJUMP");
        const int file = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
        if (file < 0)
            return nullptr;
        void *const memory = ::mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
        ::close(file);
        return memory == MAP_FAILED ? nullptr : static_cast<volatile std::int64_t *>(memory);
    }
    ();
    return seconds ? *seconds : 0;
}
} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) {
    using Function = int (*)(clockid_t, timespec *);
    static const auto next = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "clock_gettime"));
    const int result = next(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += ahead();
    return result;
}

extern "C" int gettimeofday(timeval *__restrict time, void *__restrict) {
    timespec precise{};
    if (clock_gettime(CLOCK_REALTIME, &precise) != 0)
        return -1;
    time->tv_sec = precise.tv_sec;
    time->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

extern "C" time_t time(time_t *result) {
    timespec precise{};
    clock_gettime(CLOCK_REALTIME, &precise);
    if (result)
        *result = precise.tv_sec;
    return precise.tv_sec;
}
