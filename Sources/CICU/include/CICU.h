#ifndef NARADA_CICU_H
#define NARADA_CICU_H

#include <stdint.h>

// ICU's functions carry its version in their names (u_charType_72). These wrappers do not, so that Swift code
// compiles against any ICU. Text goes in as UTF-8; lengths are in the unit of the pointer they stand beside.

/// The version of the ICU that is linked, as text such as "72.1".
const char *narada_icu_version(void);

/// What a code point is to a reader who compares titles.
typedef enum {
    /// Blanks, punctuation, symbols, controls.
    NARADA_SEPARATOR = 0,
    /// Letters of every script, and marks that spell (vowel signs, viramas, tone marks).
    NARADA_LETTER = 1,
    /// Digits and other numbers.
    NARADA_NUMBER = 2,
    /// Marks of sound that a careless typist leaves out: accents, Hebrew and Arabic points.
    NARADA_ACCENT = 3,
    /// The voicing marks of kana, which make another letter.
    NARADA_VOICING = 4,
    /// White space.
    NARADA_BLANK = 5,
} narada_class;

/// What `scalar` is.
narada_class narada_classify(uint32_t scalar);

/// The value of a decimal digit of any script, or -1.
int32_t narada_digit(uint32_t scalar);

/// Writes NFKC_Casefold of `text`, canonically decomposed, as code points.
///
/// Returns how many there are, even where that is more than `capacity` (then nothing useful was written: ask
/// again with room), or -1 where ICU failed or memory ran out. Invalid UTF-8 becomes U+FFFD.
int64_t narada_casefold(const uint8_t *text, int32_t length, uint32_t *out, int64_t capacity);

/// Writes the canonical composition (NFC) of `text` as UTF-8. Returns as `narada_casefold`, in bytes.
int64_t narada_compose(const uint8_t *text, int32_t length, uint8_t *out, int64_t capacity);

/// Writes the Latin form of folded `text`, which has no punctuation, as UTF-8, by the tables of BGN for Cyrillic, of UNGEGN for Greek, and of ICU's
/// Any-Latin for all else, without accents. Returns as `narada_casefold`, in bytes; -1 too where ICU has no such tables.
///
/// Safe to call from several threads; ICU serialises part of the work.
int64_t narada_to_latin(const uint8_t *text, int32_t length, uint8_t *out, int64_t capacity);

/// The same for Han characters alone, read as Mandarin; other text stays.
int64_t narada_han_to_latin(const uint8_t *text, int32_t length, uint8_t *out, int64_t capacity);

/// The rules by which `narada_han_to_latin` reads Han characters, as the source text that ICU compiles when it opens the
/// transform, in UTF-16; NULL where this ICU keeps them elsewhere. Never freed.
const uint16_t *narada_han_rules(int32_t *length);

/// Writes `text` with traditional Chinese characters as simplified ones (ICU's Traditional-Simplified); other text
/// stays. Returns as `narada_to_latin`.
int64_t narada_simplify(const uint8_t *text, int32_t length, uint8_t *out, int64_t capacity);

/// The rules that `narada_simplify` follows backwards, from simplified to traditional characters; as `narada_han_rules`.
const uint16_t *narada_simplified_rules(int32_t *length);

#endif
