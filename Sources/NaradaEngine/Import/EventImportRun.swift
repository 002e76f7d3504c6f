import NaradaImport
import NaradaModel
import NaradaReview
import NaradaStore

/// One import of exports from its first file to its report.
///
/// Each batch is one transaction, in which the file's checkpoint moves over it: whenever the program is killed, what the
/// checkpoint covers is in, and what is in twice over is known by its content. So a file may be read again at any time.
struct EventImportRun {
    /// Records of one transaction, at most. Pages of indexes are written once for each transaction that touches them, so
    /// smaller ones cost more; the pages of larger ones do not stay in the store's cache, and are written and read again.
    static let batchSize = 50_000
    /// Seconds of one transaction, at most; after that other programs may write. They wait about five.
    private static let batchSeconds = 2.0
    /// Seconds that a transaction waits for a slow pipe.
    private static let patience = 0.05
    /// Refused rows that the report holds; the others are counted and were said.
    private static let reportedRows = 100

    private struct Cancellation: Error {}
    private struct RollBack: Error {}
    private typealias Transaction = ((Session) throws -> Void) throws -> Void

    let store: Store
    let request: EventImportRequest
    let format: NaradaImport.ExportFormat?
    var batchSize = Self.batchSize
    let progress: (Progress) -> Void
    let onIssue: (String) -> Void
    let isCancelled: () -> Bool

    /// Bytes of all files that can be measured, and of those that were read.
    private var bytes = 0
    private var bytesBefore = 0
    private var recordsBefore = 0
    private var report: EventImportReport

    init(
        store: Store, request: EventImportRequest, format: NaradaImport.ExportFormat?,
        progress: @escaping (Progress) -> Void, onIssue: @escaping (String) -> Void,
        isCancelled: @escaping () -> Bool
    ) {
        self.store = store
        self.request = request
        self.format = format
        self.progress = progress
        self.onIssue = onIssue
        self.isCancelled = isCancelled
        report = EventImportReport(dryRun: request.dryRun)
    }

    mutating func perform() throws -> EventImportReport {
        let clock = ContinuousClock()
        let start = clock.now
        let files = try checkedFiles()
        if request.dryRun {
            // All in one transaction: a later batch builds on the rows of an earlier one.
            do {
                try store.withSession { session in
                    try read(files) { try $0(session) }
                    throw RollBack()
                }
            } catch is RollBack {}
        } else {
            let store = store
            try read(files) { try store.withBulkSession($0) }
        }
        report.seconds = (clock.now - start) / .seconds(1)
        return report
    }

    // MARK: Files

    /// A file whose beginning was understood.
    private struct Input {
        var path: String
        var format: NaradaImport.ExportFormat?
        /// nil for what can be opened only once.
        var stamp: FileStamp?
    }

    /// The files, each looked at before anything is written. One that is no export at all is refused where the formats
    /// are to be told; people name a whole folder then.
    private mutating func checkedFiles() throws -> [Input] {
        var inputs: [Input] = []
        for path in request.files {
            let stamp = FileStamp(ofFileAt: path)
            var input = Input(path: path, format: format, stamp: stamp)
            if let stamp {
                do {
                    input.format = try open(input).format
                    bytes += stamp.size
                } catch let fault as ImportFault where format == nil && fault.isOfOneFile && request.files.count > 1 {
                    refuse(path, fault)
                    continue
                }
            } else if path != "-" {
                // Says what is wrong with the path; a pipe must not be opened here, since it gives its bytes once.
                try requireReadable(path)
            }
            inputs.append(input)
        }
        return inputs
    }

    private func open(_ input: Input, resuming position: ImportPosition? = nil) throws -> ExportFile {
        try ExportFile(
            ByteSource(path: input.path), format: input.format, resuming: position,
            options: ExportFile.Options(service: input.format?.service == nil ? request.connector : nil))
    }

    private func requireReadable(_ path: String) throws {
        try ByteSource.requireReadable(path)
    }

    private mutating func refuse(_ path: String, _ fault: ImportFault) {
        onIssue(fault.sentence)
        var file = EventImportReport.File(path: path)
        file.counts.refused = 1
        report.files.append(file)
    }

    private mutating func read(_ inputs: [Input], in transaction: Transaction) throws {
        for input in inputs {
            do {
                try read(input, in: transaction)
            } catch is Cancellation {
                report.interrupted = true
                return
            }
            bytesBefore += input.stamp?.size ?? 0
        }
    }

    // MARK: One file

    private mutating func read(_ input: Input, in transaction: Transaction) throws {
        var file = try open(input)
        let key = CheckpointKey(
            user: request.user, service: request.connector ?? file.format.service ?? Self.unnamedService,
            entity: "import:\(file.batch.id)")
        var entry = EventImportReport.File(path: input.path, format: file.format.rawValue, batch: file.batch.id)
        if let position = try resumed(input, key, in: transaction) {
            file = try open(input, resuming: position)
            entry.resumedAfter = position.records
        }
        let writer = EventWriter(file.batch, format: file.format, connector: request.connector)
        let place = report.files.count
        report.files.append(entry)
        let pump = ExportPump(file, chunkSize: min(ExportPump.chunkSize, batchSize))
        var reading = Reading(chunk: .init(position: file.position, counts: file.counts, endedEarly: false))
        defer {
            pump.stop()
            report.files[place].take(writer.counts, reading.chunk.counts)
            recordsBefore += reading.chunk.counts.records
        }
        while !reading.isEnd {
            // Waits here, where no lock is held.
            var answer = try pump.next()
            try transaction { session in
                try writeBatch(&answer, from: pump, into: &reading, by: writer, in: session)
                try advance(key, over: reading, by: writer, stamp: input.stamp, in: session)
            }
            if !reading.isEnd, isCancelled() { throw Cancellation() }
        }
    }

    /// How far the file is read and written.
    private struct Reading {
        /// The last chunk, without its records.
        var chunk: ExportPump.Chunk
        var isEnd = false
    }

    /// Writes chunks, the first of which is `answer`, until the batch is full, or reading cannot keep up.
    private mutating func writeBatch(
        _ answer: inout ExportPump.Answer, from pump: ExportPump, into reading: inout Reading, by writer: EventWriter,
        in session: Session
    ) throws {
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        try writer.begin(in: session)
        while true {
            switch answer {
            case .chunk(var chunk):
                if let records = chunk.records {
                    try writer.write(records)
                    records.issues.forEach { say($0) }
                    count += records.recordCount
                    show(records, chunk.counts)
                    chunk.records = nil
                }
                reading.chunk = chunk
            case .end:
                reading.isEnd = true
                return try writer.finish(isEnd: true)
            case .notYet: return try writer.finish(isEnd: false)
            }
            if count >= batchSize || clock.now - start > .seconds(Self.batchSeconds) {
                return try writer.finish(isEnd: false)
            }
            answer = try pump.next(waiting: Self.patience)
        }
    }

    /// Where an import of the file was stopped; nil where it begins.
    private func resumed(_ input: Input, _ key: CheckpointKey, in transaction: Transaction) throws -> ImportPosition? {
        guard !request.fromStart, let stamp = input.stamp else { return nil }
        var stored: CheckpointPosition?
        try transaction { stored = try Checkpoints.position(of: key, in: $0) }
        guard let cursor = stored?.cursor.flatMap(ImportCursor.init), cursor.stamp == stamp else { return nil }
        return cursor.position
    }

    private func advance(
        _ key: CheckpointKey, over reading: Reading, by writer: EventWriter, stamp: FileStamp?, in session: Session
    ) throws {
        // The entries of an open playlist are in no table yet; the checkpoint stays before them.
        guard reading.isEnd || (stamp != nil && !writer.holdsEntries) else { return }
        try Checkpoints.advance(key, in: session) { _ in
            // A file that ends too early is not at its end: its whole copy has more.
            let isWhole = reading.isEnd && !reading.chunk.endedEarly
            let cursor = stamp.map { ImportCursor(position: reading.chunk.position, stamp: $0).text }
            return CheckpointPosition(timestamp: writer.newest, cursor: isWhole ? nil : cursor)
        }
    }

    private mutating func say(_ issue: RowIssue) {
        onIssue(issue.description)
        if issue.severity == .refused, report.refusedRows.count < Self.reportedRows {
            report.refusedRows.append(issue.row)
        }
    }

    private func show(_ records: PreparedRecords, _ counts: ExportCounts) {
        let share = bytes > 0 ? min(Double(bytesBefore + records.lastOffset) / Double(bytes), 1) : nil
        progress(Progress(stage: "importing", done: recordsBefore + counts.records, share: share))
    }

    /// The service of playlists of files where a person names none.
    private static let unnamedService = "file"
}

extension ImportFault {
    /// Whether the file itself is no export that can be read, and others may be.
    fileprivate var isOfOneFile: Bool {
        switch self {
        case .unknownExport, .empty, .utf16, .notText, .notUTF8, .headerTooLong, .streamList: true
        default: false
        }
    }
}

extension EventImportReport.File {
    /// Takes what was written and what was read.
    fileprivate mutating func take(_ written: EventImportReport.Counts, _ read: ExportCounts) {
        counts = written
        counts.refused = read.refused
        counts.warnings = read.warnings
        counts.passedOver = PassedOver.allCases.compactMap { reason in
            read.passedOver[reason].map { .init(code: reason.rawValue, label: reason.label, count: $0) }
        }
    }
}
