import NaradaModel

/// How far an export was read: store its `text` with the batch, and give it to `ExportFile` to go on behind it.
///
/// It names the last record that was handed out, so a batch and its position written in one transaction can be gone on
/// with after any kill without a double and without a gap. It also holds a fingerprint of the file's beginning: another
/// file, or the same one exported anew with other content, is refused.
///
///     1;spotify-history;4096:9f86d081884c7d659a2feaa0;12000;8731044;312001;0
///     │ format          head: bytes, fingerprint      │     │       │      └ records to read again and drop
///     └ version                                       │     │       └ line there
///                                                     │     └ byte to go on from, - to read anew and count
///                                                     └ records handed out
public struct ImportPosition: Hashable, Sendable, CustomStringConvertible {
    public let format: ExportFormat
    /// Records handed out so far.
    public let records: Int
    let head: FileHead
    /// Where reading goes on; nil for formats that are read anew from the start, silently, up to `records`.
    let mark: ReadMark?

    static let version = "1"

    init(format: ExportFormat, records: Int, head: FileHead, mark: ReadMark?) {
        self.format = format
        self.records = records
        self.head = head
        self.mark = mark
    }

    /// The position that `text` spells, or nil where it is none.
    public init?(_ text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count == 7, parts[0] == Self.version, let format = ExportFormat(rawValue: String(parts[1])),
            let head = FileHead(String(parts[2])), let records = Int(parts[3]), records >= 0
        else { return nil }
        if parts[4] == "-" {
            self.init(format: format, records: records, head: head, mark: nil)
            return
        }
        guard let offset = Int(parts[4]), let line = Int(parts[5]), let again = Int(parts[6]), offset >= 0, line >= 1,
            (0...1).contains(again)
        else { return nil }
        self.init(
            format: format, records: records, head: head, mark: ReadMark(offset: offset, line: line, again: again))
    }

    /// One line without blanks, at most about 120 characters: the `cursor` of `sync_checkpoints`.
    public var text: String {
        let place = mark.map { "\($0.offset);\($0.line);\($0.again)" } ?? "-;-;-"
        return "\(Self.version);\(format.rawValue);\(head.text);\(records);\(place)"
    }

    public var description: String { text }
}

/// A place in a file from which its format can be read on.
struct ReadMark: Hashable, Sendable {
    var offset: Int
    var line: Int
    /// Records from there on that were handed out already: 1 where the place is the last record's beginning, which for
    /// rows is the only place that is known without looking past a line end.
    var again: Int
}

/// The fingerprint of a file's beginning.
struct FileHead: Hashable, Sendable {
    /// Bytes that are fingerprinted, at most: a page. Exports differ within their first records, since those hold times
    /// and names, and a page is there before the first record is whole.
    static let size = 4096
    /// Hexadecimal digits that are kept: 96 bits.
    private static let digits = 24

    /// Fewer than `size` where the file was shorter; a file that has grown since is still the same.
    let count: Int
    let hash: String

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var hash = ContentHash()
        hash.update(bytes: bytes)
        count = bytes.count
        self.hash = String(hash.hex.prefix(Self.digits))
    }

    init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let count = Int(parts[0]), (0...Self.size).contains(count),
            parts[1].utf8.count == Self.digits
        else { return nil }
        self.count = count
        hash = String(parts[1])
    }

    var text: String { "\(count):\(hash)" }
}
