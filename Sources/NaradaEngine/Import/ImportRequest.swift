/// What a person asks to be imported.
public struct ImportRequest: Hashable, Sendable {
    /// Paths in the order in which they are read; `-` is standard input.
    public var files: [String]
    /// `csv` or `jsonl`; by each file's name, then by its content, where nil.
    public var format: String?
    /// The service that the rows come from; for internal tracks the source they are remembered by.
    public var connector: String
    /// Whether the rows are the person's own tracks.
    public var asInternal: Bool
    /// `FIELD=COLUMN` each.
    public var mappings: [String]
    /// Whether nothing is to be written.
    public var dryRun: Bool

    public init(
        files: [String], format: String? = nil, connector: String, asInternal: Bool = false, mappings: [String] = [],
        dryRun: Bool = false
    ) {
        self.files = files
        self.format = format
        self.connector = connector
        self.asInternal = asInternal
        self.mappings = mappings
        self.dryRun = dryRun
    }
}
