import NaradaModel
import NaradaText

/// A credit prepared for comparing, made once for all rows that share it.
final class FoldedCredit: Sendable {
    /// What tells two credits apart without a look at their lists, each of which lies in a place of its own.
    let card: CreditCard
    /// The credit as the first row had it: others of the same names share its memory.
    let written: ArtistCredit
    let reading: CreditReading
    /// The single artists' names.
    let names: [FoldedText]
    /// What comparisons of the names look at first, beside each other: the names are objects, each in a place of its own.
    let nameCards: [TextCard]
    /// Fingerprints of the names, of those that are no guests, and of the credited strings unsplit, each sorted.
    let nameKeys: [UInt64]
    let leadKeys: [UInt64]
    let wholeKeys: [UInt64]
    /// The credited strings unsplit that are no single names: "earth wind and fire".
    let wholeNames: [FoldedText]
    /// Whether there is no artist to compare: none, or a placeholder.
    let namesNobody: Bool
    /// The one name of a credit that has nothing else to compare: no guest, no other way to write it, Latin letters.
    let plainName: FoldedText?
    /// Whether a name is of another script than Latin.
    let isForeign: Bool
    /// How the leading names sound, as far as their letters say: what candidates are searched by across scripts.
    let sounds: [(isForeign: Bool, sound: UInt64)]

    init(_ reading: CreditReading, written: ArtistCredit) {
        self.written = written
        let names = reading.names.map(FoldedText.init)
        self.names = names
        nameCards = names.map(\.card)
        namesNobody = names.isEmpty || reading.isPlaceholder
        isForeign = names.contains(where: \.isForeign)
        sounds = names.prefix(Self.mostSounds).compactMap { name in
            name.soundKey().map { (isForeign: name.isForeign, sound: $0) }
        }
        nameKeys = names.map(\.key).sorted()
        if reading.guests.isEmpty, reading.whole == reading.names {
            // Most credits are names that stand for themselves. All of theirs is in memory once.
            self.reading = reading.sharingNames()
            (leadKeys, wholeKeys, wholeNames) = (nameKeys, nameKeys, [])
        } else {
            self.reading = reading
            leadKeys = zip(reading.names, names).filter { !reading.guests.contains($0.0) }.map(\.1.key).sorted()
            // A credited string is often one of the names.
            let whole = reading.whole.map { text in
                reading.names.firstIndex(of: text).map { names[$0] } ?? FoldedText(text)
            }
            wholeKeys = whole.map(\.key).sorted()
            wholeNames = whole.filter { name in !names.contains { $0.key == name.key } }
        }
        let isPlain = names.count == 1 && !namesNobody && !isForeign && leadKeys == nameKeys && wholeKeys == nameKeys
        plainName = isPlain ? names[0] : nil
        card = CreditCard(names: nameKeys, leads: leadKeys, whole: wholeKeys)
    }

    /// Names of a credit that are transliterated: the leaders come first, and each foreign one costs ICU 20 µs.
    private static let mostSounds = 8

    /// Whether all names are credited as guests only, if there are any.
    var creditsNobody: Bool { reading.names.allSatisfy(reading.guests.contains) }

    /// Whether a credit of the same names is written in the form of the one that is kept, and has its ids.
    func isMarked(like other: ArtistCredit) -> Bool {
        guard written.form == other.form, written.artists.count == other.artists.count else { return false }
        for place in other.artists.indices where written.artists[place].id != other.artists[place].id { return false }
        return true
    }

    /// Whether the name is credited as a guest only.
    func isGuest(_ name: FoldedText) -> Bool { !reading.guests.isEmpty && reading.guests.contains(name.text) }

    /// Whether a credited string of the one is a name or string of the other.
    func sharesWhole(with other: FoldedCredit) -> Bool {
        for key in nameKeys where other.wholeKeys.contains(key) { return true }
        for key in wholeKeys where other.nameKeys.contains(key) || other.wholeKeys.contains(key) { return true }
        return false
    }
}

/// The keys of a credit in short.
struct CreditCard: BitwiseCopyable, Sendable {
    /// A fingerprint of all keys of each list, in order: equal for equal lists.
    let names: UInt64
    let leads: UInt64
    let whole: UInt64
    /// A bit for each name and each credited string, by its key: credits without a bit in common share none.
    private let bits: UInt64

    init(names: [UInt64], leads: [UInt64], whole: [UInt64]) {
        self.names = Self.fingerprint(names)
        self.leads = Self.fingerprint(leads)
        self.whole = Self.fingerprint(whole)
        // The highest bits of a fingerprint name one of 64.
        bits = (names + whole).reduce(0) { $0 | 1 << ($1 >> 58) }
    }

    /// Whether a name or credited string of the one may be one of the other; false is certain.
    func mayShare(with other: CreditCard) -> Bool { bits & other.bits != 0 }

    private static func fingerprint(_ keys: [UInt64]) -> UInt64 {
        var fingerprint = Fingerprint()
        for key in keys { fingerprint.add(key) }
        return fingerprint.value
    }
}

extension CreditReading {
    /// The reading with the names in the place of the credited strings, which are equal to them.
    fileprivate func sharingNames() -> CreditReading {
        var reading = self
        reading.whole = reading.names
        return reading
    }
}
