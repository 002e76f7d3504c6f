/// Blocking: the internal tracks that are worth comparing with a row, found by the keys they share with it.
struct CandidateIndex: Sendable {
    private var indexes = [KeyIndex](repeating: KeyIndex(), count: SearchKeys.sources.count)
    private var rareTokens = RareTokenIndex()

    /// Files the track at `position` of the library.
    mutating func add(_ keys: SearchKeys, at position: Int32) {
        for (number, sourceKeys) in keys.bySource.enumerated() {
            for key in sourceKeys { indexes[number].add(position, under: key) }
        }
        rareTokens.add(words: keys.words, at: position)
    }

    /// The positions of the candidates for a row, ascending, without doubles.
    func candidates(for keys: SearchKeys) -> [Int32] {
        var found: [Int32] = []
        for (number, source) in SearchKeys.sources.enumerated() {
            for key in keys.soughtBySource[number] where indexes[number].count(under: key) <= source.mostRowsPerKey {
                indexes[number].forEach(under: key) { found.append($0) }
            }
        }
        rareTokens.appendCandidates(forWords: keys.words, to: &found)
        found.sort()
        var last: Int32 = -1
        found.removeAll { position in
            defer { last = position }
            return position == last
        }
        return found
    }
}
