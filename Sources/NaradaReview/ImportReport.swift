public import NaradaModel

/// What an import put into the database, file by file.
public struct ImportReport: Report, Hashable {
    /// One file, and what became of its rows.
    public struct File: Hashable, Sendable {
        /// The file as the person named it.
        public var path: String
        /// Rows that were not in the database.
        public var inserted: Int
        /// Rows that were there with other content.
        public var updated: Int
        /// Rows that were there as they are.
        public var unchanged: Int
        /// Rows that could not be used.
        public var refused: Int
        /// Values that were left out of rows that went in.
        public var warnings: Int

        public init(
            path: String, inserted: Int = 0, updated: Int = 0, unchanged: Int = 0, refused: Int = 0, warnings: Int = 0
        ) {
            self.path = path
            self.inserted = inserted
            self.updated = updated
            self.unchanged = unchanged
            self.refused = refused
            self.warnings = warnings
        }
    }

    /// The service that the rows were imported as; of internal tracks, the name of their source.
    public var connector: String
    /// Whether the rows went to `tracks` instead of `connector_tracks`.
    public var asInternal: Bool
    /// In the order of the command line.
    public var files: [File]
    /// Whether the person stopped the import before its end.
    public var interrupted: Bool
    /// Whether nothing was written.
    public var dryRun = false
    /// Wall time.
    public var seconds: Double

    public static let version = 1

    public init(
        connector: String, asInternal: Bool, files: [File] = [], interrupted: Bool = false, seconds: Double = 0
    ) {
        self.connector = connector
        self.asInternal = asInternal
        self.files = files
        self.interrupted = interrupted
        self.seconds = seconds
    }

    /// The sum over all files; its path is empty.
    public var total: File {
        files.reduce(into: File(path: "")) { sum, file in
            sum.inserted += file.inserted
            sum.updated += file.updated
            sum.unchanged += file.unchanged
            sum.refused += file.refused
            sum.warnings += file.warnings
        }
    }

    public var outcome: Outcome {
        if interrupted { return .interrupted }
        return total.refused > 0 ? .someRefused : .done
    }

    public func text(style: TextStyle) -> String {
        var out = interrupted ? "Stopped before the end; the finished batches are kept.\n" : ""
        let rows = total.inserted + total.updated + total.unchanged
        let kind = asInternal ? "track" : "\(connector.harmless) row"
        out += dryRun ? "Nothing was written. An import would read " : "Imported "
        out += "\(Numerals.count(rows, kind)) in \(Numerals.seconds(seconds)).\n\n"
        let table = TextTable(
            columns: [.init("FILE", minimum: 10, share: 1)]
                + ["NEW", "CHANGED", "SAME", "REFUSED", "WARNINGS"].map {
                    .init($0, minimum: 9, alignment: .trailing)
                }, style: style)
        out += table.header
        for file in files { out += table.line([.init(file.path)] + counts(file)) }
        if files.count > 1 { out += table.line([.init("all files", .strong)] + counts(total)) }
        return out
    }

    private func counts(_ file: File) -> [TextTable.Cell] {
        func cell(_ count: Int, _ ink: Ink? = nil) -> TextTable.Cell {
            .init(Numerals.grouped(count), count > 0 ? ink : nil)
        }
        return [
            cell(file.inserted, .good), cell(file.updated), cell(file.unchanged), cell(file.refused, .bad),
            cell(file.warnings, .doubtful),
        ]
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("connector", connector)
        object.add("as", asInternal ? "internal" : "connector")
        object.add("dry_run", dryRun)
        object.add("interrupted", interrupted)
        object.add("files", json: JSONText.array(files.map { Self.object($0, named: true) }))
        object.add("total", json: Self.object(total, named: false))
        object.add("seconds", seconds)
        return object.text
    }

    private static func object(_ file: File, named: Bool) -> String {
        var object = JSONObject()
        if named { object.add("file", file.path) }
        object.add("inserted", file.inserted)
        object.add("updated", file.updated)
        object.add("unchanged", file.unchanged)
        object.add("refused", file.refused)
        object.add("warnings", file.warnings)
        return object.text
    }
}
