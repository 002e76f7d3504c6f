/// Blocking: the internal tracks that are worth comparing with a row, found by the keys they share with it.
///
/// Two layers: posting lists of a library that was read as a whole, and a table for what is added after that.
struct CandidateIndex: Sendable {
    private let base: PostingLists?
    private var added = KeyIndex()
    /// Tracks filed.
    private(set) var trackCount: Int

    init() {
        base = nil
        trackCount = 0
    }

    /// The index of a library of `trackCount` tracks.
    init(_ base: PostingLists, trackCount: Int) {
        self.base = base
        self.trackCount = trackCount
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
        for sought in keys.sought where count(under: sought.key) <= Int(sought.mostRows) {
            forEach(under: sought.key) { found.append($0) }
        }
        appendRarest(sharing: keys.words, to: &found)
        found.sort()
        var last: Int32 = -1
        found.removeAll { position in
            defer { last = position }
            return position == last
        }
        return found
    }

    /// How many tracks are filed under the key.
    func count(under key: UInt64) -> Int {
        (base?.rows(under: key).count ?? 0) + (added.isEmpty ? 0 : added.count(under: key))
    }

    /// Calls `body` with each track filed under the key, oldest first.
    @inline(__always)
    func forEach(under key: UInt64, _ body: (Int32) -> Void) {
        if let base { for row in base.rows(under: key) { body(row) } }
        if !added.isEmpty { added.forEach(under: key, body) }
    }
}
