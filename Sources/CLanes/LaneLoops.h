// The loops for one width of lanes and one instruction set; included by itself until all are made.
#if !defined(LANE_BITS)

#define ISA avx2
#define TARGET __attribute__((target("avx2")))
#define LANE_BITS 8
#include "LaneLoops.h"
#undef LANE_BITS
#define LANE_BITS 16
#include "LaneLoops.h"
#undef LANE_BITS
#define LANE_BITS 32
#include "LaneLoops.h"
#undef LANE_BITS
#define LANE_BITS 64
#include "LaneLoops.h"
#undef LANE_BITS
#undef ISA
#undef TARGET

#define ISA avx512
#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl")))
#define LANE_BITS 8
#include "LaneLoops.h"
#undef LANE_BITS
#define LANE_BITS 16
#include "LaneLoops.h"
#undef LANE_BITS
#define LANE_BITS 32
#include "LaneLoops.h"
#undef LANE_BITS
#define LANE_BITS 64
#include "LaneLoops.h"
#undef LANE_BITS
#undef ISA
#undef TARGET

#else

#define JOIN_(a, b, c) a##_##b##_##c
#define JOIN(a, b, c) JOIN_(a, b, c)
#define NAME(kernel) JOIN(kernel, LANE_BITS, ISA)
#define WIDTH_(a, b) a##b
#define WIDTH(a, b) WIDTH_(a, b)
#define LANES WIDTH(lanes, LANE_BITS)
#define BYTES WIDTH(bytes, LANE_BITS)
#define ADD(a, b) ((row)((LANES)(a) + (LANES)(b)))
#define SUBTRACT(a, b) ((row)((LANES)(a) - (LANES)(b)))

TARGET static inline __attribute__((always_inline)) void NAME(store)(const row *values, uint8_t *bytes) {
    BYTES low = __builtin_convertvector((LANES)*values, BYTES);
    memcpy(bytes, &low, sizeof low);
}

// The set bits of each lane, by adding neighbours (Warren, "Hacker's Delight", 5-1).
TARGET static inline __attribute__((always_inline)) void NAME(count)(row *values) {
    row bits = *values;
    bits -= (bits >> 1) & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + ((bits >> 2) & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
#if LANE_BITS > 8
    bits += bits >> 8;
#endif
#if LANE_BITS > 16
    bits += bits >> 16;
#endif
#if LANE_BITS > 32
    bits += bits >> 32;
#endif
    // What came over from a neighbour stands above the low byte, the only one that is stored.
    *values = bits;
}

TARGET static void NAME(common)(const struct narada_lanes_job *job) {
    const row ones = ~(row){0};
// The twin subtracts where this masks: AVX-512 has one instruction for the mask and the union.
#define STEP(bits, code) { row m = MATCHES(job, code); bits = ADD(bits, bits & m) | (bits & ~m); }
#define FINISH(bits, text) { bits = ~bits; NAME(count)(&bits); NAME(store)(&bits, RESULTS(job, text)); }
#define ONE(a)                                                                           \
    {                                                                                    \
        row x = ones;                                                                    \
        const uint8_t *codes = CODES(job, a);                                            \
        for (intptr_t i = 0, n = COUNT(job, a); i < n; i++) STEP(x, codes[i])            \
        FINISH(x, a)                                                                     \
    }
#define TWO(a, b)                                                                        \
    {                                                                                    \
        row x = ones, y = ones;                                                          \
        const uint8_t *left = CODES(job, a), *right = CODES(job, b);                     \
        intptr_t i = 0, n = COUNT(job, a), m = COUNT(job, b);                            \
        for (; i < n && i < m; i++) { STEP(x, left[i]) STEP(y, right[i]) }               \
        for (intptr_t k = i; k < n; k++) STEP(x, left[k])                                \
        for (intptr_t k = i; k < m; k++) STEP(y, right[k])                               \
        FINISH(x, a) FINISH(y, b)                                                        \
    }
    EACH_PAIR(job, ONE, TWO)
#undef STEP
#undef FINISH
#undef ONE
#undef TWO
}

TARGET static void NAME(edits)(const struct narada_lanes_job *job) {
    const row ones = ~(row){0}, zero = {0}, occupied = OCCUPIED(job);
    row lengths = occupied;
    NAME(count)(&lengths);
#define STEP(up, down, code)                                                             \
    {                                                                                    \
        row m = MATCHES(job, code);                                                      \
        row diagonal = (ADD(m & up, up) ^ up) | m | down;                                \
        row not_right = (diagonal | up) & ~down;                                         \
        row side = diagonal & up;                                                        \
        not_right = ADD(not_right, not_right);                                           \
        side = ADD(side, side);                                                          \
        up = side | (not_right & ~diagonal);                                             \
        down = diagonal & ~not_right;                                                    \
    }
#define FINISH(up, down, text)                                                           \
    {                                                                                    \
        up &= occupied; down &= occupied;                                                \
        NAME(count)(&up); NAME(count)(&down);                                            \
        row height = ADD(SUBTRACT(up, down), lengths);                                   \
        NAME(store)(&height, RESULTS(job, text));                                        \
    }
#define ONE(a)                                                                           \
    {                                                                                    \
        row u = ones, d = zero;                                                          \
        const uint8_t *codes = CODES(job, a);                                            \
        for (intptr_t i = 0, n = COUNT(job, a); i < n; i++) STEP(u, d, codes[i])         \
        FINISH(u, d, a)                                                                  \
    }
#define TWO(a, b)                                                                        \
    {                                                                                    \
        row u = ones, d = zero, v = ones, e = zero;                                      \
        const uint8_t *left = CODES(job, a), *right = CODES(job, b);                     \
        intptr_t i = 0, n = COUNT(job, a), m = COUNT(job, b);                            \
        for (; i < n && i < m; i++) { STEP(u, d, left[i]) STEP(v, e, right[i]) }         \
        for (intptr_t k = i; k < n; k++) STEP(u, d, left[k])                             \
        for (intptr_t k = i; k < m; k++) STEP(v, e, right[k])                            \
        FINISH(u, d, a) FINISH(v, e, b)                                                  \
    }
    EACH_PAIR(job, ONE, TWO)
#undef STEP
#undef FINISH
#undef ONE
#undef TWO
}

TARGET static void NAME(jaro)(const struct narada_lanes_job *job, const void *windows, void *taken) {
    const row ones = ~(row){0}, zero = {0}, lowest = SUBTRACT(zero, ones);
    const row *near = windows;
    row *flags = taken;
#define MATCH(free, code, place, flag)                                                   \
    {                                                                                    \
        row m = MATCHES(job, code) & near[place] & free;                                 \
        row negated = SUBTRACT(zero, m);                                                 \
        free ^= m & negated;                                                             \
        flag = ((m | negated) >> (LANE_BITS - 1)) & lowest;                              \
    }
#define HAND_OUT(left, in_order, code, flag)                                             \
    {                                                                                    \
        row rest = left & SUBTRACT(left, flag);                                          \
        in_order |= MATCHES(job, code) & (left ^ rest);                                  \
        left = rest;                                                                     \
    }
#define FINISH(common, in_order, text)                                                   \
    {                                                                                    \
        const uint8_t *codes = CODES(job, text);                                         \
        NAME(count)(&common); NAME(count)(&in_order);                                    \
        row out_of_order = SUBTRACT(common, in_order), equal = zero, place = lowest;     \
        for (intptr_t i = 0, n = COUNT(job, text); i < n && i < 4; i++) {                \
            row step = MATCHES(job, codes[i]) & place;                                   \
            equal |= step;                                                               \
            place = ADD(step, step);                                                     \
        }                                                                                \
        NAME(count)(&equal);                                                             \
        NAME(store)(&common, RESULTS(job, text));                                        \
        NAME(store)(&out_of_order, RESULTS(job, text) + job->plane_stride);              \
        NAME(store)(&equal, RESULTS(job, text) + 2 * job->plane_stride);                 \
    }
#define ONE(a)                                                                           \
    {                                                                                    \
        row x = ones, order = zero;                                                      \
        const uint8_t *codes = CODES(job, a);                                            \
        intptr_t n = COUNT(job, a);                                                      \
        for (intptr_t i = 0; i < n; i++) MATCH(x, codes[i], i, flags[i])                 \
        row common = ~x, left = common;                                                  \
        for (intptr_t i = 0; i < n; i++) HAND_OUT(left, order, codes[i], flags[i])       \
        FINISH(common, order, a)                                                         \
    }
#define TWO(a, b)                                                                        \
    {                                                                                    \
        row x = ones, y = ones, order = zero, other = zero;                              \
        const uint8_t *left = CODES(job, a), *right = CODES(job, b);                     \
        intptr_t n = COUNT(job, a);                                                      \
        for (intptr_t i = 0; i < n; i++) {                                               \
            MATCH(x, left[i], i, flags[2 * i])                                           \
            MATCH(y, right[i], i, flags[2 * i + 1])                                      \
        }                                                                                \
        row common = ~x, shared = ~y, l = common, r = shared;                            \
        for (intptr_t i = 0; i < n; i++) {                                               \
            HAND_OUT(l, order, left[i], flags[2 * i])                                    \
            HAND_OUT(r, other, right[i], flags[2 * i + 1])                               \
        }                                                                                \
        FINISH(common, order, a) FINISH(shared, other, b)                                \
    }
    EACH_PAIR(job, ONE, TWO)
#undef MATCH
#undef HAND_OUT
#undef FINISH
#undef ONE
#undef TWO
}

#undef JOIN_
#undef JOIN
#undef NAME
#undef WIDTH_
#undef WIDTH
#undef LANES
#undef BYTES
#undef ADD
#undef SUBTRACT

#endif
