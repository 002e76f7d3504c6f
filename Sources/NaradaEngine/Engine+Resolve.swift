import Foundation
public import NaradaModel
import NaradaStore

extension Engine {
    /// The report of resolving connector tracks against internal tracks: new and changed rows, or all of them.
    ///
    /// Each batch is one transaction: what is finished stays, whatever happens after it.
    ///
    /// - Parameters:
    ///   - progress: called now and then on the calling thread.
    ///   - isCancelled: asked between batches; true ends the run with its finished batches kept.
    /// - Throws: a `NaradaFault` of profile, options or database.
    public func resolve(
        _ options: RunOptions, progress: (Progress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
    ) throws -> any Report {
        let resolver = try options.resolver()
        let store = try openStore(options.dryRun ? .readOnly : .readWrite)
        try check(options.connectors, in: store)
        var run = try ResolveRun(store: store, resolver: resolver, options: options)
        return try run.perform(progress: progress, isCancelled: isCancelled)
    }
}
