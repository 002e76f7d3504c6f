import Dispatch
@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Synchronization
import Testing

/// What is remembered of albums and credits changes nothing but the time.
@Suite struct FoldCacheTests {
    private static func key(_ number: Int) -> WrittenKey { WrittenKey("\(number)") }

    private final class Value: Sendable {
        let key: Int
        init(_ key: Int) { self.key = key }
    }

    @Test func oneKeyHasOneObject() {
        let cache = FoldCache<Value>()
        let first = cache.value(for: Self.key(7)) { Value(7) }
        #expect(cache.value(for: Self.key(7)) { Value(8) } === first)
        #expect(cache.value(for: Self.key(8)) { Value(8) }.key == 8)
    }

    /// Keys that begin at one place of a table, and those that are one but for a half.
    @Test func keysThatClashAreToldApart() {
        let cache = FoldCache<Value>()
        let keys = [(1, 1), (1, 65), (65, 1), (129, 1), (1, 129)].map { WrittenKey(low: $0.0, high: $0.1) }
        for (number, key) in keys.enumerated() { #expect(cache.value(for: key) { Value(number) }.key == number) }
        for (number, key) in keys.enumerated() { #expect(cache.value(for: key) { Value(-1) }.key == number) }
    }

    @Test func whatIsForgottenIsMadeAgain() {
        let cache = FoldCache<Value>(room: 2_000)
        let made = Mutex(0)
        func value(_ key: Int) -> Value {
            cache.value(for: Self.key(key)) {
                made.withLock { $0 += 1 }
                return Value(key)
            }
        }
        // More than all shards hold together.
        let count = 3_000
        #expect((0..<count).allSatisfy { value($0).key == $0 })
        #expect(made.withLock { $0 } == count)
        // Bounded: most of the first ones are gone, and asking for them makes them anew.
        #expect((0..<count).allSatisfy { value($0).key == $0 })
        #expect(made.withLock { $0 } > count)
    }

    @Test func threadsThatAskAtOnceGetOneObject() {
        let cache = FoldCache<Value>()
        let found = Mutex<[Int: Set<ObjectIdentifier>]>([:])
        let kept = Mutex<[Value]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for key in 0..<200 {
                let value = cache.value(for: Self.key(key)) { Value(key) }
                kept.withLock { $0.append(value) }
                _ = found.withLock { $0[key, default: []].insert(ObjectIdentifier(value)) }
            }
        }
        #expect(found.withLock { $0.count } == 200)
        #expect(found.withLock { $0.values.allSatisfy { $0.count == 1 } })
    }

    /// All that comparing sees of a folded row, under every reading.
    static func gist(_ track: FoldedTrack) -> [String] {
        (0..<track.readingCount).map { index in
            let reading = track.reading(index)
            let texts = reading.titleForms.map(\.text) + reading.names.map(\.text)
            let album = [reading.albumText.text, reading.albumName.text, "\(reading.card.albumMask)"]
            let credit = [
                "\(reading.credit.reading)", "\(reading.nameKeys)", "\(reading.credit.leadKeys)",
                "\(reading.wholeKeys)",
                "\(reading.nameSounds)",
            ]
            let title = [
                "\(reading.title)", reading.writtenText.text, "\(reading.card.titleNumbers)", "\(reading.versionMask)",
            ]
            return (texts + album + credit + title + ["\(reading.hypothesis)"]).joined(separator: "|")
        }
    }

    /// Texts that are canonically equivalent, and not read alike by everyone.
    static let equivalents = [
        "Beyonc\u{E9}", "Beyonce\u{301}", "A\u{37E} B", "A; B", "\u{2329}Live\u{232A}", "\u{3008}Live\u{3009}",
    ]

    static func facts() -> [TrackFacts] {
        var random = RandomFacts(seed: 21)
        let rows = (0..<400).map { _ in random.next() }
        return rows
            + equivalents.map { .sample(title: "Song", artists: [$0], album: "Album \($0)") }
            + equivalents.reversed().map { .sample(title: "Song (feat. \($0))", artists: [$0], album: "Album \($0)") }
    }

    @Test func aLongLivedFolderFoldsLikeFreshOnes() {
        let facts = Self.facts()
        let fresh = facts.map { Self.gist(TrackFolder().fold($0)) }
        let folder = TrackFolder()
        #expect(facts.map { Self.gist(folder.fold($0)) } == fresh)
        // What was met first does not matter.
        #expect(facts.reversed().map { Self.gist(folder.fold($0)) } == fresh.reversed())
        let backwards = TrackFolder()
        #expect(facts.reversed().map { Self.gist(backwards.fold($0)) } == fresh.reversed())
    }

    /// Evidence shows a row's own spelling, whichever row was met first.
    @Test func equivalentSpellingsStayAsTheyWereWritten() {
        let folder = TrackFolder()
        for name in Self.equivalents + Self.equivalents.reversed() {
            let facts = TrackFacts.sample(title: "Song", artists: [name], album: name)
            let folded = folder.fold(facts)
            for kept in [folded.facts, folded.read] {
                #expect(kept.album.map { Array($0.utf8) } == Array(name.utf8))
                #expect(kept.artists.names.map { Array($0.utf8) } == [Array(name.utf8)])
            }
        }
    }

    @Test func aFolderIsSafeOnSeveralThreads() {
        let facts = Self.facts()
        let fresh = facts.map { Self.gist(TrackFolder().fold($0)) }
        let folder = TrackFolder()
        let found = Mutex<[[[String]]]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { thread in
            // Each thread begins elsewhere.
            let start = thread * facts.count / 4
            var gists = [[String]](repeating: [], count: facts.count)
            for step in facts.indices {
                let index = (start + step) % facts.count
                gists[index] = Self.gist(folder.fold(facts[index]))
            }
            let made = gists
            found.withLock { $0.append(made) }
        }
        #expect(found.withLock { $0 } == [[[String]]](repeating: fresh, count: 4))
    }

    @Test func rowsOfOneAlbumAndCreditShareThem() {
        let folder = TrackFolder()
        let one = folder.fold(.sample(title: "One", artists: ["Queen"], album: "Innuendo"))
        let other = folder.fold(.sample(title: "Other", artists: ["Queen"], album: "Innuendo"))
        #expect(one.credit === other.credit && one.album === other.album)
        let copy = folder
        #expect(copy.fold(.sample(title: "Third", artists: ["Queen"], album: "Innuendo")).album === one.album)
    }
}
