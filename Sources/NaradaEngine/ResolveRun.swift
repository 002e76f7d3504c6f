import Dispatch
import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore
import NaradaText
import Synchronization

/// One run from its first read to its report.
struct ResolveRun {
    /// Ends matching with what is written, and the founding of tracks with nothing of it kept.
    private struct Cancellation: Error {}

    /// How long decided batches wait for others to be written in one transaction: a page that rows of all of them meet,
    /// as of the index by track, is written once for all. A kill loses so much work.
    private static let longestWait = Duration.seconds(1)
    /// Batches that wait at most: bounds memory, some 3 MB each. Towards the end no more wait than are still to come, so
    /// that all but the last few are written while others are decided.
    private static let mostWaiting = 16
    private static let leastWaiting = 2
    /// Batches that are read and decided ahead while those that waited are written.
    private static let batchesAhead = 12
    /// Parts of founding that may wait to be written: deciding is slow where writing is fast, and the reverse.
    private static let partsWaiting = 4

    private let store: Store
    private let resolver: Resolver
    private let options: RunOptions
    private let threads: Int
    /// Tracks from which an index is kept.
    private let fewestIndexed: Int
    /// One for the whole run, which remembers albums and credits.
    private var folder = TrackFolder()
    private var library = Library()
    private var claims = StandingClaims()
    private var exclusions: Exclusions
    /// Rows that answer to no track, when those are to found their own.
    private var unanswered: [FoldedRow] = []
    private var report: RunReport
    private var otherWriters = OtherWriters()

    init(
        store: Store, resolver: Resolver, options: RunOptions, fewestIndexed: Int = LibraryReading.fewestIndexed
    ) throws {
        self.fewestIndexed = fewestIndexed
        self.store = store
        self.resolver = resolver
        self.options = options
        threads = options.threads ?? RunOptions.allCores
        exclusions = try store.withReadSession { session in
            try Exclusions(
                in: session, matcherVersion: resolver.model.profile.version, onePerConnector: options.onePerConnector)
        }
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
        let ids = try PendingSearch(store: store, threads: threads).ids(selection)
        guard !ids.isEmpty else {
            report.nothingToDo = true
            return report
        }
        if ids.count > PendingBatches.size, threads > 1 { DispatchQueue.global().async { Folder.prepare() } }
        // Before the library is read, whose tracks are known to stand while nobody else commits.
        if !options.dryRun { try store.withSession { try otherWriters.look(in: $0) } }
        var newIndex: NewIndex?
        (library, newIndex) = try LibraryReading(
            store: store, threads: threads, folder: folder, fewestIndexed: fewestIndexed
        ).read(forRows: ids.count, progress: progress)
        if options.dryRun { newIndex = nil }
        claims = try store.withReadSession { try StandingClaims(in: $0, judgesAll: options.all) }
        if !options.dryRun {
            report.runID = try store.withSession { session in
                try RunWriter.begin(in: session, matcherVersion: report.matcherVersion, settings: settingsJSON)
            }
        }
        try finishing { run in
            func resolve() throws {
                try run.resolveAll(ids, selection, progress: progress, isCancelled: isCancelled)
            }
            // Matching waits for nothing of it.
            if let newIndex, run.threads > 1 { return try meanwhile(newIndex.write, do: resolve) }
            newIndex?.write()
            try resolve()
        }
        let leftovers = Leftovers(library, folder, unanswered)
        (library, folder, unanswered) = (Library(), TrackFolder(), [])
        // When all is done, since a program that ends need not free them at all.
        defer { leftovers.free() }
        if !options.dryRun { try ReviewQueueKeeper(store: store, threads: threads).refresh() }
        report.drift = try RunComparison.drift(of: report, in: store)
        report.seconds = (clock.now - start) / .seconds(1)
        try close(report.interrupted ? .interrupted : .finished)
        return report
    }

    private mutating func resolveAll(
        _ ids: [Int64], _ selection: PendingSelection, progress: (Progress) -> Void, isCancelled: () -> Bool
    ) throws {
        let firstReadAt = Timestamp.now
        do {
            try matchAll(ids, selection, progress: progress, isCancelled: isCancelled)
            if !unanswered.isEmpty {
                try foundTracks(readAt: firstReadAt, progress: progress, isCancelled: isCancelled)
            }
        } catch is Cancellation {
            report.interrupted = true
        }
    }

    /// Reads, decides and writes batch by batch, all at once where no row depends on what another was given.
    private mutating func matchAll(
        _ ids: [Int64], _ selection: PendingSelection, progress: (Progress) -> Void, isCancelled: () -> Bool
    ) throws {
        let batches = PendingBatches(store: store, selection: selection, ids: ids)
        var (waiting, count, end): ([DecidedBatch], Int, ContinuousClock.Instant) = ([], 0, .now)
        func write(_ run: inout ResolveRun) throws {
            if !waiting.isEmpty { try run.write(waiting, selection) }
            waiting = []
        }
        func take(_ batch: DecidedBatch, _ run: inout ResolveRun) throws {
            progress(Progress(stage: "resolving", done: count, total: ids.count))
            guard !isCancelled() else {
                try write(&run)
                throw Cancellation()
            }
            if waiting.isEmpty { end = .now + Self.longestWait }
            waiting.append(batch)
            count += batch.rows.count
            let toCome = (ids.count - count) / PendingBatches.size
            let most = min(max(toCome, Self.leastWaiting), Self.mostWaiting)
            if waiting.count >= most || .now >= end { try write(&run) }
        }
        guard !options.onePerConnector else {
            return try batches.read { batch in
                let rows = try decider.decided(batch.rows, in: library, exclusions, from: store, keeping: .all)
                try take(DecidedBatch(rows: rows, readAt: batch.readAt), &self)
                try write(&self)
            }
        }
        let keeping: RowDecider.Keeping = options.createMissing ? .unanswered : .none
        try assemblyLine(threads: threads, depth: Self.batchesAhead, source: batches.read) {
            [decider, library, exclusions, store] batch in
            DecidedBatch(
                rows: try decider.decided(batch.rows, in: library, exclusions, from: store, keeping: keeping),
                readAt: batch.readAt)
        } sink: {
            try take($0, &self)
        }
        try write(&self)
    }

    /// Rows that were read and decided together.
    private struct DecidedBatch: Sendable {
        let rows: [ResolvedRow]
        let readAt: Timestamp
    }

    /// Writes batches in one transaction, but for what another program changed meanwhile.
    private mutating func write(_ batches: [DecidedBatch], _ selection: PendingSelection) throws {
        var others = otherWriters
        try writing(options.createMissing ? .gathering : .matching) { run, held, session in
            guard let session else {
                return try held.outcome.withLock { for batch in batches { try $0.apply(batch.rows, to: nil) } }
            }
            try others.look(in: session)
            let writers = try session.writing(trustingKeys: !others.haveCommitted) {
                try batches.map { batch in
                    let rows = try others.unchanged(batch.rows, readAt: batch.readAt, selection, in: session)
                    let writer = try run.writer(in: session, readAt: batch.readAt)
                    try held.outcome.withLock { try $0.apply(rows, to: writer.map(OutcomeWriter.init)) }
                    return writer
                }
            }
            for writer in writers { try writer?.finishBatch() }
        }
        otherWriters = others
    }

    /// A writer for what is decided of rows that were read then; nil without a session.
    private func writer(in session: Session?, readAt: Timestamp) throws -> ResolutionWriter? {
        guard let session, let runID = report.runID else { return nil }
        return try ResolutionWriter(
            session: session, runID: runID, matcherVersion: report.matcherVersion, readAt: readAt)
    }

    private var decider: RowDecider {
        RowDecider(resolver: resolver, fetcher: TrackFetcher(folder: folder, threads: threads))
    }

    /// Founds tracks for the rows that answered to none, groups first, all in one transaction: a kill before its end
    /// leaves the rows as they were, and the next run groups the same rows.
    private mutating func foundTracks(
        readAt: Timestamp, progress: (Progress) -> Void, isCancelled: () -> Bool
    ) throws {
        // Kept with the run, which lets go of them where nobody waits for it.
        let rows = unanswered
        progress(Progress(stage: "grouping rows without a track", done: 0, total: rows.count))
        let clusterer = RowClusterer(resolver: resolver, onePerService: options.onePerConnector, threads: threads)
        let groups = clusterer.groups(
            of: rows.map {
                RowClusterer.Row(
                    service: $0.row.connectorTrack.serviceID.service, folded: $0.folded, keys: $0.keys)
            }, statistics: library.statistics)
        let folder = folder
        var isMember = [Bool](repeating: false, count: rows.count)
        for group in groups { for member in group { isMember[member.row] = true } }
        let founding = Founding(
            rows: rows, isMember: isMember,
            tracks: parallelMap(groups, threads: threads) { GroupTrack(of: $0, folder) }, decider: decider)
        func note(_ done: Progress) throws {
            progress(done)
            guard !isCancelled() else { throw Cancellation() }
        }
        try writing(.founding) { run, held, session in
            let writer = try run.writer(in: session, readAt: readAt)
            guard let writer, run.threads > 1 else {
                try held.outcome.withLock { try founding.perform(on: &$0, writer.map(OutcomeWriter.init), note) }
                try writer?.finishBatch()
                return
            }
            // SQLite has a thread of its own: the one whose session this is.
            let (now, lastTrackID) = (writer.session.now, try writer.lastTrackID())
            try assemblyLine(threads: run.threads, depth: Self.partsWaiting) { pass in
                let later = OutcomeWriter(now: now, lastTrackID: lastTrackID)
                try held.outcome.withLock {
                    try founding.perform(on: &$0, later) { try pass((done: $0, changes: later.take())) }
                }
            } sink: { part in
                try note(part.done)
                for change in part.changes { try change(writer) }
            }
            try writer.finishBatch()
        }
    }

    /// An outcome that one thread at a time changes.
    private final class HeldOutcome: Sendable {
        let outcome: Mutex<BatchOutcome>

        init(_ outcome: BatchOutcome) { self.outcome = Mutex(outcome) }
    }

    /// Lets `work` change the outcome and the database in one transaction, or the outcome alone in a dry run, which has
    /// no session; a failed one ends the run with the report as it was.
    private mutating func writing(
        _ stage: BatchOutcome.Stage, _ work: (_ run: ResolveRun, HeldOutcome, Session?) throws -> Void
    ) throws {
        let held = HeldOutcome(
            BatchOutcome(
                library: library, report: report, claims: claims, exclusions: exclusions,
                unanswered: unanswered, decider: decider, store: store, stage: stage))
        // The outcome alone holds them now: a second owner would make the first founded track copy the whole library.
        (library, claims, unanswered) = (Library(), StandingClaims(), [])
        exclusions = .none
        let run = self
        if options.dryRun {
            try work(run, held, nil)
        } else {
            try store.withBulkSession { try work(run, held, $0) }
        }
        held.outcome.withLock { outcome in
            library = outcome.library
            claims = outcome.claims
            exclusions = outcome.exclusions
            unanswered = outcome.unanswered
            report = outcome.report
        }
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
            + #","one_per_connector":\#(options.onePerConnector)"#
            + #","connectors":\#(JSONText.array(options.connectors.map(JSONText.string)))}"#
    }
}
