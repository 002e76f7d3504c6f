import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// One run from its first read to its report.
struct ResolveRun {
    /// Rows of one transaction: enough to make its cost vanish, few enough to lose little by a kill.
    static let batchSize = 2_000

    private let store: Store
    private let resolver: Resolver
    private let options: RunOptions
    private let threads: Int
    private var library = Library()
    private var claims = ReleaseClaims()
    private var beatable: [Int64: Acceptance] = [:]
    private var report: RunReport

    init(store: Store, resolver: Resolver, options: RunOptions) {
        self.store = store
        self.resolver = resolver
        self.options = options
        threads = options.threads ?? RunOptions.allCores
        report = RunReport(
            mode: options.all ? .all : .changed, connectors: options.connectors, dryRun: options.dryRun,
            matcherVersion: resolver.model.profile.version)
    }

    /// Reads, then resolves and writes batch by batch, then reports.
    mutating func perform(progress: (Progress) -> Void, isCancelled: () -> Bool) throws -> RunReport {
        let clock = ContinuousClock()
        let start = clock.now
        let selection = PendingSelection(
            connectors: options.connectors, all: options.all, matcherVersion: report.matcherVersion, now: .now,
            includeUnmatched: options.createMissing,
            latestTrackChange: try store.withReadSession(TrackReader.latestChange(in:)))
        let total = try store.withReadSession { try PendingReader.count(in: $0, selection) }
        guard total > 0 else {
            report.nothingToDo = true
            return report
        }
        library = try LibraryReading(store: store, threads: threads).read(progress: progress)
        let rejected = try store.withReadSession { RejectedTracks(try DecisionReader.rejectedPairs(in: $0)) }
        try readClaims()
        if !options.dryRun {
            report.runID = try store.withSession { session in
                try RunWriter.begin(in: session, matcherVersion: report.matcherVersion, settings: settingsJSON)
            }
        }
        try finishing { run in
            try run.resolveAll(
                selection, rejected: rejected, total: total, progress: progress, isCancelled: isCancelled)
        }
        report.seconds = (clock.now - start) / .seconds(1)
        try close(report.interrupted ? .interrupted : .finished)
        return report
    }

    /// Notes what earlier runs mapped: what beats others, and what can be beaten still. A row that this run will judge
    /// itself is left to that.
    private mutating func readClaims() throws {
        try store.withReadSession { session in
            try RunMappingReader.forEach(in: session) { mapping in
                let track = mapping.track
                guard let claim = ReleaseClaims.Claim(of: mapping.connectorTrack, to: track.facts, id: track.id) else {
                    return
                }
                if !claim.isNear {
                    guard !options.all, mapping.isSettled, mapping.method.isDescription, !claims.isBeaten(claim) else {
                        return
                    }
                    beatable[mapping.connectorTrack.id] = Acceptance(kind: .earlier, method: mapping.method)
                }
                _ = claims.add(claim, rowID: mapping.connectorTrack.id)
            }
        }
    }

    private mutating func resolveAll(
        _ selection: PendingSelection, rejected: RejectedTracks, total: Int, progress: (Progress) -> Void,
        isCancelled: () -> Bool
    ) throws {
        var last: Int64 = 0
        while true {
            progress(Progress(stage: "resolving", done: report.connectorRows, total: total))
            let readAt = Timestamp.now
            let rows = try store.withReadSession {
                try PendingReader.batch(in: $0, selection, after: last, limit: Self.batchSize)
            }
            guard let end = rows.last else { return }
            if isCancelled() {
                report.interrupted = true
                return
            }
            try resolve(rows, readAt: readAt, rejected: rejected)
            last = end.connectorTrack.id
        }
    }

    /// Folds and scores the batch on all threads.
    private func decided(_ rows: [PendingRow], rejected: RejectedTracks) -> [ResolvedRow] {
        let (library, resolver, folder) = (library, resolver, TrackFolder())
        return parallelMap(rows, threads: threads) { row in
            let folded = folder.fold(row.connectorTrack.facts)
            let keys = SearchKeys(folded)
            let decision = resolver.resolve(folded, keys: keys, in: library, rejected: rejected[row.connectorTrack.id])
            return ResolvedRow(row: row, folded: folded, keys: keys, decision: decision)
        }
    }

    /// Decides the batch, then writes it in one transaction; a failed one ends the run with the report as it was.
    private mutating func resolve(_ rows: [PendingRow], readAt: Timestamp, rejected: RejectedTracks) throws {
        let resolved = decided(rows, rejected: rejected)
        var outcome = BatchOutcome(
            library: library, report: report, claims: claims, beatable: beatable, resolver: resolver,
            createMissing: options.createMissing)
        // The outcome alone holds them now: a second owner would make the first founded track copy the whole library.
        (library, claims, beatable) = (Library(), ReleaseClaims(), [:])
        if options.dryRun {
            try outcome.apply(resolved, rejected: rejected, to: nil)
        } else if let runID = report.runID {
            try store.withSession { session in
                let writer = try ResolutionWriter(
                    session: session, runID: runID, matcherVersion: outcome.report.matcherVersion, readAt: readAt)
                try outcome.apply(resolved, rejected: rejected, to: writer)
            }
        }
        library = outcome.library
        claims = outcome.claims
        beatable = outcome.beatable
        report = outcome.report
    }

    /// Marks the run as failed where `work` throws, so that its record does not claim to be still running.
    private mutating func finishing(_ work: (inout ResolveRun) throws -> Void) throws {
        do {
            try work(&self)
        } catch {
            try? close(.failed)
            throw error
        }
    }

    private func close(_ state: RunState) throws {
        guard let runID = report.runID else { return }
        let counts = report.json
        try store.withSession { try RunWriter.finish(in: $0, runID, state: state, counts: counts) }
    }

    private var settingsJSON: String {
        let settings = resolver.settings
        return #"{"accept":\#(settings.accept),"review":\#(settings.review),"all":\#(options.all)"#
            + #","create_missing":\#(options.createMissing)"#
            + #","connectors":\#(JSONText.array(options.connectors.map(JSONText.string)))}"#
    }
}
