public import NaradaMatching

/// The keys of a track for candidate search, made once however often it is filed and looked up.
public struct SearchKeys: Sendable {
    /// Raised when a source files tracks under other keys: an index that was kept is made anew then.
    static let revision = 1

    /// In order of cost; the order does not change the candidates.
    static let sources: [any CandidateSource] = [
        IdentifierSource(), ExactTitleArtistSource(), ExactTitleSource(), SpellingSource(),
        ScriptSource(), AlbumPlaceSource(),
    ]

    /// A key to look up.
    struct Sought: Hashable, Sendable {
        let key: UInt64
        /// A list of more tracks than this is not looked at.
        let mostRows: Int32
    }

    /// The keys under which the track is filed: those of all sources, then its words. Without doubles.
    let filed: [UInt64]
    /// The keys under which it is looked up.
    let sought: [Sought]
    private let sourceKeyCount: Int

    /// The words of title, artists and album under all readings, ascending.
    var words: ArraySlice<UInt64> { filed[sourceKeyCount...] }

    /// The keys of the track.
    public init(_ track: FoldedTrack) {
        var filed: [UInt64] = []
        var sought: [Sought] = []
        filed.reserveCapacity(Self.usualCount)
        sought.reserveCapacity(Self.usualCount)
        var keys = KeyCollector(usualCount: Self.usualCount)
        for number in Self.sources.indices {
            keys.removeAll()
            for index in 0..<track.readingCount {
                Self.sources[number].addKeys(of: track.reading(index), to: &keys)
            }
            guard !keys.isEmpty else { continue }
            let (salt, mostRows) = (Self.salt(number), Self.sources[number].mostRowsPerKey)
            keys.forEachFiled { filed.append($0 ^ salt) }
            keys.forEachSought { sought.append(Sought(key: $0 ^ salt, mostRows: mostRows)) }
        }
        sourceKeyCount = filed.count
        var words: [UInt64] = []
        words.reserveCapacity(Self.usualCount)
        for index in 0..<track.readingCount {
            let reading = track.reading(index)
            reading.forEachTitleForm { SearchWords.add($0, to: &words) }
            for name in reading.names { SearchWords.add(name, to: &words) }
            SearchWords.add(reading.albumText, to: &words)
        }
        KeyCollector.forEachDistinct(&words) { filed.append($0) }
        self.filed = filed
        self.sought = sought
    }

    /// Keys of a track with one reading, and some to spare.
    private static let usualCount = 24

    /// Keeps the keys of one source from meeting those of another; words have none. Any odd number does (this one is
    /// 2^64 / golden ratio).
    private static func salt(_ source: Int) -> UInt64 { UInt64(source + 1) &* 0x9E37_79B9_7F4A_7C15 }
}
