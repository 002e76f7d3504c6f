import Foundation
@testable import NaradaResolution

/// Candidate search as one would say it: every track held against the row, key by key and word by word.
enum SlowCandidates {
    /// The bounds of the search for rare words, as its documentation has them.
    private static let (mostRare, mostTracksPerWord, mostPostings) = (24, 2_000, 1_500)

    static func candidates(for row: SearchKeys, among tracks: [SearchKeys]) -> [Int32] {
        let filed = tracks.map { Set($0.filed) }
        var found: Set<Int32> = []
        for sought in row.sought {
            let holders = filed.indices.filter { filed[$0].contains(sought.key) }
            if holders.count <= sought.mostRows { found.formUnion(holders.map(Int32.init)) }
        }
        return found.union(rarest(for: Array(row.words), among: filed)).sorted()
    }

    static func rarest(for words: [UInt64], among tracks: [Set<UInt64>]) -> [Int32] {
        let counts = words.map { word in (word: word, holders: tracks.count { $0.contains(word) }) }
            .filter { $0.holders > 0 && $0.holders <= mostTracksPerWord }
            .sorted { ($0.holders, $0.word) < ($1.holders, $1.word) }
        var gains: [UInt64: Float] = [:]
        var postings = 0
        for (word, holders) in counts {
            if postings + holders > mostPostings && postings > 0 { break }
            postings += holders
            gains[word] = 1 + log2(Float(tracks.count) / Float(holders))
        }
        let sums = tracks.indices.map { place in
            // Smallest first, as sums of floats depend on the order.
            (place: place, gain: words.filter(tracks[place].contains).compactMap { gains[$0] }.sorted().reduce(0, +))
        }
        return sums.filter { $0.gain > 0 }.sorted { ($1.gain, $0.place) < ($0.gain, $1.place) }
            .prefix(mostRare).map { Int32($0.place) }
    }
}
