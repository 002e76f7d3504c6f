@testable import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport
import Testing

/// A library from the kept columns of another one finds and counts what that one does.
@Suite struct LibraryImageTests {
    /// Memory for copies of an image, aligned as a file's sections are.
    final class Copies {
        let sections: [UnsafeRawBufferPointer]

        init(_ sections: [[UInt8]]) {
            self.sections = sections.map { section in
                let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: section.count, alignment: 8)
                copy.copyBytes(from: section)
                return UnsafeRawBufferPointer(copy)
            }
        }

        deinit { for section in sections { section.deallocate() } }
    }

    static func tracks(_ count: Int, seed: UInt64) -> [FoldedTrack] {
        var random = SplitMix64(seed: seed)
        let folder = TrackFolder()
        return (0..<count).map { _ in CandidateIndexTests.track(&random, folder) }
    }

    static func built(_ tracks: [FoldedTrack], keepsTracks: Bool = true, threads: Int = 2) -> Library {
        var builder = LibraryBuilder(keepsTracks: keepsTracks)
        for (index, track) in tracks.enumerated() {
            builder.add([.init(id: Int64(index * 3 + 1), track: track, keys: SearchKeys(track))])
        }
        return builder.finish(threads: threads)
    }

    /// All added one by one.
    static func grown(_ tracks: [FoldedTrack]) -> Library {
        var library = Library()
        for (index, track) in tracks.enumerated() { library.add(id: Int64(index * 3 + 1), track) }
        return library
    }

    static func image(of library: Library) throws -> [[UInt8]] {
        try #require(LibraryImage(of: library)).withSections { sections in sections.map { Array($0) } }
    }

    static func reread(_ library: Library) throws -> Library {
        let copies = Copies(try image(of: library))
        return try #require(LibraryImage.library(of: copies.sections, owner: copies))
    }

    static func expectAlike(_ one: Library, _ other: Library, asking rows: [FoldedTrack], _ tracks: [FoldedTrack]) {
        #expect(one.count == other.count && one.lastID == other.lastID)
        #expect(one.statistics.trackCount == other.statistics.trackCount)
        for row in rows {
            let keys = SearchKeys(row)
            #expect(one.candidateIDs(for: row) == other.candidateIDs(for: row))
            for position in [0, 1, one.count / 2, one.count] {
                #expect(one.hasCandidate(for: keys, from: position) == other.hasCandidate(for: keys, from: position))
            }
        }
        for track in rows + tracks {
            for name in track.names { #expect(one.statistics.tracks(by: name) == other.statistics.tracks(by: name)) }
            #expect(one.statistics.tracks(on: track.albumText) == other.statistics.tracks(on: track.albumText))
            #expect(
                one.statistics.artists(withTitle: track.titleText)
                    == other.statistics.artists(withTitle: track.titleText))
        }
    }

    @Test(arguments: [0, 1, 2, 40, 300]) func aBuiltLibraryIsAGrownOne(count: Int) {
        let tracks = Self.tracks(count, seed: UInt64(count))
        let rows = Self.tracks(30, seed: 99)
        let grown = Self.grown(tracks)
        for threads in [1, 2] {
            for keepsTracks in [true, false] {
                Self.expectAlike(
                    Self.built(tracks, keepsTracks: keepsTracks, threads: threads), grown, asking: rows, tracks)
            }
        }
    }

    @Test(arguments: [0, 1, 2, 40, 300]) func aRereadLibraryIsTheSameBeforeAndAfterItGrows(count: Int) throws {
        let tracks = Self.tracks(count, seed: UInt64(count) + 1)
        let more = Self.tracks(60, seed: 7)
        let rows = Self.tracks(30, seed: 98) + more.prefix(5)
        var original = Self.built(tracks)
        var reread = try Self.reread(original)
        Self.expectAlike(reread, original, asking: rows, tracks)
        for (index, track) in more.enumerated() {
            original.add(id: Int64(10_000 + index), track)
            reread.add(id: Int64(10_000 + index), track)
            if index % 20 == 0 { Self.expectAlike(reread, original, asking: rows, tracks + more) }
        }
        Self.expectAlike(reread, original, asking: rows, tracks + more)
        Self.expectAlike(reread, Self.grownOn(tracks, more), asking: rows, tracks + more)
        // What grew is not kept.
        #expect(LibraryImage(of: reread) == nil && LibraryImage(of: original) == nil)
    }

    private static func grownOn(_ tracks: [FoldedTrack], _ more: [FoldedTrack]) -> Library {
        var library = grown(tracks)
        for (index, track) in more.enumerated() { library.add(id: Int64(10_000 + index), track) }
        return library
    }

    @Test func imagesAreTheSameBytes() throws {
        let tracks = Self.tracks(200, seed: 3)
        let image = try Self.image(of: Self.built(tracks, threads: 1))
        #expect(try Self.image(of: Self.built(tracks, threads: 2)) == image)
        #expect(try Self.image(of: Self.built(tracks, keepsTracks: false)) == image)
    }

    @Test func aLibraryThatWasNotReadAsAWholeHasNoImage() throws {
        #expect(LibraryImage(of: Library()) == nil)
        #expect(LibraryImage(of: Self.grown(Self.tracks(3, seed: 1))) == nil)
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout [[UInt8]]) -> Void

        init(_ name: String, _ change: @escaping @Sendable (inout [[UInt8]]) -> Void) {
            testDescription = name
            self.change = change
        }
    }

    static let damages = [
        Damage("no section") { $0 = [] },
        Damage("the last section missing") { $0.removeLast() },
        Damage("the first section missing") { $0.removeFirst() },
        Damage("half an id") { $0[0].removeLast(4) },
        Damage("half a key") { $0[1].removeLast(3) },
        Damage("a key too few") { $0[1].removeLast(8) },
        Damage("a key too many") { $0[1] += [UInt8](repeating: 0, count: 8) },
        Damage("a directory that is no power of two") { $0[2].removeLast(4) },
        Damage("an empty directory") { $0[2] = [] },
        Damage("a directory of one") { $0[2] = [0, 0, 0, 0] },
        Damage("a beginning too few") { $0[3].removeLast(4) },
        Damage("no beginnings") { $0[3] = [] },
        Damage("a posting too few") { $0[4].removeLast(4) },
        Damage("a posting too many") { $0[4] += [0, 0, 0, 0] },
        Damage("a count too few") { $0[7].removeLast(4) },
        Damage("sections in another order") { $0.swapAt(3, 4) },
    ]

    @Test(arguments: damages) func otherSectionsAreNone(damage: Damage) throws {
        var sections = try Self.image(of: Self.built(Self.tracks(50, seed: 6)))
        let whole = Copies(sections)
        #expect(LibraryImage.library(of: whole.sections, owner: whole) != nil)
        damage.change(&sections)
        let copies = Copies(sections)
        #expect(LibraryImage.library(of: copies.sections, owner: copies) == nil)
    }

    @Test func tracksAreLentWhenTheyAreNeeded() throws {
        let tracks = Self.tracks(100, seed: 11)
        let row = tracks[40]
        let library = try Self.reread(Self.built(tracks))
        let keys = SearchKeys(row)
        let wanted = library.candidateIDs(for: row)
        #expect(!wanted.isEmpty && library.unfetched(for: [keys]) == wanted)
        let resolver = Resolver(model: ScoringModel(profile: try Profile.standard()))
        #expect(resolver.resolve(row, in: library).proposal == nil)
        for id in wanted { library.put(id: id, tracks[Int(id - 1) / 3]) }
        library.put(id: 2, row)
        #expect(library.unfetched(for: [keys]).isEmpty)
        let whole = Self.built(tracks)
        #expect(whole.unfetched(for: [keys]).isEmpty)
        let (lent, full) = (resolver.resolve(row, in: library), resolver.resolve(row, in: whole))
        #expect(lent.proposal?.trackID == full.proposal?.trackID && lent.zone == full.zone)
        #expect(lent.proposal?.evidence == full.proposal?.evidence && lent.duplicates == full.duplicates)
        #expect(library.facts(of: wanted[0]) == tracks[Int(wanted[0] - 1) / 3].facts)
    }
}
