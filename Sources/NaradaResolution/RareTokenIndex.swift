import Foundation
import NaradaMatching
import NaradaText

/// Blocking by rare words: the tracks that share the most rarity with a row, whichever fields the words stand in.
///
/// An inverted index over the words of title, artists and album. A word's rarity is `log2(N / tracks that have it)`;
/// the candidates are the tracks with the greatest sum over the words they share, as in the classic vector space
/// model with binary weights (Salton, McGill 1983). It forgives a misspelt word among several, a swapped field, and
/// an artist in the title.
struct RareTokenIndex: Sendable {
    /// Candidates taken by rarity.
    static let mostCandidates = 24
    /// A word on more tracks than this says too little to walk its list: "love", "the", a prolific artist's name.
    private static let mostTracksPerWord = 2_000
    /// Postings walked for one row, rarest words first: bounds the cost of rows made of middling words.
    private static let mostPostings = 4_000

    private var index = KeyIndex()
    private var trackCount = 0

    mutating func add(_ track: FoldedTrack, at position: Int32) {
        trackCount += 1
        for word in words(of: track) { index.add(position, under: word) }
    }

    /// Appends the best candidates for `row`, best first; ties go to the older track.
    func appendCandidates(for row: FoldedTrack, to found: inout [Int32]) {
        var lists = words(of: row).map { (word: $0, count: index.count(under: $0)) }
            .filter { $0.count > 0 && $0.count <= Self.mostTracksPerWord }
        lists.sort { ($0.count, $0.word) < ($1.count, $1.word) }
        var rarity: [Int32: Float] = [:]
        var walked = 0
        for list in lists {
            if walked + list.count > Self.mostPostings && walked > 0 { break }
            walked += list.count
            let gain = 1 + log2(Float(max(1, trackCount)) / Float(list.count))
            index.forEach(under: list.word) { rarity[$0, default: 0] += gain }
        }
        let best = rarity.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostCandidates)
        found.append(contentsOf: best.map(\.key))
    }

    /// Fingerprints of the distinct words of a track, sorted.
    private func words(of track: FoldedTrack) -> [UInt64] {
        var words: Set<UInt64> = []
        func add(_ text: String) {
            for word in SearchWords.of(text) { words.insert(fingerprint("word", word)) }
        }
        for reading in track.readings {
            for form in reading.titleForms { add(form) }
            for name in reading.credit.names { add(name) }
        }
        if let album = track.album { add(album.coreFolded) }
        return words.sorted()
    }
}
