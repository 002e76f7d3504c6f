/// Groups of letters that stand for one sound, and the sound that they are spelt as.
struct RomanizationGroups: Sendable {
    static let all = RomanizationGroups(list)

    /// Of several that fit, the first one holds: the longest where one begins another.
    static let list = [
        ("shch", "sc"), ("tsch", "c"), ("sch", "sc"), ("tch", "c"), ("dzh", "z"), ("sh", "s"), ("ch", "c"),
        ("zh", "z"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("dz", "z"), ("ck", "k"), ("ph", "f"),
        ("th", "t"), ("ye", "e"), ("je", "e"), ("ie", "e"), ("ou", "o"), ("q", "k"), ("w", "v"), ("x", "ks"),
        ("y", "i"), ("j", "i"), ("mb", "nb"), ("mp", "np"),
    ]
    /// Letters of a spelling for each one before it, at most: "x" is "ks".
    static let growth = 2

    struct Group: BitwiseCopyable {
        // The first one lowest.
        fileprivate let letters: UInt32
        fileprivate let mask: UInt32
        private let sounds: UInt16
        let letterCount: Int
        let soundCount: Int

        fileprivate init(_ letters: String, _ sound: String) {
            self.letters = RomanizationGroups.packed(letters.utf8)
            letterCount = letters.utf8.count
            soundCount = sound.utf8.count
            mask = letterCount < RomanizationGroups.most ? 1 << UInt32(letterCount * UInt8.bitWidth) - 1 : .max
            sounds = UInt16(truncatingIfNeeded: RomanizationGroups.packed(sound.utf8))
        }

        func sound(at place: Int) -> UInt8 { UInt8(truncatingIfNeeded: sounds >> UInt16(place * UInt8.bitWidth)) }
    }

    /// Letters of the longest group.
    fileprivate static let most = 4
    private let groups: [Group]
    /// By their first letter, from `a` on: where its groups begin and end.
    private let places: [Range<Int>]

    private init(_ list: [(letters: String, sound: String)]) {
        var (groups, places): ([Group], [Range<Int>]) = ([], [])
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            let own = list.filter { $0.letters.utf8.first == letter }.map { Group($0.letters, $0.sound) }
            places.append(groups.count..<(groups.count + own.count))
            groups += own
        }
        (self.groups, self.places) = (groups, places)
    }

    /// The groups in memory lent to a closure.
    struct Lent {
        fileprivate let groups: UnsafeBufferPointer<Group>
        fileprivate let places: UnsafeBufferPointer<Range<Int>>

        /// The group that begins at the place of the ASCII letters and digits.
        @inline(__always)
        func group(at index: Int, of letters: UnsafeBufferPointer<UInt8>) -> Group? {
            let letter = Int(letters[index]) - Int(UInt8(ascii: "a"))
            guard places.indices.contains(letter), !places[letter].isEmpty else { return nil }
            let next = RomanizationGroups.packed(letters[index...].prefix(RomanizationGroups.most))
            for place in places[letter] where next & groups[place].mask == groups[place].letters {
                return groups[place]
            }
            return nil
        }
    }

    func withGroups(_ body: (Lent) -> Void) {
        groups.withUnsafeBufferPointer { groups in
            places.withUnsafeBufferPointer { body(Lent(groups: groups, places: $0)) }
        }
    }

    fileprivate static func packed(_ letters: some Sequence<UInt8>) -> UInt32 {
        var (packed, shift): (UInt32, UInt32) = (0, 0)
        for letter in letters {
            packed |= UInt32(letter) << shift
            shift += UInt32(UInt8.bitWidth)
        }
        return packed
    }
}
