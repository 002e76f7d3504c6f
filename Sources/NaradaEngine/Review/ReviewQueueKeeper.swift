import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// Names the groups of questions that have no name yet, and counts what hangs on each: after a run, which names nearly all
/// of its own, and before a person looks.
struct ReviewQueueKeeper {
    /// Questions of one transaction: their evidence is held in memory, some kilobytes each.
    private static let batchSize = 5_000

    let store: Store
    let threads: Int

    init(store: Store, threads: Int = RunOptions.allCores) {
        self.store = store
        self.threads = threads
    }

    /// Brings the queue up to date. Cost: nothing but a look where nothing is new; else the new questions are read.
    func refresh() throws {
        var last: Int64 = 0
        while true {
            var batch: [(id: Int64, entry: ReviewEntry)] = []
            try store.withReadSession { session in
                try ReviewQueueWriter.unnamed(
                    in: session, revision: ReviewPattern.revision, after: last, limit: Self.batchSize
                ) { batch.append(($0, $1)) }
            }
            guard let end = batch.last else { break }
            let named = parallelMap(batch, threads: threads) { ($0.id, ReviewPattern(of: $0.entry)) }
            try store.withSession { session in
                for (id, pattern) in named {
                    try ReviewQueueWriter.name(id, pattern, revision: ReviewPattern.revision, in: session)
                }
            }
            last = end.id
        }
        try store.withSession(ReviewQueueWriter.countWorth(in:))
    }
}
