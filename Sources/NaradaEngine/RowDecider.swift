import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore

/// Folds and decides rows on all threads.
struct RowDecider: Sendable {
    let resolver: Resolver
    let fetcher: TrackFetcher

    private var threads: Int { fetcher.threads }

    /// The rows folded, in their order.
    func folded(_ rows: [PendingRow]) -> [FoldedRow] {
        let folder = fetcher.folder
        // By their numbers: rows are large values, and would be copied on their way.
        return parallelMap(count: rows.count, threads: threads) { number in
            let row = rows[number]
            let folded = folder.fold(row.connectorTrack.facts)
            return FoldedRow(row: row, folded: folded, keys: SearchKeys(folded))
        }
    }

    /// The rows with their decisions, in their order; their candidates must have been fetched.
    func decided(_ rows: [FoldedRow], in library: Library, _ exclusions: Exclusions) -> [ResolvedRow] {
        parallelMap(count: rows.count, threads: threads) { number in
            let row = rows[number]
            let decision = resolver.resolve(
                row.folded, keys: row.keys, in: library,
                excluding: exclusions.question(about: row.row.connectorTrack), unless: exclusions.areDistinct)
            return ResolvedRow(
                folded: row, decision: decision,
                evidence: decision.zone == .accept ? decision.proposal?.evidenceUTF8 : nil)
        }
    }

    /// The rows folded and decided, in their order, with candidates that are fetched from the store where they are missing.
    func decided(
        _ rows: [PendingRow], in library: Library, _ exclusions: Exclusions, from store: Store
    ) throws -> [ResolvedRow] {
        let folded = folded(rows)
        try fetcher.fetch(for: folded.lazy.map(\.keys), into: library, from: store)
        return decided(folded, in: library, exclusions)
    }
}
