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
    /// Where rows are searched for.
    let rooms = SearchRooms()

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
        let count = keys.sought.count + keys.words.count
        let bytesPerKey = MemoryLayout<UInt64>.stride + MemoryLayout<Int>.stride + MemoryLayout<WordList>.stride
        let foundBytes = Self.usualCandidates * MemoryLayout<Int32>.stride
        let room = rooms.numbers.take(byteCount: count * bytesPerKey + foundBytes)
        defer { rooms.numbers.put(room) }
        // The widest numbers first.
        let lists = UnsafeMutableBufferPointer(
            start: room.memory.bindMemory(to: WordList.self, capacity: count), count: count)
        let behind = room.memory + count * MemoryLayout<WordList>.stride
        lookUp(keys, into: lists, working: behind)
        let foundRoom = behind + count * (bytesPerKey - MemoryLayout<WordList>.stride)
        var found = KeyList<Int32>(lent: UnsafeMutableRawBufferPointer(start: foundRoom, count: foundBytes))
        for number in keys.sought.indices where lists[number].tracks.count <= Int(keys.sought[number].mostRows) {
            forEach(in: lists[number].tracks) { found.append($0) }
        }
        appendRarest(of: UnsafeMutableBufferPointer(rebasing: lists[keys.sought.count...]), to: &found)
        found.makeDistinct(from: 0)
        return found.array
    }

    /// Writes what is filed under each key that is looked up, and then under each word.
    ///
    /// - Parameter room: memory for two words of 64 bits for each of them.
    private func lookUp(
        _ keys: SearchKeys, into lists: UnsafeMutableBufferPointer<WordList>, working room: UnsafeMutableRawPointer
    ) {
        let sought = UnsafeMutableBufferPointer(
            start: room.bindMemory(to: UInt64.self, capacity: lists.count), count: lists.count)
        Self.write(keys, into: sought)
        let nextRoom = room + lists.count * MemoryLayout<UInt64>.stride
        guard let base else {
            let numbers = UnsafeMutableBufferPointer(
                start: nextRoom.bindMemory(to: Int32.self, capacity: lists.count), count: lists.count)
            added.writeLists(under: UnsafeBufferPointer(sought), into: numbers)
            for number in lists.indices {
                let tracks = filed(in: numbers[number], listed: Self.nobody)
                lists[number] = WordList(word: sought[number], tracks: tracks)
            }
            return
        }
        let places = UnsafeMutableBufferPointer(
            start: nextRoom.bindMemory(to: Int.self, capacity: lists.count), count: lists.count)
        base.keys.writePlaces(of: UnsafeBufferPointer(sought), into: places)
        for place in places { base.expect(place) }
        for number in lists.indices {
            let listed = base.rows(at: places[number])
            lists[number] = WordList(word: sought[number], tracks: filed(under: sought[number], listed: listed))
        }
        for number in keys.sought.indices { CacheHint.expectBeginning(of: lists[number].tracks.listed) }
    }

    /// Writes each key that is looked up, and then each word.
    private static func write(_ keys: SearchKeys, into sought: UnsafeMutableBufferPointer<UInt64>) {
        var number = 0
        for key in keys.sought {
            sought[number] = key.key
            number += 1
        }
        for word in keys.words {
            sought[number] = word
            number += 1
        }
    }

    private static var nobody: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: nil, count: 0) }

    /// Candidates of most rows.
    private static let usualCandidates = 64

    /// Whether a track at `position` or behind it is among the candidates.
    func hasCandidate(for keys: SearchKeys, from position: Int32) -> Bool {
        guard Int(position) >= listedCount else { return (candidates(for: keys).last ?? -1) >= position }
        let count = keys.sought.count + keys.words.count
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { sought in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { lists in
                Self.write(keys, into: sought)
                added.writeLists(under: UnsafeBufferPointer(sought), into: lists)
                // Rows are filed as they come, so that the last one under a key tells whether any of them is new.
                func hasNew(_ number: Int) -> Bool { lists[number] >= 0 && added.last(of: lists[number]) >= position }
                for number in keys.sought.indices where hasNew(number) {
                    if filed(under: sought[number]).count <= Int(keys.sought[number].mostRows) { return true }
                }
                // Under its words alone a track is a candidate only if it is among the best.
                guard (keys.sought.count..<count).contains(where: hasNew) else { return false }
                var found = KeyList<Int32>(room: Self.mostRare)
                appendRarest(sharing: keys.words, to: &found)
                return found.numbers().contains { $0 >= position }
            }
        }
    }

    /// The tracks filed under a key, looked up once to be counted and walked.
    struct Filed: BitwiseCopyable {
        /// Those of them that were there when the library was read.
        let listed: UnsafeBufferPointer<Int32>
        /// The number of the list of those that were added; negative for none.
        fileprivate let added: Int32
        /// How many there are.
        let count: Int
    }

    /// The tracks filed under the key; valid as long as the index stays as it is.
    @inline(__always)
    func filed(under key: UInt64) -> Filed {
        filed(under: key, listed: base?.rows(under: key) ?? Self.nobody)
    }

    @inline(__always)
    private func filed(under key: UInt64, listed: UnsafeBufferPointer<Int32>) -> Filed {
        filed(in: added.isEmpty ? FingerprintTable.none : added.list(under: key), listed: listed)
    }

    @inline(__always)
    private func filed(in list: Int32, listed: UnsafeBufferPointer<Int32>) -> Filed {
        Filed(listed: listed, added: list, count: listed.count + (list < 0 ? 0 : added.count(of: list)))
    }

    /// Calls `body` with each of the tracks, oldest first.
    @inline(__always)
    func forEach(in filed: Filed, _ body: (Int32) -> Void) {
        forEachPart(of: filed) { part in
            for row in part { body(row) }
        }
    }

    /// Calls `body` with the tracks part by part, oldest first: those that were listed, then those that were added.
    @inline(__always)
    func forEachPart(of filed: Filed, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
        body(filed.listed)
        if filed.added >= 0 { added.withRows(of: filed.added, body) }
    }
}
