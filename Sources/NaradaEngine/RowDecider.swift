import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore

/// Folds and decides rows on all threads.
struct RowDecider: Sendable {
    /// Decided rows whose folds are kept, as what is done with the decisions may ask for them.
    enum Keeping: Hashable, Sendable {
        case none
        /// Those that answer to no track.
        case unanswered
        case all
    }

    let resolver: Resolver
    let fetcher: TrackFetcher

    private var threads: Int { fetcher.threads }

    /// The row folded.
    func folded(_ row: PendingRow) -> FoldedRow {
        let folded = fetcher.folder.fold(row.connectorTrack.facts)
        return FoldedRow(row: row, folded: folded, keys: SearchKeys(folded))
    }

    /// The decision about the row against the library as it is; its candidates must have been fetched.
    func decision(on row: FoldedRow, in library: Library, _ exclusions: Exclusions) -> WrittenDecision {
        WrittenDecision(
            resolver.resolve(
                row.folded, keys: row.keys, in: library,
                excluding: exclusions.question(about: row.row.connectorTrack), unless: exclusions.areDistinct),
            on: row.row.connectorTrack.facts.title)
    }

    /// The rows with their decisions, in their order; their candidates must have been fetched.
    func decided(_ rows: [FoldedRow], in library: Library, _ exclusions: Exclusions) -> [ResolvedRow] {
        parallelMap(count: rows.count, threads: threads) { number in
            let row = rows[number]
            return ResolvedRow(row: row.row, folded: row, decision: decision(on: row, in: library, exclusions))
        }
    }

    /// The rows folded and decided, in their order, with candidates that are fetched from the store where they are missing.
    ///
    /// - Parameter keeping: the folds that stay. The others are freed here, by the thread that made them.
    func decided(
        _ rows: [PendingRow], in library: Library, _ exclusions: Exclusions, from store: Store, keeping: Keeping
    ) throws -> [ResolvedRow] {
        @Sendable func resolved(_ folded: FoldedRow) -> ResolvedRow {
            let decision = decision(on: folded, in: library, exclusions)
            let isKept = keeping == .all || keeping == .unanswered && decision.zone == .reject
            return ResolvedRow(row: folded.row, folded: isKept ? folded : nil, decision: decision)
        }
        // By their numbers: an element is copied on its way.
        guard library.isFetched else {
            return parallelMap(count: rows.count, threads: threads) { resolved(folded(rows[$0])) }
        }
        let all = parallelMap(count: rows.count, threads: threads) { folded(rows[$0]) }
        try fetcher.fetch(for: all.lazy.map(\.keys), into: library, from: store)
        return parallelMap(count: rows.count, threads: threads) { resolved(all[$0]) }
    }
}
