/// The formats of files of rows.
public enum ImportFormat: String, Hashable, Sendable, CaseIterable {
    /// Comma, semicolon or tab-separated values with a header.
    case csv
    /// One JSON object a line.
    case jsonl

    /// The format that a file's name tells, or nil.
    init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: "."), !fileName[dot...].contains("/") else { return nil }
        switch fileName[dot...].dropFirst().lowercased() {
        case "csv", "tsv", "tab": self = .csv
        case "jsonl", "ndjson", "json": self = .jsonl
        default: return nil
        }
    }

    /// The format that a file's first byte tells: an object or array can only be JSON.
    init(firstByte: UInt8?) {
        self = firstByte == Byte.brace || firstByte == Byte.bracket ? .jsonl : .csv
    }
}
