/// What a person may ask of a run.
public struct RunOptions: Hashable, Sendable {
    /// Only these connectors; empty means all.
    public var connectors: [String]
    /// Look at every row, not only at new and changed ones.
    public var all: Bool
    /// Rows that answer to no track found their own.
    public var createMissing: Bool
    /// No connector holds a recording twice, so that a track takes one row of each.
    public var onePerConnector: Bool
    /// Write nothing.
    public var dryRun: Bool
    /// A profile file; the program's own where nil.
    public var profilePath: String?
    /// Threshold of acceptance, 1...100; the profile's where nil.
    public var accept: Int?
    /// Threshold of review, 0...100, not above `accept`; the profile's where nil.
    public var review: Int?
    /// Threads that fold and score; the machine's cores where nil. The result does not depend on it.
    public var threads: Int?

    public init(
        connectors: [String] = [], all: Bool = false, createMissing: Bool = false, onePerConnector: Bool = false,
        dryRun: Bool = false, profilePath: String? = nil, accept: Int? = nil, review: Int? = nil, threads: Int? = nil
    ) {
        self.connectors = connectors
        self.all = all
        self.createMissing = createMissing
        self.onePerConnector = onePerConnector
        self.dryRun = dryRun
        self.profilePath = profilePath
        self.accept = accept
        self.review = review
        self.threads = threads
    }
}
