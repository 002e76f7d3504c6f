#include "CLanes.h"

#if defined(__x86_64__)

#include <string.h>

typedef uint64_t row __attribute__((vector_size(64)));
typedef uint8_t lanes8 __attribute__((vector_size(64)));
typedef uint16_t lanes16 __attribute__((vector_size(64)));
typedef uint32_t lanes32 __attribute__((vector_size(64)));
typedef uint64_t lanes64 __attribute__((vector_size(64)));
typedef uint8_t bytes8 __attribute__((vector_size(64)));
typedef uint8_t bytes16 __attribute__((vector_size(32)));
typedef uint8_t bytes32 __attribute__((vector_size(16)));
typedef uint8_t bytes64 __attribute__((vector_size(8)));

// Two texts at a time: the steps of one are a chain, and a second chain fills the processor's waits. Texts come by
// length, so that a pair ends together, nearly always.
#define EACH_PAIR(job, ONE, TWO)                                                         \
    intptr_t text = 0;                                                                   \
    for (; text + 1 < (job)->texts; text += 2) { TWO(text, text + 1) }                   \
    if (text < (job)->texts) { ONE(text) }

#define CODES(job, text) ((job)->codes + (job)->starts[text])
#define COUNT(job, text) ((job)->starts[(text) + 1] - (job)->starts[text])
#define RESULTS(job, text) ((job)->results + (text) * (job)->text_stride)
#define MATCHES(job, code) (*(const row *)((const char *)(job)->rows + ((size_t)(job)->row_of_code[code] << 6)))
#define OCCUPIED(job) (((const row *)(job)->rows)[1])

#include "LaneLoops.h"

int narada_lanes_level(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl"))
        return 2;
    return __builtin_cpu_supports("avx2") ? 1 : 0;
}

#define DISPATCH(kernel, level, ...)                                                     \
    switch ((job->lane_bits << 2) | (level)) {                                           \
    case (8 << 2) | 1: kernel##_8_avx2(__VA_ARGS__); break;                              \
    case (16 << 2) | 1: kernel##_16_avx2(__VA_ARGS__); break;                            \
    case (32 << 2) | 1: kernel##_32_avx2(__VA_ARGS__); break;                            \
    case (64 << 2) | 1: kernel##_64_avx2(__VA_ARGS__); break;                            \
    case (8 << 2) | 2: kernel##_8_avx512(__VA_ARGS__); break;                            \
    case (16 << 2) | 2: kernel##_16_avx512(__VA_ARGS__); break;                          \
    case (32 << 2) | 2: kernel##_32_avx512(__VA_ARGS__); break;                          \
    case (64 << 2) | 2: kernel##_64_avx512(__VA_ARGS__); break;                          \
    default: break;                                                                      \
    }

void narada_lanes_common_subsequence(int level, const struct narada_lanes_job *job) { DISPATCH(common, level, job) }

void narada_lanes_edits(int level, const struct narada_lanes_job *job) { DISPATCH(edits, level, job) }

void narada_lanes_jaro(int level, const struct narada_lanes_job *job, const void *windows, void *taken) {
    DISPATCH(jaro, level, job, windows, taken)
}

#else

int narada_lanes_level(void) { return 0; }
void narada_lanes_common_subsequence(int level, const struct narada_lanes_job *job) {}
void narada_lanes_edits(int level, const struct narada_lanes_job *job) {}
void narada_lanes_jaro(int level, const struct narada_lanes_job *job, const void *windows, void *taken) {}

#endif
