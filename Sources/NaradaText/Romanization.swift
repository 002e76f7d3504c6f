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
    public init(latin folded: String) { self.init(folded.utf8, count: folded.utf8.count) }

    /// The same of the values of Unicode scalars.
    package init(latin scalars: UnsafeBufferPointer<UInt32>) {
        self.init(Self.bytes(of: scalars), count: scalars.count)
    }

    /// - Parameter count: as many as there are letters, or more.
    private init(_ letters: some Sequence<UInt8>, count: Int) {
        (spelling, skeleton) = withUnsafeTemporaryAllocation(
            of: UInt8.self, capacity: count * (1 + RomanizationGroups.growth)
        ) { room in
            let kept = UnsafeMutableBufferPointer(rebasing: room[..<count])
            let spelt = UnsafeMutableBufferPointer(rebasing: room[count...])
            let skeleton = Self.array(kept, Self.writeSkeleton(of: letters, into: kept))
            let keptCount = Self.writeLetters(of: letters, into: kept)
            let letters = UnsafeBufferPointer(rebasing: kept[..<keptCount])
            return (Self.array(spelt, Self.writeSpelling(of: letters, into: spelt)), skeleton)
        }
    }

    /// The first so many bytes, in an array without room to spare.
    private static func array(_ room: UnsafeMutableBufferPointer<UInt8>, _ count: Int) -> [UInt8] {
        var array: [UInt8] = []
        array.reserveCapacity(count)
        array.append(contentsOf: room[..<count])
        return array
    }

    /// Other letters than those of ASCII have no sound here, like a blank.
    private static func bytes(of scalars: UnsafeBufferPointer<UInt32>) -> some Sequence<UInt8> {
        scalars.lazy.map { $0 < 0x80 ? UInt8(truncatingIfNeeded: $0) : 0 }
    }

    /// Writes the ASCII letters and digits, a doubled letter once, since "tt" is no habit that two scripts share; returns
    /// how many there are.
    private static func writeLetters(
        of letters: some Sequence<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (count, last) = (0, UInt8(0))
        for letter in letters where letter.isDigit || (letter.isLetter && letter != last) {
            room[count] = letter
            count += 1
            last = letter
        }
        return count
    }

    /// Writes the spelling of the letters, and returns how long it is.
    private static func writeSpelling(
        of letters: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (index, count, last) = (0, 0, UInt8(0))
        func write(_ letter: UInt8) {
            if letter == last, !letter.isDigit { return }
            room[count] = letter
            count += 1
            last = letter
        }
        RomanizationGroups.all.withGroups { groups in
            while index < letters.count {
                if let group = groups.group(at: index, of: letters) {
                    for place in 0..<group.soundCount { write(group.sound(at: place)) }
                    index += group.letterCount
                } else {
                    write(letters[index])
                    index += 1
                }
            }
        }
        return count
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
        writeSkeleton(of: bytes(of: scalars), into: room)
    }

    private static func writeSkeleton(
        of letters: some Sequence<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        forEachSound(letters) {
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
