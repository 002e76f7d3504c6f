public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// The groups of the pairs that wait, those with most plays, likes and playlist entries behind them first, then the
    /// largest.
    ///
    /// - Parameters:
    ///   - limit: groups shown; nil for all.
    ///   - samples: pairs shown of each.
    public func reviewGroups(
        connectors: [String] = [], limit: Int? = nil, samples: Int = 2
    ) throws -> any Report {
        let store = try openStore()
        try check(connectors, in: store)
        try ReviewQueueKeeper(store: store).refresh()
        return try store.withReadSession { session in
            let filter = ReviewFilter(connectors: connectors, states: [.waiting])
            let groups = try ReviewQueueReader.groups(in: session, filter: filter)
            let several = groups.filter { $0.pairs > 1 }
            let shown = try several.prefix(limit ?? several.count).map { group in
                let first = ReviewFilter(connectors: connectors, group: group.pattern.key, limit: samples)
                let entries = try ReviewQueueReader.items(in: session, filter: first).compactMap {
                    try ReviewQueueReader.entry(itemID: $0.id, in: session)
                }
                return GroupReport.Group(
                    pattern: group.pattern, pairs: group.pairs, worth: group.worth, lowest: group.lowest,
                    highest: group.highest,
                    samples: entries.map { "\($0.connectorTrack.facts.display) = \($0.track.facts.display)" })
            }
            return GroupReport(
                groups: Array(shown), groupCount: several.count, single: groups.count - several.count,
                pairs: groups.reduce(0) { $0 + $1.pairs })
        }
    }
}
