public import NaradaModel

/// What is in the database.
public struct StatusReport: Report, Hashable {
    /// One service's rows.
    public struct Connector: Hashable, Sendable {
        /// The connector, as imports name it.
        public var name: String
        /// Its rows that are not deleted.
        public var rows: Int
        /// Rows with a live mapping.
        public var mapped: Int
        /// Rows that wait for a person.
        public var waiting: Int
        /// Rows that were resolved and have no track.
        public var unmatched: Int

        public init(name: String, rows: Int, mapped: Int, waiting: Int, unmatched: Int) {
            self.name = name
            self.rows = rows
            self.mapped = mapped
            self.waiting = waiting
            self.unmatched = unmatched
        }
    }

    /// The run that began last.
    public struct Run: Hashable, Sendable {
        /// The number by which `undo` and `runs` call it.
        public var id: Int64
        /// When it began.
        public var startedAt: Timestamp
        /// `finished`, `interrupted`, `failed`, or `running`.
        public var state: String
        /// Content hash of the profile.
        public var matcherVersion: String

        public init(id: Int64, startedAt: Timestamp, state: String, matcherVersion: String) {
            self.id = id
            self.startedAt = startedAt
            self.state = state
            self.matcherVersion = matcherVersion
        }
    }

    /// The file as the person named it.
    public var path: String
    /// The size of the file, without the write-ahead log.
    public var fileBytes: Int
    /// The last migration that was applied.
    public var schemaVersion: Int
    /// The version that this program would migrate to.
    public var newestSchemaVersion: Int
    /// Internal tracks that are not deleted.
    public var tracks: Int
    /// Sorted by name.
    public var connectors: [Connector]
    /// Live mappings by what carried them: a `MatchMethod`'s text, or another program's.
    public var byMethod: [String: Int]
    /// nil where nothing was resolved yet.
    public var lastRun: Run?
    /// How big the parts of the file are and how old; nil where nobody looked.
    public var sizes: Sizes?

    /// The version of the JSON.
    public static let version = 1

    public init(
        path: String, fileBytes: Int, schemaVersion: Int, newestSchemaVersion: Int, tracks: Int,
        connectors: [Connector], byMethod: [String: Int], lastRun: Run?, sizes: Sizes? = nil
    ) {
        self.path = path
        self.fileBytes = fileBytes
        self.schemaVersion = schemaVersion
        self.newestSchemaVersion = newestSchemaVersion
        self.tracks = tracks
        self.connectors = connectors
        self.byMethod = byMethod
        self.lastRun = lastRun
        self.sizes = sizes
    }

    public func text(style: TextStyle) -> String {
        var out = "\(path.harmless): \(Numerals.bytes(fileBytes)), schema \(schemaVersion)"
        if schemaVersion < newestSchemaVersion {
            out += " (\(newestSchemaVersion) is the newest: \"migrate up\" brings it there)"
        }
        out += ".\n\(Numerals.count(tracks, "track")).\n"
        if connectors.isEmpty {
            out += "No connector rows yet: \"import csv FILE --connector NAME\" brings them in.\n"
        } else {
            let numbers = ["ROWS", "MAPPED", "WAITING", "UNMATCHED"]
            let table = TextTable(
                columns: [.init("CONNECTOR", minimum: 12, share: 1)]
                    + numbers.map { .init($0, minimum: 11, alignment: .trailing) }, style: style)
            out += "\n" + table.header
            for connector in connectors {
                let counts = [connector.rows, connector.mapped, connector.waiting, connector.unmatched]
                out += table.row([connector.name] + counts.map(Numerals.grouped))
            }
        }
        if !byMethod.isEmpty {
            var methods = CountList(style: style)
            for (method, count) in sortedMethods { methods.add(count, method.methodLabel.harmless) }
            out += "\nMapped by\n" + methods.text
        }
        out += sizes?.text(style: style) ?? ""
        guard let lastRun else { return out + "\nNothing was resolved yet: \"run\" does it.\n" }
        let start = lastRun.startedAt.text.prefix(16)
        let matcher = lastRun.matcherVersion.prefix(12)
        return out + "\nLast run: \(lastRun.id), \(start) UTC, \(lastRun.state), matcher \(matcher).\n"
    }

    /// Our own methods in their fixed order, then other programs' by name.
    private var sortedMethods: [(key: String, value: Int)] {
        let order = Dictionary(uniqueKeysWithValues: zip(MatchMethod.allCases.map(\.rawValue), 0...))
        return byMethod.sorted { (order[$0.key] ?? .max, $0.key) < (order[$1.key] ?? .max, $1.key) }
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("path", path)
        object.add("file_bytes", fileBytes)
        object.add("schema_version", schemaVersion)
        object.add("newest_schema_version", newestSchemaVersion)
        object.add("tracks", tracks)
        let list = connectors.map { connector in
            var member = JSONObject()
            member.add("name", connector.name)
            member.add("rows", connector.rows)
            member.add("mapped", connector.mapped)
            member.add("waiting", connector.waiting)
            member.add("unmatched", connector.unmatched)
            return member.text
        }
        object.add("connectors", json: JSONText.array(list))
        var methods = JSONObject()
        for (method, count) in sortedMethods { methods.add(method, count) }
        object.add("by_method", json: methods.text)
        var run: JSONObject?
        if let lastRun {
            var member = JSONObject()
            member.add("id", lastRun.id)
            member.add("started_at", lastRun.startedAt.text)
            member.add("state", lastRun.state)
            member.add("matcher_version", lastRun.matcherVersion)
            run = member
        }
        object.add("last_run", json: run?.text ?? "null")
        sizes?.add(to: &object)
        return object.text
    }
}
