import NaradaMatching

/// A plug-in of blocking: names the keys under which a track is filed and looked up.
///
/// A row and a track are a candidate pair when the row seeks a key that the track is filed under. To add a source, write a file like
/// `ExactTitleSource.swift` and list it in `SearchKeys.sources`.
protocol CandidateSource: Sendable {
    /// A key with more rows than this is too common to be looked up.
    var mostRowsPerKey: Int32 { get }
    /// Adds the keys of one reading of a track; doubles do no harm.
    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector)
}

/// Where a source puts the keys of a track.
struct KeyCollector {
    private(set) var filed: [UInt64] = []
    private(set) var sought: [UInt64] = []

    /// - Parameter usualCount: keys of most tracks, for which there is room from the start.
    init(usualCount: Int) {
        filed.reserveCapacity(usualCount)
        sought.reserveCapacity(usualCount)
    }

    /// A key under which the track is filed and looked up.
    mutating func add(_ key: UInt64) {
        filed.append(key)
        sought.append(key)
    }

    /// A key under which it is filed only.
    mutating func file(_ key: UInt64) { filed.append(key) }

    /// A key under which it is looked up only.
    mutating func seek(_ key: UInt64) { sought.append(key) }

    var isEmpty: Bool { filed.isEmpty && sought.isEmpty }

    mutating func removeAll() {
        filed.removeAll(keepingCapacity: true)
        sought.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with each key under which the track is filed, ascending, without doubles.
    mutating func forEachFiled(_ body: (UInt64) -> Void) { Self.forEachDistinct(&filed, body) }

    /// Calls `body` with each key under which it is looked up, ascending, without doubles.
    mutating func forEachSought(_ body: (UInt64) -> Void) { Self.forEachDistinct(&sought, body) }

    /// Sorts the keys and calls `body` with each once.
    @inline(__always)
    static func forEachDistinct(_ keys: inout [UInt64], _ body: (UInt64) -> Void) {
        if keys.count > 1 { keys.sort() }
        var last: UInt64?
        for key in keys where key != last {
            body(key)
            last = key
        }
    }
}

/// The fingerprint of a key's parts.
func key(_ one: UInt64, _ other: UInt64) -> UInt64 {
    var key = Fingerprint()
    key.add(one)
    key.add(other)
    return key.value
}

/// The fingerprint of a key's texts.
func key(_ parts: String...) -> UInt64 {
    var key = Fingerprint()
    for part in parts {
        key.add(part)
        key.add(UInt32.max)
    }
    return key.value
}
