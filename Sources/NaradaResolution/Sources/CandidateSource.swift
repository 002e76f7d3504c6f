import NaradaMatching

/// A plug-in of blocking: names the keys under which a track is filed and looked up.
///
/// A row and a track are a candidate pair when the row seeks a key that the track is filed under. To add a source, write a file like
/// `ExactTitleSource.swift` and ask it in `SearchKeys.init`.
protocol CandidateSource: Sendable {
    /// A key with more rows than this is too common to be looked up.
    var mostRowsPerKey: Int32 { get }
    /// Adds the keys of one reading of a track; doubles do no harm.
    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector)
}

/// Where sources put the keys of a track.
struct KeyCollector: ~Copyable {
    /// The keys under which the track is filed.
    private(set) var filed: KeyList<UInt64>
    /// Those under which it is looked up, of the source at hand.
    private(set) var sought: KeyList<UInt64>
    /// Those of all sources that are done.
    private(set) var allSought: KeyList<SearchKeys.Sought>
    private var sources: UInt64 = 0
    private let isSought: Bool

    /// - Parameters:
    ///   - room: `room` bytes, lent for as long as the collector lives: enough for most tracks.
    ///   - isSought: whether the track is looked up; where not, no keys are kept for that.
    init(room: UnsafeMutableRawBufferPointer, isSought: Bool = true) {
        self.isSought = isSought
        // A key that is looked up for good takes two words, the others one; and one source has few.
        let parts = Self.filedRoom + Self.soughtRoom
        filed = KeyList(lent: UnsafeMutableRawBufferPointer(rebasing: room[..<Self.filedRoom]))
        sought = KeyList(lent: UnsafeMutableRawBufferPointer(rebasing: room[Self.filedRoom..<parts]))
        allSought = KeyList(lent: UnsafeMutableRawBufferPointer(rebasing: room[parts...]))
    }

    /// Bytes of the room: for 32 keys, 16 of one source, and 26 to look up; within the kilobyte that the standard library
    /// lends on the stack.
    static let room = 800
    private static let filedRoom = 32 * MemoryLayout<UInt64>.stride
    private static let soughtRoom = 16 * MemoryLayout<UInt64>.stride

    /// A key under which the track is filed and looked up.
    @inline(__always)
    mutating func add(_ key: UInt64) {
        filed.append(key)
        sought.append(key)
    }

    /// A key under which it is filed only.
    @inline(__always)
    mutating func file(_ key: UInt64) { filed.append(key) }

    /// A key under which it is looked up only.
    @inline(__always)
    mutating func seek(_ key: UInt64) { sought.append(key) }

    /// Adds the keys of the next source over all readings of the track, each once.
    @inline(__always)
    mutating func add(_ source: some CandidateSource, of track: FoldedTrack) {
        let first = filed.count
        // Most tracks are read in one way, which no reference need be taken for.
        source.addKeys(of: track, to: &self)
        for index in 1..<track.readingCount { source.addKeys(of: track.reading(index), to: &self) }
        sources += 1
        let salt = sources &* Self.salt
        filed.makeDistinct(from: first)
        let ownKeys = filed.numbers(from: first)
        for place in ownKeys.indices { ownKeys[place] ^= salt }
        if isSought {
            sought.makeDistinct(from: 0)
            for key in sought.numbers() {
                allSought.append(SearchKeys.Sought(key: key ^ salt, mostRows: source.mostRowsPerKey))
            }
        }
        sought.shorten(to: 0)
    }

    /// Keeps the keys of one source from meeting those of another; words have none. Any odd number does (this one is
    /// 2^64 / golden ratio).
    private static let salt: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Adds the words of title, artists and album over all readings of the track, ascending and each once.
    mutating func addWords(of track: FoldedTrack) {
        let first = filed.count
        addWords(ofReading: track)
        for index in 1..<track.readingCount { addWords(ofReading: track.reading(index)) }
        filed.makeDistinct(from: first)
    }

    private mutating func addWords(ofReading reading: FoldedTrack) {
        reading.forEachText { SearchWords.add($0, to: &filed) }
    }
}

/// The fingerprint of a key's parts.
func key(_ one: UInt64, _ other: UInt64) -> UInt64 {
    var key = Fingerprint()
    key.add(one)
    key.add(other)
    return key.value
}

extension Fingerprint {
    /// Adds a text with a mark at its end, which no byte of a text is.
    mutating func add(part: String) {
        add(part)
        add(UInt32.max)
    }
}
