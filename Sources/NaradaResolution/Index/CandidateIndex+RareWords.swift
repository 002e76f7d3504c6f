import Foundation
import NaradaMatching

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
    struct WordList: BitwiseCopyable {
        let word: UInt64
        let tracks: Filed
    }

    /// Appends the best candidates for a row with these words, in no order; ties go to the older track.
    func appendRarest(sharing words: some Sequence<UInt64>, to found: inout KeyList<Int32>) {
        var lists = KeyList<WordList>(room: Self.mostRare)
        for word in words { lists.append(WordList(word: word, tracks: filed(under: word))) }
        appendRarest(of: lists.numbers(), to: &found)
    }

    /// The same where the tracks with each word are looked up already; the words are brought into another order.
    func appendRarest(of lists: UnsafeMutableBufferPointer<WordList>, to found: inout KeyList<Int32>) {
        var count = 0
        for list in lists where list.tracks.count > 0 && list.tracks.count <= Self.mostTracksPerWord {
            lists[count] = list
            count += 1
        }
        let lists = UnsafeMutableBufferPointer(rebasing: lists[..<count])
        lists.sortFew { ($0.tracks.count, $0.word) < ($1.tracks.count, $1.word) }
        var (postings, walked) = (0, 0)
        for list in lists {
            if postings + list.tracks.count > Self.mostPostings && walked > 0 { break }
            postings += list.tracks.count
            walked += 1
        }
        guard walked > 0 else { return }
        func gain(_ list: WordList) -> Float { 1 + log2(Float(max(1, trackCount)) / Float(list.tracks.count)) }
        // Where the commonest word but one has tracks enough, and each gains more by it than by the commonest, a track of
        // that one alone is none of the greatest: its list, which is the longest, is only looked through.
        let commonest = lists[walked - 1]
        let isFound =
            walked > 1 && lists[walked - 2].tracks.count >= Self.mostRare && gain(lists[walked - 2]) > gain(commonest)
        for list in lists[..<walked] { CacheHint.expectBeginning(of: list.tracks.listed) }
        var sums = RaritySums(
            tracks: trackCount, room: isFound ? postings - commonest.tracks.count : postings,
            longest: commonest.tracks.count, lists: walked, commonest: isFound ? gain(commonest) : 0, in: rooms)
        // The commonest word first: sums of floats depend on the order, and small ones must not be lost in great ones.
        for place in (0..<(isFound ? walked - 1 : walked)).reversed() {
            sums.beginList(gain: gain(lists[place]))
            forEachPart(of: lists[place].tracks) { sums.add($0) }
        }
        if isFound { forEachPart(of: commonest.tracks) { sums.addCommonest($0) } }
        sums.appendGreatest(Self.mostRare, to: &found)
    }
}
