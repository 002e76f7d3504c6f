import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore

/// Makes the library that rows are resolved against: from all internal tracks, or from a kept index and the few tracks
/// that a run looks at.
struct LibraryReading {
    /// Tracks folded at a time. Five such parts are held beside the library, being read, folded or added, or waiting.
    private static let chunk = 4_000
    /// A row is compared with some 24 tracks, so that of more rows than one in so many tracks all would be fetched.
    private static let tracksPerRow = 16
    /// Tracks added since the index was made are folded each time; from one in so many on it is made anew.
    private static let mostAdded = 8

    /// From so many tracks on an index is kept: fewer are folded in less than a second.
    static let fewestIndexed = 20_000

    let store: Store
    let threads: Int
    var folder = TrackFolder()
    var fewestIndexed = LibraryReading.fewestIndexed

    /// The library of all active tracks, folded.
    func read(progress: (Progress) -> Void = { _ in }) throws -> Library {
        let total = try store.withReadSession(TrackReader.count(in:))
        return try build(keepsTracks: true, total: total, progress)
    }

    /// The library for a run of so many rows, and what is to be kept of it. One for few rows is not folded: see
    /// `TrackFetcher`.
    func read(forRows rows: Int, progress: (Progress) -> Void) throws -> (Library, NewIndex?) {
        let all = try store.withReadSession { try TrackReader.extent(in: $0) }
        guard all.count >= fewestIndexed else {
            return (try build(keepsTracks: true, total: all.count, progress), nil)
        }
        let known = SideFile(path: indexPath)
        var isKnown = try known.map { try isUpToDate($0.stamp, all) } ?? false
        let isFew = rows < all.count / Self.tracksPerRow
        if isFew, isKnown {
            if let sections = known?.map(),
                let library = LibraryImage.library(of: sections.sections, owner: sections)
            {
                return (try withLaterTracks(library), nil)
            }
            // Damaged under a good stamp: it is written anew.
            isKnown = false
        }
        let library = try build(keepsTracks: !isFew, total: all.count, progress)
        return (library, isKnown ? nil : NewIndex(of: library, stamp: Self.stamp(of: all), path: indexPath))
    }

    /// Where the index lies.
    var indexPath: String { store.path + ".index" }

    private static func stamp(of extent: TrackReader.Extent) -> String {
        "\(LibraryImage.version)\n\(extent.lastID)\n\(extent.count)\n\(extent.latestChange)"
    }

    /// Whether an index with that stamp has all tracks but a few later ones, as they are.
    func isUpToDate(_ stamp: String, _ all: TrackReader.Extent) throws -> Bool {
        let lines = stamp.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, let last = Int64(lines[1]) else { return false }
        let known =
            last >= all.lastID ? all : try store.withReadSession { try TrackReader.extent(through: last, in: $0) }
        return stamp == Self.stamp(of: known) && (all.count - known.count) * Self.mostAdded <= all.count
    }

    /// The library with the tracks that came after its index was made.
    private func withLaterTracks(_ indexed: Library) throws -> Library {
        var library = indexed
        var tracks: [Track] = []
        try store.withReadSession { session in
            try TrackReader.forEach(after: indexed.lastID ?? 0, in: session) { tracks.append($0) }
        }
        for entry in folded(tracks) { library.add(id: entry.id, entry.track, keys: entry.keys) }
        return library
    }

    private func build(keepsTracks: Bool, total: Int, _ progress: (Progress) -> Void) throws -> Library {
        var library = LibraryBuilder(keepsTracks: keepsTracks, expecting: total)
        try assemblyLine(threads: threads, source: chunks, work: folded) { chunk in
            library.add(chunk)
            if keepsTracks, total >= LargePages.fewestTracks { LargePages.advise() }
            progress(Progress(stage: "reading the library", done: library.count, total: total))
        }
        return library.finish(threads: threads)
    }

    /// Passes on all active tracks, some thousand at a time.
    private func chunks(_ pass: ([Track]) throws -> Void) throws {
        try store.withReadSession { session in
            var chunk: [Track] = []
            try TrackReader.forEach(in: session) { track in
                chunk.append(track)
                guard chunk.count == Self.chunk else { return }
                try pass(chunk)
                chunk.removeAll()
            }
            try pass(chunk)
        }
    }

    private func folded(_ tracks: [Track]) -> [LibraryBuilder.Entry] {
        let folder = folder
        return parallelMap(count: tracks.count, threads: threads) { number in
            let folded = folder.fold(tracks[number].facts)
            return LibraryBuilder.Entry(id: tracks[number].id, track: folded, keys: .filing(folded))
        }
    }
}

/// Fetches the tracks that rows are compared with, for a library that was not folded as a whole.
struct TrackFetcher: Sendable {
    let folder: TrackFolder
    let threads: Int

    /// Puts the candidates of the rows into the library; does nothing for one that has all tracks.
    func fetch(for rows: some Sequence<SearchKeys>, into library: Library, in session: Session) throws {
        let ids = library.unfetched(for: rows)
        if !ids.isEmpty { try put(ids, into: library, in: session) }
    }

    /// The same in a session of its own, where there is something to fetch.
    func fetch(for rows: some Sequence<SearchKeys>, into library: Library, from store: Store) throws {
        let ids = library.unfetched(for: rows)
        if !ids.isEmpty { try store.withReadSession { try put(ids, into: library, in: $0) } }
    }

    private func put(_ ids: [Int64], into library: Library, in session: Session) throws {
        let folder = folder
        let tracks = try TrackReader.tracks(ids: ids, in: session)
        for (id, track) in parallelMap(tracks, threads: threads, { ($0.id, folder.fold($0.facts)) }) {
            library.put(id: id, track)
        }
    }
}
