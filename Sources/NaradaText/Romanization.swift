/// How a text sounds in Latin letters, as far as the habits of romanisation leave it standing.
///
/// One name is written by many rules: Цой is Tsoi, Tsoy, Coj or Zoi. Two forms take that up. The *spelling* brings the
/// habits to one (`tsoy` and `coi` are `coi`), keeps the vowels, and is compared letter by letter. The *skeleton* keeps
/// the consonants alone, in seven classes that cover what scripts do not tell apart (Hebrew p and f, Korean k and g,
/// Japanese l and r), and drops what scripts do not write (vowels of Arabic): it finds, and agrees only where it is long.
///
///     "ts", "c", "ч"    →  c        "Umm Kulthum", "am klthwm"         →  skeleton NKLTN
///     "y", "j"          →  i        "Love Story", "rabusutori"         →  skeleton LPSTL
///     "ou", "oo"        →  o
///
/// After the idea of Soundex (Russell 1918), with classes of our own.
public struct Romanization: Hashable, Sendable {
    /// ASCII letters and digits of the spelling, without blanks: services divide words as they please.
    public let spelling: [UInt8]
    /// The consonants' classes and the digits, as ASCII; empty where the text has neither.
    public let skeleton: [UInt8]

    /// The romanisation of folded text in Latin letters; other letters are left out.
    public init(latin folded: String) {
        spelling = Self.spelling(of: Self.letters(of: folded))
        skeleton = Self.skeleton(ofLatin: folded)
    }

    /// The ASCII letters and digits, a doubled letter once: "tt" is no habit that two scripts share.
    private static func letters(of folded: String) -> [UInt8] {
        var letters: [UInt8] = []
        for byte in folded.utf8 where byte.isDigit || (byte.isLetter && byte != letters.last) { letters.append(byte) }
        return letters
    }

    /// Groups of letters that stand for one sound, the longest first where one begins another.
    private static let groups: [(letters: [UInt8], sound: [UInt8])] = [
        ("shch", "sc"), ("tsch", "c"), ("sch", "sc"), ("tch", "c"), ("dzh", "z"), ("sh", "s"), ("ch", "c"),
        ("zh", "z"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("dz", "z"), ("ck", "k"), ("ph", "f"),
        ("th", "t"), ("ye", "e"), ("je", "e"), ("ie", "e"), ("ou", "o"), ("q", "k"), ("w", "v"), ("x", "ks"),
        ("y", "i"), ("j", "i"), ("mb", "nb"), ("mp", "np"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
    /// The same by their first letter.
    private static let groupsByLetter = (UInt8.min...UInt8.max).map { letter in
        groups.filter { $0.letters.first == letter }
    }

    private static func spelling(of letters: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(letters.count)
        var index = 0
        while index < letters.count {
            let groups = groupsByLetter[Int(letters[index])]
            guard !groups.isEmpty, let found = groups.first(where: { letters[index...].starts(with: $0.letters) })
            else {
                if result.last != letters[index] || letters[index].isDigit { result.append(letters[index]) }
                index += 1
                continue
            }
            for letter in found.sound where result.last != letter { result.append(letter) }
            index += found.letters.count
        }
        return result
    }

    /// The digits in order: a number is never a habit of spelling.
    public var digits: [UInt8] { spelling.filter(\.isDigit) }

    /// The skeleton alone.
    public static func skeleton(ofLatin folded: String) -> [UInt8] {
        var result: [UInt8] = []
        forEachSound(folded.utf8) { result.append($0) }
        return result
    }

    /// Writes the skeleton into `room`, and returns how long it is: as long as the text at most.
    package static func writeSkeleton(
        ofLatin scalars: UnsafeBufferPointer<UInt32>, into room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        // Other letters than those of ASCII have no sound here, like a blank.
        forEachSound(scalars.lazy.map { $0 < 0x80 ? UInt8(truncatingIfNeeded: $0) : 0 }) {
            room[count] = $0
            count += 1
        }
        return count
    }

    /// Calls `body` with each class and digit of the skeleton.
    @inline(__always)
    private static func forEachSound(_ letters: some Sequence<UInt8>, _ body: (UInt8) -> Void) {
        // A letter waits for the one behind it, which decides how it sounds.
        var (waiting, last, sound) = (UInt8(0), UInt8(0), UInt8(0))
        func close(before next: UInt8) {
            guard waiting != 0, let found = soundClass(of: waiting, before: next), sound != found || found.isDigit
            else {
                return
            }
            sound = found
            body(found)
        }
        for letter in letters where letter.isDigit || (letter.isLetter && letter != last) {
            close(before: letter)
            waiting = isAffricate(waiting, letter) ? 0 : letter
            last = letter
        }
        close(before: 0)
    }

    /// "Ts" and "tz" are one sound.
    private static func isAffricate(_ letter: UInt8, _ next: UInt8) -> Bool {
        letter == UInt8(ascii: "t") && (next == UInt8(ascii: "s") || next == UInt8(ascii: "z"))
    }

    /// Whether a c before the letter is an s.
    private static func isSoftening(_ letter: UInt8) -> Bool {
        switch Unicode.Scalar(letter) {
        case "e", "h", "i", "y", "z": true
        default: false
        }
    }

    /// The class of a consonant; nil for vowels and for what scripts drop: h, j, w, y.
    private static func soundClass(of letter: UInt8, before next: UInt8) -> UInt8? {
        switch Unicode.Scalar(letter) {
        case "b", "f", "p", "v": UInt8(ascii: "P")
        case "t" where isAffricate(letter, next): UInt8(ascii: "S")
        case "d", "t": UInt8(ascii: "T")
        // "Kh" is written h as often as kh.
        case "k" where next == UInt8(ascii: "h"): nil
        case "c" where isSoftening(next): UInt8(ascii: "S")
        case "c", "g", "k", "q": UInt8(ascii: "K")
        case "s", "z", "x": UInt8(ascii: "S")
        case "l", "r": UInt8(ascii: "L")
        case "m", "n": UInt8(ascii: "N")
        case "0"..."9": letter
        default: nil
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { self &- UInt8(ascii: "a") < 26 }
    fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}
