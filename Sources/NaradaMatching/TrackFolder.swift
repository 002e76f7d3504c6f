public import NaradaModel
import NaradaText

/// Folds rows into comparable recordings: the one place where text rules meet the model's values.
///
/// A value without state: copies may fold on any thread. Cost: a few microseconds for each row and hypothesis.
public struct TrackFolder: Sendable {
    /// Places in a title that are tried as the border between artist and title: further ones are part of names.
    private static let mostSplits = 2

    private let folder = Folder()
    private let titles: TitleGrammar
    private let credits: CreditGrammar

    public init() {
        titles = TitleGrammar(folder: folder)
        credits = CreditGrammar(folder: folder)
    }

    /// The folded form of a row, with the hypotheses about misplaced fields that its own fields suggest.
    public func fold(_ facts: TrackFacts) -> FoldedTrack {
        let album = facts.album.flatMap { $0.isEmpty ? nil : titles.read($0) }
        var plain = reading(facts, title: facts.title, artists: facts.artists.names, album: album, .plain)
        plain.alternatives = alternatives(to: plain, album: album)
        return plain
    }

    private func alternatives(to plain: FoldedTrack, album: TitleReading?) -> [FoldedTrack] {
        let facts = plain.facts
        var found: [FoldedTrack] = []
        var title = facts.title
        if let rest = titles.numberPrefix(of: title)?.rest, !rest.isEmpty {
            found.append(reading(facts, title: rest, artists: facts.artists.names, album: album, .numberBeforeTitle))
            title = rest
        }
        let splits = titles.splits(title).filter { !$0.right.hasSuffix(")") || $0.right.contains("(") }
            .prefix(Self.mostSplits)
        if plain.credit.names.isEmpty {
            for split in splits {
                found.append(
                    reading(facts, title: split.right, artists: [split.left], album: album, .artistBeforeTitle))
                found.append(
                    reading(facts, title: split.left, artists: [split.right], album: album, .artistAfterTitle))
            }
        } else if let split = splits.first(where: { names(in: $0.left, areAmong: plain.credit) }) {
            found.append(
                reading(facts, title: split.right, artists: facts.artists.names, album: album, .artistRepeated))
        }
        return found
    }

    private func names(in text: String, areAmong credit: CreditReading) -> Bool {
        let names = credits.read([text], titleGuests: []).names
        return !names.isEmpty && names.allSatisfy(credit.names.contains)
    }

    private func reading(
        _ facts: TrackFacts, title: String, artists: [String], album: TitleReading?, _ hypothesis: FieldHypothesis
    ) -> FoldedTrack {
        var title = titles.read(title)
        // "Song (Album)" on the album of that name: the row itself says that the bracket is no subtitle.
        if let subtitle = title.subtitle, let album, folder.fold(subtitle) == album.coreFolded {
            title.subtitle = nil
            title.alternatives = []
        }
        return FoldedTrack(
            facts: facts, title: title, credit: credits.read(artists, titleGuests: title.featured), album: album,
            hypothesis: hypothesis)
    }
}
