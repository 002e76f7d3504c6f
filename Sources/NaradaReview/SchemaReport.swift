public import NaradaModel

/// The schema's steps and how far the database has come.
public struct SchemaReport: Report, Hashable {
    /// One migration.
    public struct Step: Hashable, Sendable {
        public var version: Int
        public var title: String
        /// When it was applied, UTC; nil while it is pending.
        public var appliedAt: Timestamp?
        /// Whether the file had this shape before: another program made it.
        public var isAdopted: Bool

        public init(version: Int, title: String, appliedAt: Timestamp?, isAdopted: Bool = false) {
            self.version = version
            self.title = title
            self.appliedAt = appliedAt
            self.isAdopted = isAdopted
        }
    }

    /// What was asked of the migrator.
    public enum Action: String, Hashable, Sendable { case status, up, down }

    public var action: Action
    /// Every step that the program knows, by version.
    public var steps: [Step]
    /// The versions that were applied or taken back just now, in that order; empty for a status.
    public var moved: [Int]

    public static let version = 1

    public init(action: Action, steps: [Step], moved: [Int] = []) {
        self.action = action
        self.steps = steps
        self.moved = moved
    }

    /// The version that the database has; 0 without a schema.
    public var current: Int { steps.filter { $0.appliedAt != nil }.map(\.version).max() ?? 0 }

    public func text(style: TextStyle) -> String {
        switch action {
        case .up, .down:
            if moved.isEmpty { return "Nothing to do: the database is at version \(current).\n" }
            let titles = moved.map { version in
                let step = steps.first { $0.version == version }
                let adopted = step?.isAdopted == true
                let verb = action == .down ? "taken back" : adopted ? "adopted" : "applied"
                let why = action == .up && adopted ? ": the file had it already" : ""
                return "\(verb) \(version) \(step?.title ?? "")".harmless + why + "\n"
            }
            return titles.joined() + "The database is at version \(current).\n"
        case .status:
            let table = TextTable(
                columns: [
                    .init("VERSION", minimum: 7, alignment: .trailing), .init("TITLE", minimum: 20, share: 1),
                    .init("APPLIED (UTC)", minimum: steps.contains(where: \.isAdopted) ? 27 : 19),
                ], style: style)
            return table.header
                + steps.map { step in
                    let applied = step.appliedAt.map {
                        TextTable.Cell($0.text.prefix(19) + (step.isAdopted ? " adopted" : ""), .good)
                    }
                    return table.line([
                        .init(String(step.version)), .init(step.title), applied ?? .init("pending", .doubtful),
                    ])
                }.joined()
        }
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("action", action.rawValue)
        object.add("schema_version", current)
        object.add("moved", json: JSONText.array(moved.map { String($0) }))
        let list = steps.map { step in
            var member = JSONObject()
            member.add("version", step.version)
            member.add("title", step.title)
            member.add("applied_at", step.appliedAt?.text)
            member.add("adopted", step.isAdopted)
            return member.text
        }
        object.add("steps", json: JSONText.array(list))
        return object.text
    }
}
