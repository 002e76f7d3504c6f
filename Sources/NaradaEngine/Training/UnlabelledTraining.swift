import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// Learning from a person's own rows, of which nobody has said which are the same.
///
/// Rows of two sources are compared: two services, or a service and the library. A track that a row founded is left out,
/// since it repeats that row.
struct UnlabelledTraining {
    let start: Profile
    let store: Store
    let threads: Int

    /// What came out, before the profile gets its provenance.
    struct Outcome {
        var counts: TrainingCounts
        var fit: TrainReport.Fit
    }

    private struct Item {
        var facts: TrackFacts
        var print: UInt64
        /// nil for the library.
        var service: String?
    }

    func perform(progress: (Progress) -> Void) throws -> Outcome {
        progress(Progress(stage: "reading", done: 0))
        var items = try read()
        let names = Set(items.map(\.service))
        guard names.count > 1 else {
            throw TrainingFault.oneSource(names: names.map { $0 ?? "library" }.sorted())
        }
        items.sort { ($0.print, $0.service ?? "") < ($1.print, $1.service ?? "") }
        let folder = TrackFolder()
        let folded = parallelMap(items.map(\.facts), threads: threads) { folder.fold($0) }
        let sources = items.map(\.service)
        let pool = TrainingPool(
            rows: Array(folded.prefix(TrainingPool.mostLookedUp)), shelf: folded, isOnePool: true, threads: threads
        ) { sources[$0] != sources[$1] }

        let model = ScoringModel(profile: start)
        var counts = TrainingCounts(of: start)
        count(pool.randomPairs(), .random, pool, model, &counts, progress)
        count(pool.sameArtistPairs(), .sameArtist, pool, model, &counts, progress)
        // Candidates are compared by what is known of chance now; m is still the starting profile's.
        let sampled = Learner(from: start).profile(from: counts, name: start.name)
        let pairs = pool.candidates(progress: progress)
        let compared = pool.compare(
            pairs, by: ScoringModel(profile: sampled), stage: "comparing", progress: progress)
        let fit = try ExpectationMaximisation(from: sampled).fit(
            compared, among: Self.allPairs(sources, lookedUp: pool.rows.count)
        ) { progress(Progress(stage: "fitting", done: $0)) }
        for (pair, posterior) in zip(compared, fit.posteriors) { counts.add(same: pair, weight: posterior) }
        return Outcome(
            counts: counts,
            fit: TrainReport.Fit(
                rows: items.count, sources: names.count, candidates: pairs.count, iterations: fit.iterations,
                largestChange: fit.largestChange, logLikelihood: fit.logLikelihood, matches: fit.matches))
    }

    private func read() throws -> [Item] {
        try store.withReadSession { session in
            var items: [Item] = []
            func add(_ facts: TrackFacts, _ service: String?) {
                items.append(Item(facts: facts, print: facts.fingerprint, service: service))
            }
            try ConnectorTrackReader.forEach(in: session) { add($0.facts, $0.serviceID.service) }
            let founded = Set(try StandingMappings(in: session).all.lazy.filter(\.isFounder).map(\.trackID))
            try TrackReader.forEach(in: session) { if !founded.contains($0.id) { add($0.facts, nil) } }
            return items
        }
    }

    /// Counts pairs as of two recordings, so far as the starting profile does not think them one.
    private func count(
        _ pairs: [TrainingPool.Pair], _ draw: TrainingCounts.Draw, _ pool: TrainingPool, _ model: ScoringModel,
        _ counts: inout TrainingCounts, _ progress: (Progress) -> Void
    ) {
        for pair in pool.compare(pairs, by: model, stage: "comparing at random", progress: progress) {
            let posterior = Evidence.probability(ofBits: model.score(pair).total)
            counts.add(different: pair, drawn: draw, weight: 1 - posterior)
        }
    }

    /// Pairs of rows of two sources of which the first is looked up and the second comes later.
    static func allPairs(_ sources: [String?], lookedUp: Int) -> Double {
        var later: [String?: Int] = [:]
        var sum = 0.0
        for (position, source) in sources.enumerated().reversed() {
            if position < lookedUp { sum += Double(sources.count - 1 - position - later[source, default: 0]) }
            later[source, default: 0] += 1
        }
        return sum
    }
}
