/// What a person asks to be imported of the exports of services: plays, likes and playlists with their tracks.
public struct EventImportRequest: Hashable, Sendable {
    /// Paths in the order in which they are read; `-` is standard input.
    public var files: [String]
    /// A name of `Engine.importFormats`; told from each file where nil.
    public var format: String?
    /// The service that the files speak of; the one that their format names, or `file`, where nil.
    public var connector: String?
    /// Whose account it is, for people with several.
    public var user: String
    /// Whether nothing is to be written.
    public var dryRun: Bool
    /// Whether files are read from their beginning, even where an import of theirs was stopped half-way.
    public var fromStart: Bool

    /// The user of a person with one account.
    public static let defaultUser = "default"

    public init(
        files: [String], format: String? = nil, connector: String? = nil, user: String = Self.defaultUser,
        dryRun: Bool = false, fromStart: Bool = false
    ) {
        self.files = files
        self.format = format
        self.connector = connector
        self.user = user
        self.dryRun = dryRun
        self.fromStart = fromStart
    }
}
