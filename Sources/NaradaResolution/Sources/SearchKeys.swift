public import NaradaMatching

/// The keys of a track for candidate search, made once however often it is filed and looked up.
public struct SearchKeys: Sendable {
    /// Raised when a source files tracks under other keys: an index that was kept is made anew then.
    static let revision = 1

    /// A key to look up.
    struct Sought: Hashable, BitwiseCopyable, Sendable {
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
    public init(_ track: FoldedTrack) { self.init(track, isSought: true) }

    /// The keys of a track that is filed only, as those of a library: with them nothing is looked up.
    public static func filing(_ track: FoldedTrack) -> SearchKeys { SearchKeys(track, isSought: false) }

    private init(_ track: FoldedTrack, isSought: Bool) {
        (filed, sought, sourceKeyCount) = withUnsafeTemporaryAllocation(
            byteCount: KeyCollector.room, alignment: MemoryLayout<UInt64>.alignment
        ) { room in
            var keys = KeyCollector(room: room, isSought: isSought)
            // Their numbers are part of the keys; no list, so that each is called as what it is.
            keys.add(IdentifierSource(), of: track)
            keys.add(ExactTitleArtistSource(), of: track)
            keys.add(ExactTitleSource(), of: track)
            keys.add(SpellingSource(), of: track)
            keys.add(ScriptSource(), of: track)
            keys.add(AlbumPlaceSource(), of: track)
            let sourceKeyCount = keys.filed.count
            keys.addWords(of: track)
            return (keys.filed.array, keys.allSought.array, sourceKeyCount)
        }
    }
}
