import NaradaMatching

/// Blocking: the internal tracks that are worth comparing with a row, found by the keys they share with it.
struct CandidateIndex: Sendable {
    /// In order of cost; the order does not change the candidates.
    static let sources: [any CandidateSource] = [
        IdentifierSource(), ExactTitleArtistSource(), ExactTitleSource(), SpellingSource(),
    ]

    private var rareTokens = RareTokenIndex()
    private var indexes = [KeyIndex](repeating: KeyIndex(), count: sources.count)

    /// Files the track at `position` of the library.
    mutating func add(_ track: FoldedTrack, at position: Int32) {
        for (number, source) in Self.sources.enumerated() {
            source.forEachKey(of: track) { indexes[number].add(position, under: $0) }
        }
        rareTokens.add(track, at: position)
    }

    /// The positions of the candidates for `row`, ascending, without doubles.
    func candidates(for row: FoldedTrack) -> [Int32] {
        var found: [Int32] = []
        for (number, source) in Self.sources.enumerated() {
            source.forEachKey(of: row) { key in
                let index = indexes[number]
                guard index.count(under: key) <= source.mostRowsPerKey else { return }
                index.forEach(under: key) { found.append($0) }
            }
        }
        rareTokens.appendCandidates(for: row, to: &found)
        found.sort()
        var last: Int32 = -1
        found.removeAll { position in
            defer { last = position }
            return position == last
        }
        return found
    }
}
