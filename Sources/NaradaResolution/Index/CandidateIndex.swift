import NaradaMatching

/// Blocking: the internal tracks that are worth comparing with a row, found by the keys they share with it.
///
/// Two layers: posting lists of a library that was read as a whole, and a table for what is added after that.
struct CandidateIndex: Sendable {
    private let base: PostingLists?
    private var added = KeyIndex()
    /// Tracks filed.
    private(set) var trackCount: Int
    /// Those of them in the lists of `base`, whose positions come first.
    private let listedCount: Int

    init() {
        base = nil
        trackCount = 0
        listedCount = 0
    }

    /// The index of a library of `trackCount` tracks.
    init(_ base: PostingLists, trackCount: Int) {
        self.base = base
        self.trackCount = trackCount
        listedCount = trackCount
    }

    /// The lists of all tracks, where none was added to them.
    var complete: PostingLists? { added.isEmpty ? base : nil }

    /// Files the track at `position` of the library.
    mutating func add(_ keys: SearchKeys, at position: Int32) {
        trackCount += 1
        for key in keys.filed { added.add(position, under: key) }
    }

    /// The positions of the candidates for a row, ascending, without doubles.
    func candidates(for keys: SearchKeys) -> [Int32] {
        var found: [Int32] = []
        found.reserveCapacity(Self.usualCandidates)
        let sought = keys.sought
        let lists = filed(under: sought.map(\.key) + keys.words)
        for index in sought.indices where lists[index].count <= Int(sought[index].mostRows) {
            forEach(in: lists[index]) { found.append($0) }
        }
        appendRarest(sharing: keys.words, filed: lists[sought.count...], to: &found)
        found.sort()
        var last: Int32 = -1
        found.removeAll { position in
            defer { last = position }
            return position == last
        }
        return found
    }

    /// Candidates of most rows.
    private static let usualCandidates = 64

    /// Whether a track at `position` or behind it is among the candidates.
    func hasCandidate(for keys: SearchKeys, from position: Int32) -> Bool {
        // Rows are filed as they come, so that the last one under a key tells whether any of them is new.
        func hasNew(under key: UInt64) -> Bool { (added.last(under: key) ?? -1) >= position }
        guard Int(position) >= listedCount else { return (candidates(for: keys).last ?? -1) >= position }
        if keys.sought.contains(where: { hasNew(under: $0.key) && filed(under: $0.key).count <= Int($0.mostRows) }) {
            return true
        }
        // Under its words alone a track is a candidate only if it is among the best.
        guard keys.words.contains(where: hasNew) else { return false }
        var found: [Int32] = []
        appendRarest(sharing: Array(keys.words), to: &found)
        return found.contains { $0 >= position }
    }

    /// The tracks filed under a key, looked up once to be counted and walked.
    struct Filed {
        fileprivate let listed: UnsafeBufferPointer<Int32>
        fileprivate let chain: Int32?
        /// How many there are.
        let count: Int
    }

    /// The tracks filed under the key; valid as long as the index stays as it is.
    @inline(__always)
    func filed(under key: UInt64) -> Filed {
        filed(under: key, listed: base?.rows(under: key) ?? UnsafeBufferPointer(start: nil, count: 0))
    }

    /// The same for each of the keys, in their order.
    func filed(under keys: [UInt64]) -> [Filed] {
        guard let base else { return keys.map { filed(under: $0) } }
        let places = base.keys.places(of: keys)
        return keys.indices.map { filed(under: keys[$0], listed: base.rows(at: places[$0])) }
    }

    @inline(__always)
    private func filed(under key: UInt64, listed: UnsafeBufferPointer<Int32>) -> Filed {
        let chain = added.isEmpty ? nil : added.chain(under: key)
        return Filed(listed: listed, chain: chain, count: listed.count + (chain.map(added.count(of:)) ?? 0))
    }

    /// Calls `body` with each of the tracks, oldest first.
    @inline(__always)
    func forEach(in filed: Filed, _ body: (Int32) -> Void) {
        for row in filed.listed { body(row) }
        if let chain = filed.chain { added.forEach(of: chain, body) }
    }
}
