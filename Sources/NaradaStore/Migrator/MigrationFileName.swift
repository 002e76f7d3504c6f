/// A file name read as `NNNN_title.up.sql` or `NNNN_title.down.sql`.
struct MigrationFileName: Hashable {
    /// Digits of a number; ten thousand steps are more than a schema survives.
    static let digits = 4
    /// The longest title in bytes: every file system takes the name, and a listing stays readable.
    static let longestTitle = 60

    let version: Int
    let title: String
    let direction: Migration.Direction

    /// The parts of `fileName`, or nil where it is not exactly a migration's name.
    init?(_ fileName: String) {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2] == "sql", let direction = Migration.Direction(rawValue: String(parts[1])),
            let (version, title) = Self.read(stem: parts[0])
        else { return nil }
        self.version = version
        self.title = title
        self.direction = direction
    }

    /// The number and title of `NNNN_title`, or nil.
    static func read(stem: some StringProtocol) -> (version: Int, title: String)? {
        let number = stem.prefix(digits)
        let rest = stem.dropFirst(digits)
        guard number.utf8.count == digits, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let version = Int(number), rest.first == "_"
        else { return nil }
        let title = String(rest.dropFirst())
        return isTitle(title) ? (version, title) : nil
    }

    /// Whether `text` is lower-case ASCII words and digits joined by single `_`, beginning with a letter.
    static func isTitle(_ text: String) -> Bool {
        guard text.utf8.count <= longestTitle, let first = text.utf8.first, isLetter(first) else { return false }
        return text.split(separator: "_", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        }
    }

    /// Whether a person may have meant `fileName` as a migration although it is none.
    ///
    /// A name that mentions `.sql` or begins with a digit. Hidden files are editors' and systems' own.
    static func isAlmost(_ fileName: String) -> Bool {
        guard let first = fileName.utf8.first, first != UInt8(ascii: ".") else { return false }
        return (0x30...0x39).contains(first) || fileName.lowercased().contains(".sql")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }
}
