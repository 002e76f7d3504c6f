import Foundation
import LibraryGenerator
import NaradaImport
import NaradaModel

/// What benchmarks work on: real spellings from the fixtures, and any number of made-up ones.
enum Samples {
    /// The library of the fixtures.
    static func fixtureLibrary() throws -> [TrackFacts] { try fixture("library.csv") }

    /// The rows of all three services of the fixtures.
    static func fixtureRows() throws -> [TrackFacts] {
        try fixture("spotify.csv") + fixture("lastfm.jsonl") + fixture("musicbrainz.csv")
    }

    /// The internal tracks of a made-up library.
    static func tracks(of library: GeneratedLibrary) -> [TrackFacts] {
        (0..<library.size).map { facts(of: library.track(at: $0)) }
    }

    /// The connector rows of a made-up library.
    static func rows(of library: GeneratedLibrary) -> [TrackFacts] {
        (0..<library.size).map { facts(of: library.row(at: $0).track) }
    }

    private static func fixture(_ name: String) throws -> [TrackFacts] {
        let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        var facts: [TrackFacts] = []
        _ = try TrackFileImporter().read(
            path: root.appendingPathComponent("fixtures/\(name)").path,
            onTrack: { track, _ in facts.append(Self.facts(of: track)) }, onIssue: { _ in })
        return facts
    }

    private static func facts(of track: ImportedTrack) -> TrackFacts {
        TrackFacts(
            title: track.title, artists: track.artists, album: track.album, durationMs: track.durationMs,
            releaseDate: track.releaseDate, isrcs: track.isrcs, mbids: track.mbid.map { [$0] } ?? [],
            serviceIDs: track.spotifyID.map { [ServiceID(service: "spotify", id: $0)] } ?? [])
    }
}
