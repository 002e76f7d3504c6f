@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// Which artists may stand in a title that credits nobody, by its card and word by word.
@Suite struct NamelessTitleTests {
    static let words = ["muddy", "waters", "u2", "bob", "marley", "the", "evil", "live", "x", "東京", "one"]

    @Test(arguments: UInt64(1)...5) func whatACardRulesOutIsNotInTheTitle(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        func text(_ most: Int) -> [String] {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in
                Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
            }
        }
        let folder = TrackFolder()
        var (out, within) = (0, 0)
        for _ in 0..<400 {
            let (title, artist) = (text(5), text(3))
            let row = folder.fold(.sample(title: title.joined(separator: " "), artists: []))
            let track = folder.fold(.sample(title: "Song", artists: [artist.joined(separator: " ")]))
            let nameless = try #require(row.nameless)
            guard !nameless.mayBeNamed(by: track.credit) else {
                within += 1
                continue
            }
            out += 1
            #expect(nameless.readings(naming: track).isEmpty)
            for name in track.names.map({ $0.text.split(separator: " ").map(String.init) }) {
                let isThere = title.indices.contains { title[$0...].starts(with: name) }
                #expect(!isThere && !name.starts(with: title), "\(name) in \(title)")
            }
        }
        #expect(out > 50 && within > 50)
    }
}
