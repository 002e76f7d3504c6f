public import NaradaMatching

/// The keys of a track for candidate search, made once however often it is filed and looked up.
public struct SearchKeys: Sendable {
    /// In order of cost; the order does not change the candidates.
    static let sources: [any CandidateSource] = [
        IdentifierSource(), ExactTitleArtistSource(), ExactTitleSource(), SpellingSource(),
        ScriptSource(), AlbumPlaceSource(),
    ]

    /// By source: the keys under which all readings are filed, sorted, without doubles.
    let bySource: [[UInt64]]
    /// By source: the keys under which they are looked up, likewise.
    let soughtBySource: [[UInt64]]
    /// The words of title, artists and album under all readings, sorted, without doubles.
    let words: [UInt64]

    /// The keys of the track.
    public init(_ track: FoldedTrack) {
        let readings = (0..<track.readingCount).map(track.reading)
        bySource = Self.sources.map { source in Self.distinct(readings.flatMap(source.keys)) }
        soughtBySource = Self.sources.map { source in Self.distinct(readings.flatMap(source.soughtKeys)) }
        words = Self.distinct(
            readings.flatMap { reading in
                (reading.titleForms + reading.names + [reading.albumText]).flatMap(SearchWords.keys)
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
