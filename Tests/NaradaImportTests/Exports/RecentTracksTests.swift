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
        var missed = 0
        for index in 0..<20_000 {
            // Few letters and lengths around the word of the hash, so that keys come again and hold one another.
            let fields = (0..<2).map { _ -> [UInt8]? in
                random.chance(0.1)
                    ? nil
                    : (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: 97...98, using: &random) }
            }
            let found = Self.look(fields, in: &tracks)
            if let id = known[fields] {
                if found == nil { missed += 1 } else { #expect(found == id) }
            } else {
                #expect(found == nil)
            }
            if found == nil {
                let id = ServiceID(service: "s", id: "\(index)")
                tracks.keep(id)
                known[fields] = id
            }
        }
        #expect(known.count > 1_000)
        // The table is larger than that: hardly ever do nine keys want the same eight places.
        #expect(missed * 100 < known.count)
    }

    @Test func aKeyThatIsTooLongIsNotKept() {
        var tracks = RecentTracks()
        let long = [[UInt8](repeating: 97, count: 600)] as [[UInt8]?]
        #expect(Self.look(long, in: &tracks) == nil)
        tracks.keep(ServiceID(service: "s", id: "long"))
        #expect(Self.look(long, in: &tracks) == nil)
    }
}
