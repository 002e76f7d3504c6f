import NaradaModel

/// One numbered step of the schema: how to take it and how to take it back.
public struct Migration: Hashable, Sendable {
    /// Which of the two files of a step.
    public enum Direction: String, Hashable, Sendable {
        case up
        case down
    }

    /// The number, from 1.
    public let version: Int
    /// What it does, in lower-case words joined by `_`.
    public let title: String
    /// The SQL that takes the step.
    public let up: String
    /// The SQL that takes it back.
    public let down: String

    public init(version: Int, title: String, up: String, down: String) {
        self.version = version
        self.title = title
        self.up = up
        self.down = down
    }

    /// The name that both files share, such as `0001_initial_schema`.
    public var name: String { Self.name(version: version, title: title) }

    /// The fingerprint of both texts. Line ends count as one, so that a checkout with `\r\n` is not an edit.
    public var checksum: String {
        var hash = ContentHash()
        hash.update(field: up.replacing("\r\n", with: "\n"))
        hash.update(field: down.replacing("\r\n", with: "\n"))
        return hash.hex
    }

    /// The number in four digits, `_`, and the title.
    static func name(version: Int, title: String) -> String {
        let digits = String(version)
        let padding = String(repeating: "0", count: max(0, MigrationFileName.digits - digits.utf8.count))
        return padding + digits + "_" + title
    }

    func sql(_ direction: Direction) -> String {
        switch direction {
        case .up: up
        case .down: down
        }
    }
}
