import NaradaModel
import NaradaText
import Synchronization

/// The title of a row that credits nobody, where the artist of whatever the row is compared with may stand: how videos
/// are named.
///
/// Evidence decides: a name is looked for only because the other row is credited to it, and the reading that takes it
/// for the artist costs what `FieldHypothesis.artistInTitle` says. Readings are made once for each set of names found,
/// however many rows of that artist come by.
final class NamelessTitle: Sendable {
    /// What the title says for certain of a name without a look at its words.
    private let card: TextCard
    /// Fingerprints of the words of the title, marks and all, in order.
    private let words: [UInt64]
    /// The readings that credit the names, which stand in the title.
    private let makeReadings: @Sendable ([FoldedText]) -> [FoldedTrack]
    /// The reading without artist and title.
    private let makeEmpty: @Sendable () -> FoldedTrack
    private let made = Mutex<[UInt64: [FoldedTrack]]>([:])

    /// - Parameter makeReading: the row with these names credited and this title.
    init(
        _ title: String, folder: Folder, titles: TitleGrammar,
        makeReading: @escaping @Sendable (TitleRemainder, String) -> FoldedTrack
    ) {
        let text = FoldedText(folder.fold(title))
        let words = text.words.map(\.key)
        card = text.card
        self.words = words
        // The row with the artist where its title should be, and no title: `Bathers`, `U2 -`.
        @Sendable func untitled(crediting names: [String]) -> FoldedTrack {
            makeReading(TitleRemainder(names: names, others: [], titles: []), "")
        }
        makeEmpty = { untitled(crediting: []) }
        makeReadings = { found in
            // A band's name before its members': "Simon & Garfunkel".
            let names = found.map(\.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            guard let remainder = titles.remainder(of: title, without: names) else {
                return found.contains { $0.words.count == words.count } ? [untitled(crediting: names)] : []
            }
            return remainder.titles.map { makeReading(remainder, $0) }
        }
    }

    /// The title of a row that differs in what `change` does to its readings; those that `other` made are not made anew.
    init(_ other: NamelessTitle, _ change: @escaping @Sendable (FoldedTrack) -> FoldedTrack) {
        (card, words) = (other.card, other.words)
        makeEmpty = { change(other.makeEmpty()) }
        makeReadings = { other.readings(crediting: $0).map(change) }
    }

    /// The row's readings that credit the artists of `other` who stand in the title; empty where no leading one does.
    ///
    /// Cost: the product of the words of title and names; where a name is found for the first time, a reading or two.
    func readings(naming other: FoldedTrack) -> [FoldedTrack] {
        guard !words.isEmpty, mayBeNamed(by: other.credit) else { return [] }
        let leaders = other.names.prefix(Self.mostNames)
        guard leaders.contains(where: holds) || other.credit.wholeNames.contains(where: holds) else {
            return leaders.contains(where: isCutName) ? [makeEmpty()] : []
        }
        let found = (other.credit.wholeNames + leaders).filter(holds)
        guard found.contains(where: { !other.credit.isGuest($0) }) else { return [] }
        return readings(crediting: found)
    }

    /// The readings that credit the names, made once for each set of them.
    private func readings(crediting found: [FoldedText]) -> [FoldedTrack] {
        var key = Fingerprint()
        for name in found { key.add(name.key) }
        return made.withLock { made in
            if let known = made[key.value] { return known }
            let readings = makeReadings(found)
            made[key.value] = readings
            return readings
        }
    }

    /// Whether a name of the credit may stand in the title, or begin with it; false is certain.
    func mayBeNamed(by credit: FoldedCredit) -> Bool {
        guard credit.wholeNames.isEmpty else { return true }
        for index in credit.nameCards.indices {
            let name = credit.nameCards[index]
            if name.mayBeWithin(card) || card.mayBeWithin(name) { return true }
        }
        return false
    }

    /// Whether the title is the beginning of the name and no more: what is left of `Camille Saint-Saëns - The Swan` may be
    /// `Camille`. Such a row is known to have no title; whose it is remains open.
    private func isCutName(_ name: FoldedText) -> Bool {
        words.count < name.words.count && zip(words, name.words).allSatisfy { $0 == $1.key }
    }

    /// Whether the name's words stand beside each other in the title, in order or with the last one first.
    private func holds(_ name: FoldedText) -> Bool {
        let named = name.words
        let count = named.count
        guard count > 0, count <= words.count, let first = named.first?.key, let last = named.last?.key
        else { return false }
        for start in 0...(words.count - count) {
            if words[start] == first, (1..<count).allSatisfy({ words[start + $0] == named[$0].key }) {
                return true
            }
            if words[start] == last, (1..<count).allSatisfy({ words[start + $0] == named[$0 - 1].key }) {
                return true
            }
        }
        return false
    }

    // Names of a credit that are looked for: the leaders come first.
    private static let mostNames = 8
}
