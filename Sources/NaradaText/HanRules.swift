import CICU

/// The Mandarin readings of the common Han characters, taken from the source text of ICU's rules.
///
/// ICU takes 0.2 s to compile those rules into a transform, and they say little that needs one: nearly all are of the
/// form `[...]→xiāng;`. Read here as a table they take a hundredth of that. Where the text is not as expected there is no
/// table, and the transform is asked.
struct HanRules: Sendable {
    /// Unified ideographs and Extension A; those beyond are rare in titles.
    private static let characters: Range<UInt32> = 0x3400..<0xA000

    /// The readings in ASCII letters. None is at 0, which stands for characters without one.
    private let syllables: [String]
    /// By character: the place of its reading.
    private let places: [UInt16]

    /// The rules of this machine's ICU; nil where they are not as expected.
    static let ofICU: HanRules? = {
        var length: Int32 = 0
        guard let units = narada_han_rules(&length), length > 0 else { return nil }
        return HanRules(UnsafeBufferPointer(start: units, count: Int(length)))
    }()

    /// Nil for rules of a form that is not known.
    ///
    /// Rules with a context, `重 } 庆 →chóng;`, are left out: a character is read alone.
    init?(_ rules: UnsafeBufferPointer<UInt16>) {
        let (open, close, arrow, end, context) = (
            UInt16(0x5B), UInt16(0x5D), UInt16(0x2192), UInt16(0x3B), UInt16(0x7D)
        )
        var syllables = [""]
        var places = [UInt16](repeating: 0, count: Self.characters.count)
        for rule in rules.split(separator: end) {
            guard rule.first == open else {
                guard rule.starts(with: [0x3A, 0x3A]) || rule.contains(context) else { return nil }
                continue
            }
            guard let closing = rule.firstIndex(of: close), rule[closing...].dropFirst().first == arrow,
                let syllable = Self.letters(rule[closing...].dropFirst(2))
            else { return nil }
            guard let members = Self.members(rule[..<closing].dropFirst()) else { return nil }
            for character in members.flatMap({ $0.clamped(to: Self.characters) }) {
                let index = Int(character - Self.characters.lowerBound)
                // The first rule that fits is the one that holds.
                if places[index] == 0 { places[index] = UInt16(syllables.count) }
            }
            syllables.append(syllable)
        }
        self.syllables = syllables
        self.places = places
    }

    /// The characters of a set, `国-圍` being all from the one to the other; nil where it is written in another way.
    private static func members(_ set: some Sequence<UInt16>) -> [Range<UInt32>]? {
        var members: [Range<UInt32>] = []
        var runsOn = false
        for scalar in RuleText.scalars(set).map(\.value) {
            if scalar == 0x2D, !runsOn, !members.isEmpty {
                runsOn = true
                continue
            }
            guard scalar >= 0x80 else { return nil }
            if runsOn, let last = members.popLast() {
                guard last.lowerBound <= scalar else { return nil }
                members.append(last.lowerBound..<scalar + 1)
            } else {
                members.append(scalar..<scalar + 1)
            }
            runsOn = false
        }
        return runsOn ? nil : members
    }

    /// The syllable without its accents; nil where it is no syllable.
    private static func letters(_ units: some Sequence<UInt16>) -> String? {
        let folded = Folder().fold(String(decoding: Array(units), as: UTF16.self))
        return !folded.isEmpty && folded.utf8.allSatisfy { $0 &- 0x61 < 26 } ? folded : nil
    }

    /// The reading of the character; nil where the rules have none.
    func reading(of scalar: Unicode.Scalar) -> String? {
        guard Self.characters.contains(scalar.value) else { return nil }
        let place = places[Int(scalar.value - Self.characters.lowerBound)]
        return place == 0 ? nil : syllables[Int(place)]
    }
}
