import NaradaModel
import NaradaResolution
import NaradaReview

/// How blocking fares on a file of pairs: its right sides are the library, its left sides the rows.
struct PairBlocking {
    private var lefts = Positions()
    private var rights = Positions()
    private var same: Set<Pair> = []

    private struct Pair: Hashable {
        var left: Int
        var right: Int
    }

    /// Each distinct description once, in the order of its first coming.
    private struct Positions {
        private(set) var facts: [TrackFacts] = []
        private var known: [TrackFacts: Int] = [:]

        mutating func position(of track: TrackFacts) -> Int {
            if let position = known[track] { return position }
            known[track] = facts.count
            facts.append(track)
            return facts.count - 1
        }
    }

    private var isFull: Bool { rights.facts.count + lefts.facts.count >= EvaluateRun.mostRowsForBlocking }

    mutating func add(_ left: TrackFacts, _ right: TrackFacts, areSame: Bool) {
        guard !isFull else { return }
        let pair = Pair(left: lefts.position(of: left), right: rights.position(of: right))
        if areSame { same.insert(pair) }
    }

    /// The figures; nil where there were no pairs, or too many to hold.
    func recall(in run: EvaluateRun) -> CandidateRecall? {
        guard !lefts.facts.isEmpty, !isFull else { return nil }
        let library = EvaluateRun.library(of: run.fold(rights.facts))
        let candidates = parallelMap(run.fold(lefts.facts), threads: run.threads) { library.candidateIDs(for: $0) }
        return CandidateRecall(
            truePairs: same.count, found: same.count { candidates[$0.left].contains(Int64($0.right)) },
            rows: candidates.count, candidates: candidates.reduce(0) { $0 + $1.count })
    }
}
