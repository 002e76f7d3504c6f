import NaradaMatching
public import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// What a person may ask of a search for internal duplicates.
public struct DuplicateOptions: Hashable, Sendable {
    /// Only pairs of at least this confidence, 0...100.
    public var least: Int
    /// The most pairs listed.
    public var limit: Int
    /// Merge the accepted pairs of at least this confidence, 0...100; nil merges nothing.
    public var mergeFrom: Int?
    /// Write nothing.
    public var dryRun: Bool
    /// Profile, thresholds and threads; the rest is not looked at.
    public var run: RunOptions

    public init(
        least: Int = 0, limit: Int = 20, mergeFrom: Int? = nil, dryRun: Bool = false, run: RunOptions = RunOptions()
    ) {
        self.least = least
        self.limit = limit
        self.mergeFrom = mergeFrom
        self.dryRun = dryRun
        self.run = run
    }
}

extension Engine {
    /// The internal tracks that look like one recording, the surest first; and, where asked, the sure ones merged.
    ///
    /// Pairs that a person called two recordings are left out as long as both tracks say what they said then. All merges
    /// are one transaction, each group an edit of its own; the oldest track of a group is kept.
    ///
    /// Cost: reads and folds the whole library, and holds each track against its candidates.
    public func duplicates(
        _ options: DuplicateOptions = DuplicateOptions(), progress: (Progress) -> Void = { _ in }
    ) throws -> any Report {
        let resolver = try options.run.resolver()
        let threads = options.run.threads ?? RunOptions.allCores
        let merges = options.mergeFrom != nil && !options.dryRun
        let store = try openStore(merges ? .readWrite : .readOnly)
        let library = try LibraryReading(store: store, threads: threads).read(progress: progress)
        let distinct = try store.withReadSession(DistinctTracks.pairs(in:))
        progress(Progress(stage: "comparing tracks", done: 0, total: library.count))
        let finder = DuplicateFinder(resolver: resolver, threads: threads)
        let found = finder.pairs(in: library) { distinct.contains(DistinctPair($0, $1)) }.filter {
            $0.confidence.percent >= options.least
        }
        var report = DuplicateReport(
            tracks: library.count, pairs: [], total: found.count,
            accepted: found.count { $0.zone == .accept }, mergedFrom: options.mergeFrom, dryRun: options.dryRun,
            matcherVersion: resolver.model.profile.version)
        if let least = options.mergeFrom {
            let groups = finder.groups(of: found, from: Confidence(percent: least), in: library) {
                distinct.contains(DistinctPair($0, $1))
            }
            report.merged = try merge(groups, in: store, dryRun: options.dryRun)
            let gone = Set(report.merged.flatMap(\.losers))
            report.pairs = try pairs(
                found.filter { !gone.contains($0.younger) && !gone.contains($0.older) }, options.limit, finder, library,
                store)
        } else {
            report.pairs = try pairs(found, options.limit, finder, library, store)
        }
        return report
    }

    private func merge(
        _ groups: [[Int64]], in store: Store, dryRun: Bool
    ) throws -> [DuplicateReport.Merged] {
        guard !dryRun, !groups.isEmpty else {
            return groups.map { DuplicateReport.Merged(edit: nil, keep: $0[0], losers: Array($0.dropFirst())) }
        }
        return try store.withSession { session in
            try groups.map { group in
                let losers = Array(group.dropFirst())
                let edit = try TrackMerger.merge(keep: group[0], losers: losers, in: session)
                return DuplicateReport.Merged(edit: edit.id, keep: group[0], losers: losers)
            }
        }
    }

    /// The first of the pairs, with what they say and what hangs on them.
    private func pairs(
        _ found: [DuplicateFinder.Pair], _ limit: Int, _ finder: DuplicateFinder, _ library: Library, _ store: Store
    ) throws -> [DuplicateReport.Pair] {
        try store.withReadSession { session in
            try found.prefix(limit).compactMap { pair in
                guard let keep = try TrackReader.track(id: pair.older, in: session),
                    let lose = try TrackReader.track(id: pair.younger, in: session),
                    let finding = finder.finding(of: pair, in: library)
                else { return nil }
                return DuplicateReport.Pair(
                    zone: pair.zone, confidence: pair.confidence, method: finding.method, reasons: finding.reasons,
                    keep: keep, lose: lose, keepHolds: Holdings(try TrackHoldings.of(keep.id, in: session)),
                    loseHolds: Holdings(try TrackHoldings.of(lose.id, in: session)), evidence: finding.evidence)
            }
        }
    }

    /// The report of noting that two internal tracks are two recordings, or of taking that back; all pairs in one
    /// transaction.
    ///
    /// - Parameter trackIDs: every pair of them is meant.
    /// - Throws: an `EngineFault` for a track that is not there, for fewer than two, and for a word that was not said.
    public func tellApart(
        _ trackIDs: [Int64], note: String? = nil, takingBack: Bool = false, dryRun: Bool = false
    ) throws -> any Report {
        let ids = Set(trackIDs).sorted()
        guard ids.count > 1 else { throw EngineFault.onePairNeeded }
        let store = try openStore()
        var pairs: [DistinctReport.Pair] = []
        try Self.write(in: store, dryRun: dryRun) { session in
            let names = try ids.map { id in
                guard let track = try TrackReader.track(id: id, in: session) else { throw EngineFault.unknownTrack(id) }
                return track.facts.display
            }
            for (index, older) in ids.enumerated() {
                for (other, younger) in ids.enumerated().dropFirst(index + 1) {
                    let pair = DistinctPair(older, younger)
                    if takingBack {
                        guard try DistinctTracks.forget(pair, in: session) else { continue }
                    } else {
                        try DistinctTracks.record(pair, note: note, in: session)
                    }
                    pairs.append(.init(tracks: [older, younger], names: [names[index], names[other]]))
                }
            }
            if pairs.isEmpty { throw EngineFault.notToldApart(ids) }
        }
        return DistinctReport(takenBack: takingBack, pairs: pairs, dryRun: dryRun)
    }
}

extension Holdings {
    init(_ holdings: TrackHoldings) {
        self.init(
            mappings: holdings.mappings, plays: holdings.plays, likes: holdings.likes, metrics: holdings.metrics,
            playlistEntries: holdings.playlistEntries)
    }
}
