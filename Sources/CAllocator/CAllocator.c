#include "CAllocator.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

// Bytes from which a block is mapped by itself: what glibc begins with. Once it was said, it no longer grows with the
// blocks that are freed (mallopt(3)); otherwise arrays that grow leave holes behind that nothing else fits.
static const int large = 128 * 1024;

int narada_give_back_large_blocks(void) {
    return mallopt(M_MMAP_THRESHOLD, large);
}
#else
int narada_give_back_large_blocks(void) {
    return 0;
}
#endif
