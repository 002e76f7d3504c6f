public import NaradaModel
import NaradaText

/// Folds rows into comparable recordings: the one place where text rules meet the model's values.
///
/// A value without state: copies may fold on any thread. Cost: a few microseconds for each row and hypothesis.
public struct TrackFolder: Sendable {
    /// Places in a title that are tried as the border between artist and title: further ones are part of names.
    private static let mostSplits = 2
    /// Places in a title that are tried as the border between title and album: what the other row's album bears out is
    /// found among them, and nothing else of it counts.
    private static let mostAlbumSplits = 4

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
        let plain = fields(of: facts)
        var found: [FoldedTrack] = []
        func add(_ hypothesis: FieldHypothesis, album: TitleReading?, _ change: (inout TrackFacts) -> Void) {
            var read = facts
            change(&read)
            found.append(track(facts, fields(of: read), album: album, hypothesis))
        }
        var title = facts.title
        if let prefix = titles.numberPrefix(of: title), !prefix.rest.isEmpty {
            title = prefix.rest
            add(.numberBeforeTitle, album: album) {
                $0.title = prefix.rest
                $0.position = $0.position ?? TrackPosition(String(prefix.number))
            }
        }
        let splits = titles.splits(title)
        // A guest named in the title is not the artist.
        if plain.credit.names.allSatisfy(plain.credit.guests.contains) {
            for split in splits.prefix(Self.mostSplits) {
                add(.artistBeforeTitle, album: album) {
                    ($0.title, $0.artists) = (split.right, ArtistCredit([split.left]))
                }
                add(.artistAfterTitle, album: album) {
                    ($0.title, $0.artists) = (split.left, ArtistCredit([split.right]))
                }
            }
        } else if let split = splits.first(where: { names(in: $0.left, areAmong: plain.credit) }) {
            add(.artistRepeated, album: album) { $0.title = split.right }
        }
        if album == nil, !plain.read.artists.names.isEmpty {
            // Albums have dashes, colons and brackets of their own, so that every border may be the one.
            for split in splits.prefix(Self.mostAlbumSplits) {
                add(.albumAfterTitle, album: titles.read(split.right)) {
                    ($0.title, $0.album) = (split.left, split.right)
                }
            }
        }
        return track(facts, plain, album: album, .plain, alternatives: found)
    }

    private func names(in text: String, areAmong credit: CreditReading) -> Bool {
        let names = credits.read([text], titleGuests: []).names
        return !names.isEmpty && names.allSatisfy(credit.names.contains)
    }

    /// A row's fields, each in its place, with what the grammars read in title and artists.
    private struct Fields {
        var read: TrackFacts
        var title: TitleReading
        var credit: CreditReading
    }

    private func fields(of read: TrackFacts) -> Fields {
        var read = read
        read.title = withoutAlbum(read.title, album: read.album)
        let title = titles.read(read.title)
        return Fields(read: read, title: title, credit: credits.read(read.artists.names, titleGuests: title.featured))
    }

    private func track(
        _ facts: TrackFacts, _ fields: Fields, album: TitleReading?, _ hypothesis: FieldHypothesis,
        alternatives: [FoldedTrack] = []
    ) -> FoldedTrack {
        FoldedTrack(
            facts: facts, read: fields.read, title: fields.title, credit: fields.credit, album: album,
            subtitleFolded: fields.title.subtitle.map(folder.fold) ?? "",
            isUntitled: titles.isPlaceholder(fields.read.title, trackNumber: fields.read.position?.number),
            hypothesis: hypothesis,
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
