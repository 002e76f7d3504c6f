import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore

/// Reads all active internal tracks into a library: read, fold, index.
struct LibraryReading {
    /// Tracks folded at a time: bounds what is held unfolded.
    private static let chunk = 20_000

    let store: Store
    let threads: Int
    var folder = TrackFolder()

    func read(progress: (Progress) -> Void = { _ in }) throws -> Library {
        try store.withReadSession { session in
            let total = try TrackReader.count(in: session)
            let (folder, threads) = (folder, threads)
            var library = LibraryBuilder()
            var chunk: [Track] = []
            func fold() {
                let folded = parallelMap(chunk, threads: threads) { track in
                    let folded = folder.fold(track.facts)
                    return (id: track.id, track: folded, keys: SearchKeys(folded))
                }
                for (id, track, keys) in folded { library.add(id: id, track, keys: keys) }
                chunk.removeAll(keepingCapacity: true)
                progress(Progress(stage: "reading the library", done: library.count, total: total))
            }
            try TrackReader.forEach(in: session) { track in
                chunk.append(track)
                if chunk.count == Self.chunk { fold() }
            }
            fold()
            return library.finish(threads: threads)
        }
    }
}
