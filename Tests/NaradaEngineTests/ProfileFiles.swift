import Foundation

/// Profiles that tests write to files.
enum ProfileFiles {
    /// The built-in profile with another tie margin: another matcher version that judges all but alike.
    static func otherVersion(filePath: String = #filePath) throws -> String {
        let root = URL(fileURLWithPath: filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appendingPathComponent("Sources/NaradaMatching/Profiles/default.json")
        let json = try String(contentsOf: file, encoding: .utf8)
        let other = json.replacing(/"tie_margin": *[0-9.]+/, with: "\"tie_margin\": 2.5")
        guard other != json else { throw NoMargin() }
        return other
    }

    struct NoMargin: Error {}
}
