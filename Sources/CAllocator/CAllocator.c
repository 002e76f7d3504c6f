#include "CAllocator.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

// Bytes from which a block is mapped by itself: what glibc begins with. Once it was said, it no longer grows with the
// blocks that are freed (mallopt(3)); otherwise arrays that grow leave holes behind that nothing else fits.
static const int large = 128 * 1024;

// Bytes by which a heap grows: the most that glibc gives one, so that a thread's is opened whole. Otherwise it is opened
// page by page, each with a call of the system.
static const int heap = 64 * 1024 * 1024;

int narada_prepare_allocator(void) {
    return mallopt(M_MMAP_THRESHOLD, large) && mallopt(M_TOP_PAD, heap);
}
#else
int narada_prepare_allocator(void) {
    return 0;
}
#endif
