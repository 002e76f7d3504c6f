import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaImport

/// The table of tracks against a dictionary.
@Suite struct RecentTracksTests {
    private static func look(_ fields: [[UInt8]?], in tracks: inout RecentTracks) -> ServiceID? {
        tracks.begin()
        for field in fields {
            guard let field else {
                tracks.add(nil)
                continue
            }
            field.withUnsafeBufferPointer { tracks.add($0) }
        }
        return tracks.find()
    }

    @Test func whatIsFoundIsWhatWasKept() {
        var random = SplitMix64(seed: 5)
        var tracks = RecentTracks()
        var known: [[[UInt8]?]: ServiceID] = [:]
        for index in 0..<20_000 {
            // Few letters and lengths around the word of the hash, so that keys come again and hold one another.
            let fields = (0..<2).map { _ -> [UInt8]? in
                random.chance(0.1)
                    ? nil
                    : (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: 97...98, using: &random) }
            }
            let found = Self.look(fields, in: &tracks)
            #expect(found == known[fields])
            if found == nil {
                let id = ServiceID(service: "s", id: "\(index)")
                tracks.keep(id)
                known[fields] = id
            }
        }
        #expect(known.count > 1_000)
    }

    /// Numbers are the packer's own, also where they begin anew, and a full table begins anew.
    @Test func numbersAreThoseOfThePacker() {
        var tracks = RecentTracks()
        let packer = PlayPacker(capacity: 1, limit: 40_000)
        var random = SplitMix64(seed: 6)
        for _ in 0..<200_000 {
            let name = "\(Int.random(in: 0..<100_000, using: &random))"
            let id = ServiceID(service: "s", id: name)
            if let found = Self.look([Array(name.utf8)], in: &tracks) {
                #expect(found == id)
            } else {
                tracks.keep(id)
            }
            #expect(tracks.number(in: packer) == packer.number(of: id))
            if random.chance(0.01) { packer.begin(capacity: 1) }
        }
        #expect(packer.round > 1)
    }

    @Test func aKeyThatIsTooLongIsNotKept() {
        var tracks = RecentTracks()
        let long = [[UInt8](repeating: 97, count: 600)] as [[UInt8]?]
        #expect(Self.look(long, in: &tracks) == nil)
        tracks.keep(ServiceID(service: "s", id: "long"))
        #expect(tracks.id == ServiceID(service: "s", id: "long"))
        #expect(Self.look(long, in: &tracks) == nil)
        #expect(tracks.id == nil)
    }
}
