/// The loops of NaradaText's lanes for processors with wider vectors than every processor of their kind has.
///
/// Swift compiles for the plainest processor and cannot compile one function for another; C can, and asks at run time.
/// Nothing else is here: what the loops mean is said at their twins in `Sources/NaradaText/Batch`, which run
/// everywhere, and the tests hold both to the same results.
#ifndef NARADA_CLANES_H
#define NARADA_CLANES_H

#include <stddef.h>
#include <stdint.h>

/// What one group of lanes is compared with, and where.
struct narada_lanes_job {
    /// Texts one after another; text i is codes[starts[i]] up to codes[starts[i + 1]].
    const uint8_t *codes;
    const intptr_t *starts;
    intptr_t texts;
    /// The group's rows of 64 bytes on addresses divisible by 64, and the row of each of 256 codes.
    const void *rows;
    const uint8_t *row_of_code;
    /// Bits of a lane: 8, 16, 32 or 64.
    intptr_t lane_bits;
    /// The results of text i begin at results + i * text_stride, their planes plane_stride apart.
    uint8_t *results;
    intptr_t text_stride;
    intptr_t plane_stride;
};

/// 0 where the processor has no wider vectors, 1 with AVX2, 2 with AVX-512 (F, BW, DQ and VL).
int narada_lanes_level(void);

/// The longest common subsequence of each text and each lane; one plane. `level` is 1 or 2.
void narada_lanes_common_subsequence(int level, const struct narada_lanes_job *job);

/// The heights of the edit distance's last column plus the lane's length; one plane. `level` is 1 or 2.
void narada_lanes_edits(int level, const struct narada_lanes_job *job);

/// Jaro's counts: common symbols, those out of order, those of the common beginning; three planes. `level` is 1 or 2.
///
/// All texts have one length, and `windows` has a row for each of their places; `taken` has two for each.
void narada_lanes_jaro(int level, const struct narada_lanes_job *job, const void *windows, void *taken);

#endif
