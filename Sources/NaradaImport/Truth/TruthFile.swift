public import NaradaModel

/// Reads a file of true answers, row by row, in constant memory; its header says what kind it is.
///
///     left_title, right_title, … and a label                   pairs that carry their fields (`PairFile`)
///     left_connector, left_id, right_connector, right_id       pairs of connector rows that are one recording
///     connector, id, cluster                                   the recording that each connector row belongs to
///     connector, id, track_source, track_id                    the internal track that each row is; blank for none
///
/// A label column is named `label`, `expected`, `decision` or `match`. Other columns are passed over.
public struct TruthFile {
    /// What the file's rows say.
    public enum Kind: Hashable, Sendable { case labelledPairs, rowPairs, rowClusters, rowTracks }

    public let kind: Kind
    private let file: String
    private let latestYear: Int
    private let leftMappings: [FieldMapping]
    private let rightMappings: [FieldMapping]
    private var reader: FileRowReader
    /// The row that was read to know the keys of a JSON Lines file.
    private var first: FileRowReader.Item?

    /// The opened file.
    ///
    /// - Parameters:
    ///   - left: `FIELD=COLUMN` for the left side of pairs, see `FieldMapping`.
    ///   - right: the same for the right side.
    ///   - today: The day of the reading; releases of years after the next one are no dates.
    /// - Throws: `ImportFault` where the source cannot be read or a mapping is wrong; `TruthFault`.
    public init(_ source: ByteSource, left: [String] = [], right: [String] = [], today: Timestamp = .now) throws {
        leftMappings = try Self.mappings(left)
        rightMappings = try Self.mappings(right)
        file = source.name
        latestYear = today.year + 1
        reader = try FileRowReader(source, format: nil)
        var names = reader.header ?? []
        if reader.header == nil {
            first = try reader.next()
            if case .row(let row) = first { names = row.names }
        }
        kind = try Self.kind(of: names, file: file)
        if kind == .labelledPairs {
            let sides = PairSides(header: names, left: leftMappings, right: rightMappings)
            if let missing = sides.missingMapping {
                throw ImportFault.unknownColumn(
                    missing.column ?? "", field: missing.field.rawValue, file: file, header: names)
            }
            if let missing = sides.missingTitle {
                throw Self.labelColumn(in: names) == nil
                    ? TruthFault.unknownKind(file, header: names)
                    : ImportFault.noPairColumns(file, missing: missing, header: names)
            }
            if Self.labelColumn(in: names) == nil { throw TruthFault.noLabel(file, header: names) }
        } else if !left.isEmpty || !right.isEmpty {
            throw TruthFault.mappedRows(file)
        }
    }

    private static func mappings(_ texts: [String]) throws -> [FieldMapping] {
        var seen: Set<TrackField> = []
        return try texts.map { text in
            let mapping = try FieldMapping(text)
            guard seen.insert(mapping.field).inserted else {
                throw ImportFault.fieldMappedTwice(mapping.field.rawValue)
            }
            return mapping
        }
    }

    private static let pairColumns = ["left_connector", "left_id", "right_connector", "right_id"]
    private static let clusterColumns = ["connector", "id", "cluster"]
    private static let trackColumns = ["connector", "id", "track_source", "track_id"]

    private static func kind(of names: [String], file: String) throws -> Kind {
        if pairColumns.allSatisfy(names.contains) {
            if let column = labelColumn(in: names) { throw TruthFault.labelledRows(file, column: names[column]) }
            return .rowPairs
        }
        if trackColumns.allSatisfy(names.contains) { return .rowTracks }
        return clusterColumns.allSatisfy(names.contains) ? .rowClusters : .labelledPairs
    }

    private static func labelColumn(in names: [String]) -> Int? {
        let keys = names.map { $0.lowercased() }
        return PairLabel.columns.lazy.compactMap { keys.firstIndex(of: $0) }.first
    }

    // MARK: Rows

    /// Reads the labelled pairs to the end of the file; nothing where it holds another kind.
    ///
    /// - Parameters:
    ///   - onPair: Called with each pair.
    ///   - onIssue: Called with each refused row and each value left out.
    /// - Throws: `ImportFault` where the source cannot be read on, and what the closures throw.
    public mutating func forEachPair(
        _ onPair: (LabelledPair) throws -> Void, onIssue: (RowIssue) throws -> Void
    ) throws {
        guard kind == .labelledPairs else { return }
        var sides = PairSides(header: [])
        var label: Int?
        while let row = try nextRow(onIssue: onIssue) {
            if sides.header != row.names {
                sides = PairSides(header: row.names, left: leftMappings, right: rightMappings)
                label = Self.labelColumn(in: row.names)
            }
            // Only objects can lack a key here: the header of a table is checked when the file is opened.
            if let missing = sides.missingTitle ?? (label == nil ? PairLabel.columns[0] : nil) {
                try onIssue(
                    refusal(
                        line: row.line, problem: "the object has no \(quoted(missing))",
                        advice: "add it, if only as \"\""))
                continue
            }
            let left = TrackReading(row, map: sides.left, latestYear: latestYear)
            let right = TrackReading(row, map: sides.right, latestYear: latestYear)
            for note in left.notes + right.notes {
                try onIssue(
                    RowIssue(
                        row: RefusedRow(file: file, line: row.line, problem: note.problem, advice: note.advice),
                        severity: .warning))
            }
            try onPair(
                LabelledPair(
                    line: row.line, left: left.facts, right: right.facts, label: PairLabel(row.text(at: label) ?? "")))
        }
    }

    /// Reads what the file says of connector rows, to its end; nothing where it holds labelled pairs.
    ///
    /// - Parameters:
    ///   - onTruth: Called with each statement and its line.
    ///   - onIssue: Called with each refused row.
    /// - Throws: `ImportFault` where the source cannot be read on, and what the closures throw.
    public mutating func forEachStatement(
        _ onTruth: (RowTruth, Int) throws -> Void, onIssue: (RowIssue) throws -> Void
    ) throws {
        let kind = kind
        guard let columns = Self.columns(of: kind) else { return }
        while let row = try nextRow(onIssue: onIssue) {
            let values = columns.map { name in
                (row.names.firstIndex(of: name).flatMap { row.text(at: $0) } ?? "").trimmed
            }
            let hasTrack = kind == .rowTracks && !(values[2].isEmpty && values[3].isEmpty)
            let needed = kind == .rowTracks && !hasTrack ? 2 : columns.count
            if let blank = values.prefix(needed).firstIndex(of: "") {
                try onIssue(
                    refusal(
                        line: row.line, problem: "the \(columns[blank]) is blank",
                        advice: "fill it in, or remove the row"))
                continue
            }
            let id = ServiceID(service: values[0], id: values[1])
            switch kind {
            case .rowPairs:
                let other = ServiceID(service: values[2], id: values[3])
                guard id != other else {
                    try onIssue(refusal(line: row.line, problem: "the row is paired with itself", advice: "remove it"))
                    continue
                }
                try onTruth(.pair(id, other), row.line)
            case .rowClusters: try onTruth(.member(id, cluster: values[2]), row.line)
            case .rowTracks:
                let origin = hasTrack ? ServiceID(service: values[2], id: values[3]) : nil
                try onTruth(.track(id, origin: origin), row.line)
            case .labelledPairs: break
            }
        }
    }

    /// The refusal of a row of this file that contradicts what stood before it.
    public func refusal(line: Int, problem: String, advice: String) -> RowIssue {
        RowIssue(row: RefusedRow(file: file, line: line, problem: problem, advice: advice), severity: .refused)
    }

    private static func columns(of kind: Kind) -> [String]? {
        switch kind {
        case .labelledPairs: nil
        case .rowPairs: pairColumns
        case .rowClusters: clusterColumns
        case .rowTracks: trackColumns
        }
    }

    /// The next row that can be read; each that cannot is an issue. nil at the end.
    private mutating func nextRow(onIssue: (RowIssue) throws -> Void) throws -> FileRow? {
        while let item = try first ?? reader.next() {
            first = nil
            switch item {
            case .row(let row): return row
            case .refused(let row): try onIssue(RowIssue(row: row, severity: .refused))
            }
        }
        return nil
    }
}
