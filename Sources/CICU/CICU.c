#include "CICU.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>

const char *narada_icu_version(void) { return U_ICU_VERSION; }

// UTF-16 units that fit on the stack: longer than nearly every title, so that most calls allocate nothing.
#define STACK_UNITS 384

// Any-Latin grows text; this much room is enough for Han (one character, up to 7 letters and a blank).
#define LATIN_GROWTH 12

typedef struct {
    UChar stack[STACK_UNITS];
    UChar *units;
    int32_t length;
    int32_t capacity;
} buffer;

static void buffer_init(buffer *b) {
    b->units = b->stack;
    b->length = 0;
    b->capacity = STACK_UNITS;
}

static void buffer_free(buffer *b) {
    if (b->units != b->stack) free(b->units);
}

static int buffer_reserve(buffer *b, int32_t capacity) {
    if (capacity <= b->capacity) return 1;
    UChar *grown = malloc((size_t)capacity * sizeof(UChar));
    if (!grown) return 0;
    if (b->units != b->stack) free(b->units);
    b->units = grown;
    b->capacity = capacity;
    return 1;
}

static int buffer_from_utf8(buffer *b, const uint8_t *text, int32_t length) {
    // UTF-16 never has more units than UTF-8 has bytes.
    if (!buffer_reserve(b, length)) return 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(b->units, b->capacity, &b->length, (const char *)text, length, 0xFFFD, NULL, &status);
    return U_SUCCESS(status);
}

static int normalize(const UNormalizer2 *form, const buffer *from, buffer *to) {
    UErrorCode status = U_ZERO_ERROR;
    to->length = unorm2_normalize(form, from->units, from->length, to->units, to->capacity, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        if (!buffer_reserve(to, to->length)) return 0;
        status = U_ZERO_ERROR;
        to->length = unorm2_normalize(form, from->units, from->length, to->units, to->capacity, &status);
    }
    return U_SUCCESS(status);
}

static int64_t buffer_to_utf8(const buffer *b, uint8_t *out, int64_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    int32_t room = capacity > INT32_MAX ? INT32_MAX : (int32_t)capacity;
    u_strToUTF8WithSub((char *)out, room, &length, b->units, b->length, 0xFFFD, NULL, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return -1;
    return length;
}

narada_class narada_classify(uint32_t scalar) {
    UChar32 c = (UChar32)scalar;
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_COMBINING_SPACING_MARK:
        return NARADA_LETTER;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return NARADA_NUMBER;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
        return NARADA_BLANK;
    case U_CONTROL_CHAR:
        return u_isWhitespace(c) ? NARADA_BLANK : NARADA_SEPARATOR;
    case U_ENCLOSING_MARK:
        return NARADA_ACCENT;
    case U_NON_SPACING_MARK: {
        // The combining class tells accents from spelling: 8 is kana voicing; 10-36 are Hebrew, Arabic and Syriac
        // points; 1 and from 200 on are overlays and accents; the rest (0, nukta 7, virama 9, Thai, Lao, Tibetan …)
        // spells.
        uint8_t combining = u_getCombiningClass(c);
        if (combining == 8) return NARADA_VOICING;
        if (combining == 1 || (combining >= 10 && combining <= 36) || combining >= 200) return NARADA_ACCENT;
        return NARADA_LETTER;
    }
    default:
        return NARADA_SEPARATOR;
    }
}

int32_t narada_digit(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

int64_t narada_casefold(const uint8_t *text, int32_t length, uint32_t *out, int64_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *casefold = unorm2_getNFKCCasefoldInstance(&status);
    const UNormalizer2 *decompose = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status)) return -1;

    buffer source, folded, decomposed;
    buffer_init(&source);
    buffer_init(&folded);
    buffer_init(&decomposed);
    int64_t count = -1;
    if (buffer_from_utf8(&source, text, length) && normalize(casefold, &source, &folded) &&
        normalize(decompose, &folded, &decomposed)) {
        count = 0;
        int32_t i = 0;
        while (i < decomposed.length) {
            UChar32 c;
            U16_NEXT(decomposed.units, i, decomposed.length, c);
            if (count < capacity) out[count] = (uint32_t)c;
            count++;
        }
    }
    buffer_free(&source);
    buffer_free(&folded);
    buffer_free(&decomposed);
    return count;
}

int64_t narada_compose(const uint8_t *text, int32_t length, uint8_t *out, int64_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *compose = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return -1;
    buffer source, composed;
    buffer_init(&source);
    buffer_init(&composed);
    int64_t count = -1;
    if (buffer_from_utf8(&source, text, length) && normalize(compose, &source, &composed)) {
        count = buffer_to_utf8(&composed, out, capacity);
    }
    buffer_free(&source);
    buffer_free(&composed);
    return count;
}

// Opened once for the process and never closed: opening costs milliseconds, and transliterators keep no state between
// calls. NULL where this ICU lacks the transform.
static pthread_once_t latin_once = PTHREAD_ONCE_INIT;
static pthread_once_t han_once = PTHREAD_ONCE_INIT;
static pthread_once_t simplified_once = PTHREAD_ONCE_INIT;
static UTransliterator *latin[4];
static int32_t latin_count = 0;
static UTransliterator *han = NULL;
static UTransliterator *simplified = NULL;

static UTransliterator *open_transform(const UChar *id) {
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *chain = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    return U_FAILURE(status) ? NULL : chain;
}

static void open_latin(void) {
    // Any-Latin alone writes Cyrillic and Greek as scholars do ("Coj", "Mikes"); the two tables before it, of the boards
    // on geographic names, write them as labels and passports do ("Tsoy", "Mikis"). An ICU without them has the others.
    // One after the other they are what ICU makes of them joined; apart, since most words are done after the first that
    // changes them, and the last takes half of the time even where it finds nothing to do (ICU 72).
    static const UChar *const ids[] = {u"Russian-Latin/BGN", u"Greek-Latin/UNGEGN", u"Any-Latin", u"Latin-ASCII"};
    const int32_t count = sizeof ids / sizeof ids[0], needed = 2;
    for (int32_t i = 0; i < count; i++) {
        UTransliterator *step = open_transform(ids[i]);
        if (step) {
            latin[latin_count++] = step;
        } else if (i >= needed) {
            latin_count = 0;
            return;
        }
    }
}

// Several times as fast as Any-Latin on Han (ICU 72), and slow to open.
static void open_han(void) { han = open_transform(u"Han-Latin; Latin-ASCII"); }

// The source text of the rules under that name; NULL where there is none.
static const uint16_t *rules_of(const char *name, int32_t *length) {
    // The bundles stay open, since the text is theirs. Asking for the key of what is missing fails, and so does all after.
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *root = ures_openDirect(U_ICUDATA_NAME "-translit", "root", &status);
    UResourceBundle *list = ures_getByKey(root, "RuleBasedTransliteratorIDs", NULL, &status);
    UResourceBundle *entry = ures_getByKey(list, name, NULL, &status);
    UResourceBundle *file = ures_getByKey(entry, "file", NULL, &status);
    const UChar *rules = ures_getStringByKey(file, "resource", length, &status);
    return U_SUCCESS(status) ? (const uint16_t *)rules : NULL;
}

const uint16_t *narada_han_rules(int32_t *length) { return rules_of("Hani-Latn", length); }

const uint16_t *narada_simplified_rules(int32_t *length) { return rules_of("Hans-Hant", length); }

static void open_simplified(void) { simplified = open_transform(u"Traditional-Simplified"); }

static int is_ascii(const UChar *units, int32_t length) {
    UChar all = 0;
    for (int32_t i = 0; i < length; i++) all |= units[i];
    return all < 0x80;
}

// Writes the text after these transforms, one after the other, until nothing but ASCII is left: no letter, digit or blank
// of it is changed by any of them.
static int64_t transliterate(
    UTransliterator *const *steps, int32_t step_count, const uint8_t *text, int32_t length, uint8_t *out,
    int64_t capacity) {
    if (step_count == 0 || !steps[0] || length > INT32_MAX / (LATIN_GROWTH * 2)) return -1;
    buffer work;
    buffer_init(&work);
    int64_t count = -1;
    if (buffer_from_utf8(&work, text, length)) {
        int32_t used = work.length;
        int32_t room = used * LATIN_GROWTH + 16;
        UChar *units = malloc((size_t)room * sizeof(UChar));
        if (units) {
            memcpy(units, work.units, (size_t)used * sizeof(UChar));
            UErrorCode status = U_ZERO_ERROR;
            for (int32_t i = 0; i < step_count && U_SUCCESS(status) && !is_ascii(units, used); i++) {
                int32_t limit = used;
                utrans_transUChars(steps[i], units, &used, room, 0, &limit, &status);
            }
            if (U_SUCCESS(status)) {
                buffer result;
                result.units = units;
                result.length = used;
                count = buffer_to_utf8(&result, out, capacity);
            }
            free(units);
        }
    }
    buffer_free(&work);
    return count;
}

int64_t narada_to_latin(const uint8_t *text, int32_t length, uint8_t *out, int64_t capacity) {
    pthread_once(&latin_once, open_latin);
    return transliterate(latin, latin_count, text, length, out, capacity);
}

int64_t narada_han_to_latin(const uint8_t *text, int32_t length, uint8_t *out, int64_t capacity) {
    pthread_once(&han_once, open_han);
    return transliterate(&han, 1, text, length, out, capacity);
}

int64_t narada_simplify(const uint8_t *text, int32_t length, uint8_t *out, int64_t capacity) {
    pthread_once(&simplified_once, open_simplified);
    return transliterate(&simplified, 1, text, length, out, capacity);
}
