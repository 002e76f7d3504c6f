import Foundation

/// Blocking by rare words: the tracks that share the most rarity with a row, whichever fields the words stand in.
///
/// The words of title, artists and album are filed like keys. A word's rarity is `1 + log2(N / tracks with it)`,
/// at least 1, so that even a word on every track counts; the candidates are the tracks with the greatest sum over the
/// words they share, as in the classic vector space model with binary weights (Salton, McGill 1983). It forgives a
/// misspelt word among several, a swapped field, and an artist in the title.
extension CandidateIndex {
    /// Candidates taken by rarity.
    static let mostRare = 24
    /// A word on more tracks than this says too little to walk its list: "love", "the", a prolific artist's name.
    private static let mostTracksPerWord = 2_000
    /// Postings walked for one row, rarest words first: bounds the cost of rows made of middling words.
    private static let mostPostings = 1_500

    /// The tracks with a word.
    private struct WordList {
        let word: UInt64
        let tracks: Filed
    }

    /// Appends the best candidates for a row with these words, in no order; ties go to the older track.
    func appendRarest(sharing words: [UInt64], to found: inout [Int32]) {
        appendRarest(sharing: words[...], filed: filed(under: words)[...], to: &found)
    }

    /// The same where the tracks with each word are looked up already.
    func appendRarest(sharing words: ArraySlice<UInt64>, filed: ArraySlice<Filed>, to found: inout [Int32]) {
        var lists: [WordList] = []
        lists.reserveCapacity(words.count)
        for (word, tracks) in zip(words, filed) where tracks.count > 0 && tracks.count <= Self.mostTracksPerWord {
            lists.append(WordList(word: word, tracks: tracks))
        }
        lists.sort { ($0.tracks.count, $0.word) < ($1.tracks.count, $1.word) }
        var (postings, walked) = (0, 0)
        for list in lists {
            if postings + list.tracks.count > Self.mostPostings && walked > 0 { break }
            postings += list.tracks.count
            walked += 1
        }
        guard walked > 0 else { return }
        var sums = RaritySums(room: postings, lists: walked)
        // The commonest word first: sums of floats depend on the order, and small ones must not be lost in great ones.
        for place in (0..<walked).reversed() {
            let tracks = lists[place].tracks
            sums.beginList(gain: 1 + log2(Float(max(1, trackCount)) / Float(tracks.count)))
            forEach(in: tracks) { sums.add($0) }
        }
        sums.appendGreatest(Self.mostRare, to: &found)
    }
}
