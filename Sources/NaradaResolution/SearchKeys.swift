public import NaradaMatching

/// The keys of a track for candidate search, made once however often it is filed and looked up.
public struct SearchKeys: Sendable {
    /// In order of cost; the order does not change the candidates.
    static let sources: [any CandidateSource] = [
        IdentifierSource(), ExactTitleArtistSource(), ExactTitleSource(), SpellingSource(),
    ]

    /// By source: the keys of all readings, sorted, without doubles.
    let bySource: [[UInt64]]
    /// The words of title, artists and album under all readings, sorted, without doubles.
    let words: [UInt64]

    /// The keys of the track.
    public init(_ track: FoldedTrack) {
        bySource = Self.sources.map { source in
            Self.distinct((0..<track.readingCount).flatMap { source.keys(of: track.reading($0)) })
        }
        words = Self.distinct(
            (0..<track.readingCount).flatMap { index in
                let reading = track.reading(index)
                return (reading.titleForms + reading.names + [reading.albumText]).flatMap(SearchWords.keys)
            })
    }

    private static func distinct(_ keys: [UInt64]) -> [UInt64] {
        guard keys.count > 1 else { return keys }
        var sorted = keys.sorted()
        var count = 1
        for index in 1..<sorted.count where sorted[index] != sorted[count - 1] {
            sorted[count] = sorted[index]
            count += 1
        }
        sorted.removeLast(sorted.count - count)
        return sorted
    }
}
