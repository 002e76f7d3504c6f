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
        var found = KeyList<Int32>(room: Self.usualCandidates)
        var words = KeyList<WordList>(room: keys.words.count)
        forEachFiled(keys) { number, key, tracks in
            if number >= keys.sought.count {
                words.append(WordList(word: key, tracks: tracks))
            } else if tracks.count <= Int(keys.sought[number].mostRows) {
                forEach(in: tracks) { found.append($0) }
            }
        }
        appendRarest(of: words.numbers(), to: &found)
        found.makeDistinct(from: 0)
        return found.array
    }

    /// Calls `body` with each key that is looked up, and then with each word, numbered from 0: what is filed under it.
    private func forEachFiled(_ keys: SearchKeys, _ body: (_ number: Int, _ key: UInt64, Filed) -> Void) {
        let count = keys.sought.count + keys.words.count
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { sought in
            var number = 0
            func seek(_ key: UInt64) {
                sought[number] = key
                number += 1
            }
            for key in keys.sought { seek(key.key) }
            for word in keys.words { seek(word) }
            guard let base else {
                for number in 0..<count { body(number, sought[number], filed(under: sought[number])) }
                return
            }
            withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { places in
                base.keys.writePlaces(of: UnsafeBufferPointer(sought), into: places)
                for number in 0..<count {
                    body(number, sought[number], filed(under: sought[number], listed: base.rows(at: places[number])))
                }
            }
        }
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
        var found = KeyList<Int32>(room: Self.mostRare)
        appendRarest(sharing: keys.words, to: &found)
        return found.numbers().contains { $0 >= position }
    }

    /// The tracks filed under a key, looked up once to be counted and walked.
    struct Filed: BitwiseCopyable {
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

    @inline(__always)
    private func filed(under key: UInt64, listed: UnsafeBufferPointer<Int32>) -> Filed {
        let chain = added.isEmpty ? nil : added.chain(under: key)
        return Filed(listed: listed, chain: chain, count: listed.count + (chain.map(added.count(of:)) ?? 0))
    }

    /// Calls `body` with each of the tracks, oldest first.
    @inline(__always)
    func forEach(in filed: Filed, _ body: (Int32) -> Void) {
        forEachPart(of: filed) { part in
            for row in part { body(row) }
        }
    }

    /// Calls `body` with the tracks part by part, oldest first: those that were listed, then each one added.
    @inline(__always)
    func forEachPart(of filed: Filed, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
        body(filed.listed)
        guard let chain = filed.chain else { return }
        added.forEach(of: chain) { row in
            withUnsafePointer(to: row) { body(UnsafeBufferPointer(start: $0, count: 1)) }
        }
    }
}
