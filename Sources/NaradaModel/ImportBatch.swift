/// Where imported rows come from: the columns `import_source` and `import_batch_id` of `track_plays`.
public struct ImportBatch: Hashable, Sendable {
    /// Names the batch: the format and a fingerprint of the beginning of its file. The same file has the same id on
    /// every day and machine, so a batch that is imported again is known by it.
    public var id: String
    /// The format's name: `spotify-history`.
    public var source: String
    /// The file as the person named it.
    public var file: String

    public init(id: String, source: String, file: String) {
        self.id = id
        self.source = source
        self.file = file
    }
}
