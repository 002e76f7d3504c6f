public import NaradaModel
import NaradaText

/// Folds rows into comparable recordings: the one place where text rules meet the model's values.
///
/// A value without state: copies may fold on any thread. Cost: a few microseconds for each row.
public struct TrackFolder: Sendable {
    private let titles: TitleGrammar
    private let credits: CreditGrammar

    public init() {
        let folder = Folder()
        titles = TitleGrammar(folder: folder)
        credits = CreditGrammar(folder: folder)
    }

    /// The folded form of a row.
    public func fold(_ facts: TrackFacts) -> FoldedTrack {
        let title = titles.read(facts.title)
        return FoldedTrack(
            facts: facts, title: title,
            credit: credits.read(facts.artists.names, titleGuests: title.featured),
            album: facts.album.flatMap { $0.isEmpty ? nil : titles.read($0) })
    }
}
