import Foundation

/// Comparison of what a person reads with the text that was kept for it.
///
/// The kept texts stand in `Tests/Golden/TARGET/NAME`, beside the test targets and not in them, so that the manifest
/// need not list them. `RECORD_GOLDEN=1 swift test …` writes them anew; read the difference before it is committed.
public enum GoldenFile {
    /// The variable that turns comparing into recording when it is `1`.
    public static let recordingVariable = "RECORD_GOLDEN"

    /// Returns when `text` equals the golden file `name` of the calling test's target, byte for byte.
    ///
    /// - Parameters:
    ///   - name: the file's name below `Tests/Golden/TARGET`, folders allowed.
    ///   - filePath: the calling test's file, from which the folder `Tests` and the target are found.
    /// - Throws: `GoldenMismatch` with the difference line by line, or that nothing was recorded yet.
    public static func compare(_ text: String, to name: String, filePath: String = #filePath) throws {
        let file = try location(of: name, filePath: filePath)
        if ProcessInfo.processInfo.environment[recordingVariable] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        guard let data = try? Data(contentsOf: file) else {
            throw GoldenMismatch(file: file.path, difference: nil)
        }
        let expected = String(decoding: data, as: UTF8.self)
        // Compared as bytes: Swift's == holds a composed and a decomposed é to be the same text.
        guard Array(text.utf8) != Array(data) else { return }
        throw GoldenMismatch(file: file.path, difference: LineDifference.text(from: expected, to: text))
    }

    /// Where the golden file `name` of the target of `filePath` stands.
    static func location(of name: String, filePath: String) throws -> URL {
        let parts = filePath.split(separator: "/").map(String.init)
        guard let tests = parts.lastIndex(of: "Tests"), tests + 2 < parts.count else {
            throw GoldenMismatch(file: name, difference: "\(filePath) is not in a target below a folder Tests")
        }
        let root = "/" + parts[...tests].joined(separator: "/")
        return URL(fileURLWithPath: root).appendingPathComponent("Golden")
            .appendingPathComponent(parts[tests + 1]).appendingPathComponent(name)
    }
}

/// A text that is not what the golden file holds; thrown into a test, its description is the failure's message.
public struct GoldenMismatch: Error, CustomStringConvertible, Sendable {
    /// The golden file's path.
    public let file: String
    /// The difference line by line; nil where there is no golden file yet.
    public let difference: String?

    public var description: String {
        guard let difference else {
            return "There is no golden file \"\(file)\"; record it with \(GoldenFile.recordingVariable)=1."
        }
        return """
            The text differs from the golden file "\(file)"; \
            if the new text is right, record it with \(GoldenFile.recordingVariable)=1.
            \(difference)
            """
    }
}
