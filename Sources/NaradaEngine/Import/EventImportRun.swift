import NaradaImport
import NaradaModel
import NaradaReview
import NaradaStore

/// One import of exports from its first file to its report.
///
/// Each batch is one transaction, in which the file's checkpoint moves over it: whenever the program is killed, what the
/// checkpoint covers is in, and what is in twice over is known by its content. So a file may be read again at any time.
struct EventImportRun {
    /// Records of one transaction. Indexes are written page by page, and a page costs the same for one new row as for
    /// fifty: at a million plays, batches of 2,000 take three times as long.
    static let batchSize = 20_000
    /// Records between two looks at the clock of progress.
    private static let progressStep = 1_000
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
        store: Store, request: EventImportRequest, format: NaradaImport.ExportFormat?, progress: @escaping (Progress) -> Void,
        onIssue: @escaping (String) -> Void, isCancelled: @escaping () -> Bool
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
            try read(files) { try store.withSession($0) }
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
        defer {
            report.files[place].take(writer.counts, file.counts)
            recordsBefore += file.counts.records
        }
        var line = 0
        while true {
            let (records, isEnd) = try nextBatch(of: file, input, &line)
            try transaction { session in
                try write(records, isEnd: isEnd, of: file, by: writer, stamp: input.stamp, key, in: session)
            }
            if isEnd { return }
            if isCancelled() { throw Cancellation() }
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

    private func write(
        _ records: [ExportRecord], isEnd: Bool, of file: ExportFile, by writer: EventWriter, stamp: FileStamp?,
        _ key: CheckpointKey, in session: Session
    ) throws {
        try writer.write(records, isEnd: isEnd, in: session)
        // The entries of an open playlist are in no table yet; the checkpoint stays before them.
        guard isEnd || (stamp != nil && !writer.holdsEntries) else { return }
        try Checkpoints.advance(key, in: session) { _ in
            // A file that ends too early is not at its end: its whole copy goes on from here.
            let isWhole = isEnd && !file.endedEarly
            let cursor = stamp.map { ImportCursor(position: file.position, stamp: $0).text }
            return CheckpointPosition(timestamp: writer.newest, cursor: isWhole ? nil : cursor)
        }
    }

    private mutating func nextBatch(
        of file: ExportFile, _ input: Input, _ line: inout Int
    ) throws -> (records: [ExportRecord], isEnd: Bool) {
        var records: [ExportRecord] = []
        records.reserveCapacity(batchSize)
        while records.count < batchSize {
            guard let record = try file.next() else { return (records, true) }
            if !record.issues.isEmpty { say(record.issues, at: record.place, sharesLine: record.place.line == line) }
            line = record.place.line
            records.append(record)
            if file.counts.records.isMultiple(of: Self.progressStep) { show(file, at: record.place.offset) }
        }
        return (records, false)
    }

    private mutating func say(_ issues: [RowIssue], at place: FilePlace, sharesLine: Bool) {
        for issue in issues {
            var issue = issue
            // A minified export is one line.
            if sharesLine || place.line == 1, place.offset > 0 { issue.row.byte = place.offset }
            onIssue(issue.description)
            if issue.severity == .refused, report.refusedRows.count < Self.reportedRows {
                report.refusedRows.append(issue.row)
            }
        }
    }

    private func show(_ file: ExportFile, at offset: Int) {
        let share = bytes > 0 ? min(Double(bytesBefore + offset) / Double(bytes), 1) : nil
        progress(Progress(stage: "importing", done: recordsBefore + file.counts.records, share: share))
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
