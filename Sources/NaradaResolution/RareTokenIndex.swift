import Foundation

/// Blocking by rare words: the tracks that share the most rarity with a row, whichever fields the words stand in.
///
/// An inverted index over the words of title, artists and album. A word's rarity is `1 + log2(N / tracks with it)`,
/// at least 1, so that even a word on every track counts; the candidates are the tracks with the greatest sum over the
/// words they share, as in the classic vector space model with binary weights (Salton, McGill 1983). It forgives a
/// misspelt word among several, a swapped field, and an artist in the title.
struct RareTokenIndex: Sendable {
    /// Candidates taken by rarity.
    static let mostCandidates = 24
    /// A word on more tracks than this says too little to walk its list: "love", "the", a prolific artist's name.
    private static let mostTracksPerWord = 2_000
    /// Postings walked for one row, rarest words first: bounds the cost of rows made of middling words.
    private static let mostPostings = 1_500

    private var index = KeyIndex()
    private var trackCount = 0

    mutating func add(words: [UInt64], at position: Int32) {
        trackCount += 1
        for word in words { index.add(position, under: word) }
    }

    /// Appends the best candidates for a row with these words; ties go to the older track.
    func appendCandidates(forWords words: [UInt64], to found: inout [Int32]) {
        var lists = words.map { (word: $0, count: index.count(under: $0)) }
            .filter { $0.count > 0 && $0.count <= Self.mostTracksPerWord }
        lists.sort { ($0.count, $0.word) < ($1.count, $1.word) }
        var postings: [(position: Int32, gain: Float)] = []
        for list in lists {
            if postings.count + list.count > Self.mostPostings && !postings.isEmpty { break }
            let gain = 1 + log2(Float(max(1, trackCount)) / Float(list.count))
            index.forEach(under: list.word) { postings.append((position: $0, gain: gain)) }
        }
        postings.sort { ($0.position, $0.gain) < ($1.position, $1.gain) }
        var sums: [(position: Int32, gain: Float)] = []
        for posting in postings {
            if let last = sums.indices.last, sums[last].position == posting.position {
                sums[last].gain += posting.gain
            } else {
                sums.append(posting)
            }
        }
        if sums.count > Self.mostCandidates {
            sums.sort { ($1.gain, $0.position) < ($0.gain, $1.position) }
            sums.removeLast(sums.count - Self.mostCandidates)
        }
        found.append(contentsOf: sums.map(\.position))
    }
}
