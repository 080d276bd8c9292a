// How the allocator keeps what is large, and very much that is small. Called before anything else.
#pragma once

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// A list of 100,000 grows by moving its pages; glibc would copy them once it has seen larger blocks go. Small blocks
// that went join their neighbours at once: glibc would leave that for later, and then for 100,000 of them in one event.
inline void keepLargeBlocksApart() {
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
    ::mallopt(M_MXFAST, 0);
#endif
}
