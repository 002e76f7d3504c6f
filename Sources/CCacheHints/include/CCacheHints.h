/// What the processor is told about memory that is read soon; Swift has no word for it.
#ifndef NARADA_CACHE_HINTS_H
#define NARADA_CACHE_HINTS_H

/// Brings the cache line of an address closer, without waiting for it; does nothing for an address that cannot be read.
static inline void narada_expect(const void *address) { __builtin_prefetch(address); }

#endif
