import Foundation

/// The published description of Narada's database, where it lies beside the checkout.
enum PublishedDesign {
    static let packageRoot: URL = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let file = packageRoot.deletingLastPathComponent()
        .appendingPathComponent("shared/narada-database-design.md")

    static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

    static func lines() throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .init(charactersIn: "\r")) }
    }

    /// All its SQL blocks, in order.
    static func sql() throws -> String {
        var isInside = false
        var out = ""
        for line in try lines() {
            if line.hasPrefix("```") {
                isInside = line == "```sql"
            } else if isInside {
                out += line + "\n"
            }
        }
        return out
    }

    /// The names under "The schema consists of the following tables".
    static func listedTables() throws -> [String] {
        try lines().compactMap { line in
            guard line.hasPrefix("- `"), line.contains("` - ") else { return nil }
            return line.dropFirst(3).split(separator: "`").first.map(String.init)
        }
    }

    /// The rows of "Indexing Strategy" as `table(column, column)`.
    static func strategy() throws -> [String] {
        try lines().compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, cells[0].hasPrefix("`"), cells[1].hasPrefix("`") else { return nil }
            let columns = cells[1].trimmingCharacters(in: .init(charactersIn: "`()"))
            return cells[0].trimmingCharacters(in: .init(charactersIn: "`")) + "(\(columns))"
        }
    }
}
