import NaradaMatching

/// What candidate search and frequencies need of a library, as plain columns of numbers that a file can keep: the ids,
/// the posting lists, the counts of names.
///
/// The order and meaning of the columns is this program's own, and `version` names it: whoever reads a kept image checks
/// that first, and makes a new one where it differs.
public struct LibraryImage: Sendable {
    /// Changes with the columns, with the keys under which tracks are filed, and with folding.
    public static var version: String { "image-1 keys-\(SearchKeys.revision) \(TrackFolder.version)" }

    // Without the tracks: a second owner of those would have the next one that is added copy them all.
    private let trackIDs: Column<Int64>
    private let lists: PostingLists
    private let statistics: LibraryStatistics

    /// The image of a library; nil for one that grew after it was read.
    public init?(of library: Library) {
        guard let lists = library.index.complete, library.statistics.isComplete,
            library.trackIDs.count == library.trackIDs.base.count
        else { return nil }
        (trackIDs, self.lists, statistics) = (library.trackIDs.base, lists, library.statistics)
    }

    /// What `body` makes of the columns' bytes, in order; they must not leave it.
    ///
    /// Cost: the counts of names are sorted here, half a second for a million tracks.
    public func withSections<Result>(_ body: ([UnsafeRawBufferPointer]) throws -> Result) rethrows -> Result {
        let counted = statistics.counted
        var sections: [UnsafeRawBufferPointer] = []
        func add<Number>(_ column: Column<Number>) { sections.append(UnsafeRawBufferPointer(column.numbers)) }
        func add(_ keys: SortedKeys) {
            add(keys.keys)
            add(keys.directory)
        }
        func add(_ counts: SortedCounts) {
            add(counts.keys)
            add(counts.counts)
        }
        add(trackIDs)
        add(lists.keys)
        add(lists.starts)
        add(lists.rows)
        add(counted.tracksByArtist)
        add(counted.tracksByAlbum)
        add(counted.artistsByTitle)
        add(counted.titlesOfArtists)
        return try withExtendedLifetime((self, counted)) { try body(sections) }
    }

    /// The library of a kept image, whose tracks are fetched when they are needed; nil for bytes of another shape.
    ///
    /// - Parameters:
    ///   - sections: as `withSections` lent them, each aligned to 8 bytes, unchanged since they were checked.
    ///   - owner: keeps the bytes.
    public static func library(of sections: [UnsafeRawBufferPointer], owner: AnyObject) -> Library? {
        var reader = SectionReader(sections: sections[...], owner: owner)
        guard let ids = reader.column(Int64.self), let keys = reader.keys(), let starts = reader.column(UInt32.self),
            let rows = reader.column(Int32.self), starts.count == keys.count + 1,
            Int(starts[keys.count]) == rows.count, let artists = reader.counts(),
            let albums = reader.counts(), let titles = reader.counts(), let pairs = reader.keys()
        else { return nil }
        let counted = LibraryStatistics.Counted(
            trackCount: ids.count, tracksByArtist: artists, tracksByAlbum: albums, artistsByTitle: titles,
            titlesOfArtists: pairs)
        return Library(
            trackIDs: TrackIDs(ids), shelf: .some(TrackShelf.Lent()), statistics: LibraryStatistics(counted),
            index: CandidateIndex(PostingLists(keys: keys, starts: starts, rows: rows), trackCount: ids.count))
    }
}

/// Takes columns from the bytes of an image, one after the other.
private struct SectionReader {
    var sections: ArraySlice<UnsafeRawBufferPointer>
    let owner: AnyObject

    mutating func column<Number: BitwiseCopyable & Sendable>(_ type: Number.Type) -> Column<Number>? {
        guard let bytes = sections.popFirst(), bytes.count.isMultiple(of: MemoryLayout<Number>.stride) else {
            return nil
        }
        return Column(bytes.bindMemory(to: Number.self), owner: owner)
    }

    mutating func keys() -> SortedKeys? {
        guard let keys = column(UInt64.self), let directory = column(UInt32.self), directory.count > 2,
            (directory.count - 1).nonzeroBitCount == 1, Int(directory[directory.count - 1]) == keys.count
        else { return nil }
        return SortedKeys(keys: keys, directory: directory)
    }

    mutating func counts() -> SortedCounts? {
        guard let keys = keys(), let counts = column(Int32.self), counts.count == keys.count else { return nil }
        return SortedCounts(keys: keys, counts: counts)
    }
}
