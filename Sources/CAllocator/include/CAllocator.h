/// Switches of the C library's allocator, which Swift's modules of it leave out.
#ifndef NARADA_CALLOCATOR_H
#define NARADA_CALLOCATOR_H

/// Has large blocks go back to the system as soon as they are freed, and the heaps of small ones opened in large steps, for
/// the rest of the process. 1 where the allocator agrees; 0 where it has no such switches.
int narada_prepare_allocator(void);

#endif
