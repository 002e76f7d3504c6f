public import NaradaModel

/// Reads an export of any format that `ExportFormat` lists, record by record, in constant memory.
///
///     let file = try ExportFile(ByteSource(path: "Streaming_History_Audio_2023_4.json"), resuming: stored)
///     while let record = try file.next() {
///         for event in record.events {
///             switch event {
///             case .track(let track, let service): …        // keep what an earlier export said where this says nothing
///             case .play(let play): …                       // file.batch says where it comes from
///             case .like, .metric, .playlist, .entry: …
///             }
///         }
///         record.issues.forEach { print($0) }               // file:line: what, and what to do
///         // every few thousand records, in the transaction that writes them: checkpoint.cursor = file.position.text
///     }
///
/// Broken files never throw half-way: what is broken is an issue of the record that stands there, and the good part
/// comes. Speed: every byte is looked at a bounded number of times. Memory: a record of at most 8 MiB, 65,536
/// track names, and for iTunes 32 bytes a track of the library.
public final class ExportFile {
    /// What may be told of a file beyond its bytes.
    public struct Options: Hashable, Sendable {
        /// The service of tracks whose file does not name one: playlists of files, plain tables.
        public var service: String?
        /// The day of the import; releases of years after the next one are no dates.
        public var today: Timestamp

        public init(service: String? = nil, today: Timestamp = .now) {
            self.service = service
            self.today = today
        }
    }

    public let format: ExportFormat
    public let batch: ImportBatch
    /// What was handed out since the file was opened, without what was read before a resumed position.
    public private(set) var counts = ExportCounts()

    private let head: FileHead
    private let reader: any ExportReader
    private var records = 0

    /// An export at its first record, or behind the position.
    ///
    /// - Parameters:
    ///   - format: nil to tell it from the name and the first bytes.
    ///   - position: where an earlier reading stopped.
    /// - Throws: `ImportFault` where the source cannot be read, is empty, no text, of no known format, or is not the file
    ///   of the position.
    public init(
        _ source: ByteSource, format: ExportFormat? = nil, resuming position: ImportPosition? = nil,
        options: Options = Options()
    ) throws {
        var window = ByteWindow(source)
        head = try window.head()
        if let position, try window.head(count: position.head.count) != position.head {
            throw ImportFault.changedFile(source.name)
        }
        let line = 1 + (try window.openText())
        let format = try format ?? position?.format ?? ExportFormat(guessing: &window)
        if let position, position.format != format {
            throw ImportFault.positionOfOtherFormat(source.name, stored: position.format, asked: format)
        }
        self.format = format
        batch = ImportBatch(
            id: "\(format.rawValue):\((position?.head ?? head).hash)", source: format.rawValue, file: source.name)
        reader = try format.reader(window, line: line, options: options)
        if let position { try goOn(behind: position) }
    }

    /// The next record; nil at the end.
    ///
    /// - Throws: `ImportFault` where the source cannot be read on.
    public func next() throws -> ExportRecord? {
        guard let record = try reader.next() else { return nil }
        if !reader.endedEarly { records += 1 }
        counts.add(record)
        return record
    }

    /// The next record as `next` gives it, or without its last event where that is a play which was packed; nil at the
    /// end.
    ///
    /// Plays among the record's events are left for the caller to pack.
    public func next(packing packer: PlayPacker) throws -> ExportRecord? {
        let (plays, short) = (packer.plays.count, packer.plays.shortPlays)
        guard let record = try reader.next(packing: packer) else { return nil }
        if !reader.endedEarly { records += 1 }
        counts.add(record)
        let packed = packer.plays.count - plays
        counts.plays += packed
        counts.countedPlays += packed - (packer.plays.shortPlays - short)
        return record
    }

    /// Behind the last record that `next` gave: after everything that it says was written, reading can go on here.
    public var position: ImportPosition {
        ImportPosition(format: format, records: records, head: head, mark: records == 0 ? nil : reader.mark)
    }

    /// Whether the last record told that the file ends too early: its whole copy has more behind `position`.
    public var endedEarly: Bool { reader.endedEarly }

    private func goOn(behind position: ImportPosition) throws {
        records = position.records
        var known = position.records
        if let mark = position.mark {
            try reader.goOn(at: mark)
            known = mark.again
        }
        for _ in 0..<known {
            guard try reader.next() != nil else { throw ImportFault.changedFile(batch.file) }
        }
    }
}
