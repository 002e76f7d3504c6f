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
        let artists = facts.artists.names
        let plain = fields(title: facts.title, artists: artists, album: facts.album)
        var found: [FoldedTrack] = []
        var title = facts.title
        if let rest = titles.numberPrefix(of: title)?.rest, !rest.isEmpty {
            found.append(reading(facts, title: rest, artists: artists, album: album, .numberBeforeTitle))
            title = rest
        }
        let splits = titles.splits(title)
        // A guest named in the title is not the artist.
        if plain.credit.names.allSatisfy(plain.credit.guests.contains) {
            for split in splits.prefix(Self.mostSplits) {
                found.append(
                    reading(facts, title: split.right, artists: [split.left], album: album, .artistBeforeTitle))
                found.append(
                    reading(facts, title: split.left, artists: [split.right], album: album, .artistAfterTitle))
            }
        } else if let split = splits.first(where: { names(in: $0.left, areAmong: plain.credit) }) {
            found.append(reading(facts, title: split.right, artists: artists, album: album, .artistRepeated))
        } else if album == nil, let split = splits.last {
            found.append(
                reading(
                    facts, title: split.left, artists: artists, album: titles.read(split.right), .albumAfterTitle))
        }
        return track(facts, plain, album: album, .plain, alternatives: found)
    }

    private func names(in text: String, areAmong credit: CreditReading) -> Bool {
        let names = credits.read([text], titleGuests: []).names
        return !names.isEmpty && names.allSatisfy(credit.names.contains)
    }

    /// The row with title and artists read from these texts.
    private func reading(
        _ facts: TrackFacts, title: String, artists: [String], album: TitleReading?, _ hypothesis: FieldHypothesis
    ) -> FoldedTrack {
        track(facts, fields(title: title, artists: artists, album: facts.album), album: album, hypothesis)
    }

    private func fields(
        title: String, artists: [String], album: String?
    ) -> (title: TitleReading, credit: CreditReading) {
        let reading = titles.read(withoutAlbum(title, album: album))
        return (reading, credits.read(artists, titleGuests: reading.featured))
    }

    private func track(
        _ facts: TrackFacts, _ fields: (title: TitleReading, credit: CreditReading), album: TitleReading?,
        _ hypothesis: FieldHypothesis, alternatives: [FoldedTrack] = []
    ) -> FoldedTrack {
        FoldedTrack(
            facts: facts, title: fields.title, credit: fields.credit, album: album,
            subtitleFolded: fields.title.subtitle.map(folder.fold) ?? "", hypothesis: hypothesis,
            alternatives: alternatives)
    }

    /// `Song (Album)` on the album of that name is `Song`: the row itself says that its tail is the album, whatever
    /// marks the album's name may hold. `Live - Live` keeps a title.
    private func withoutAlbum(_ title: String, album: String?) -> String {
        guard let album, !album.isEmpty else { return title }
        let name = FoldedText(folder.fold(album))
        guard !name.isEmpty else { return title }
        let split = titles.splits(title).last { AlbumMatcher.areClose(FoldedText(folder.fold($0.right)), name) }
        return split?.left ?? title
    }
}
