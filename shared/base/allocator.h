// How glibc's allocator treats what a list of 100,000, or thousands of sessions, need and let go of. Called before
// anything else.
#pragma once

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

inline void tuneAllocator() {
#ifdef __GLIBC__
    // A list grows by moving its pages; glibc would copy them once it has seen larger blocks go.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
    // Small blocks that went join their neighbours at once, and not 100,000 of them in one event later.
    ::mallopt(M_MXFAST, 0);
    // Memory is fetched from the kernel and given back some pages at a time: neither for every few entries, nor all
    // that a closed folder leaves in one event.
    ::mallopt(M_TOP_PAD, 1 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}
