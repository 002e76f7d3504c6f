public import NaradaModel

/// Writes pairs back as they were read, with the verdict behind: columns `confidence`, `zone`, `method`, `reason`.
///
/// The row's own bytes survive, quotes and all. Nothing is done about fields that a
/// spreadsheet would take for a formula: this is a pipe between programs, and a changed title would be a wrong one.
/// What a person opens in a spreadsheet is written by the reports.
public struct PairWriter {
    /// The names of the columns that are added, in order.
    public static let columns = ["confidence", "zone", "method", "reason"]

    /// 64 KiB: large enough that the writing costs nothing beside the scoring.
    private static let bufferSize = 65_536

    private let layout: PairLayout
    private let sink: ([UInt8]) throws -> Void
    private var buffer: [UInt8] = []

    /// A writer that has the header in its buffer.
    ///
    /// - Parameter sink: takes the bytes, 64 KiB and more at a time; what it throws comes out of `write` and `flush`.
    public init(layout: PairLayout, to sink: @escaping ([UInt8]) throws -> Void) {
        self.layout = layout
        self.sink = sink
        buffer.reserveCapacity(Self.bufferSize * 2)
        if case .delimited(let header, _, _) = layout { append(header, Self.columns) }
    }

    /// Writes a row and its verdict; `reason` is a line for a person.
    public mutating func write(
        _ row: PairRow, confidence: Confidence, zone: Zone, method: MatchMethod, reason: String
    ) throws {
        switch layout {
        case .delimited(_, let delimiter, _):
            // The other three are digits and the raw values of closed lists.
            let reason = Self.field(reason, delimiter)
            append(row.original, [confidence.description, zone.rawValue, method.rawValue, reason])
        case .jsonLines:
            // The row is a checked object without white space around it, so its last byte is the brace.
            let body = row.original.utf8.dropLast()
            let isEmpty = body.dropFirst().allSatisfy { $0 <= Byte.space }
            buffer.append(contentsOf: body)
            buffer.append(contentsOf: (isEmpty ? "" : ",").utf8)
            buffer.append(contentsOf: #""confidence":\#(confidence),"zone":"\#(zone.rawValue)""#.utf8)
            buffer.append(contentsOf: #","method":"\#(method.rawValue)","reason":\#(JSONText.string(reason))}"#.utf8)
            buffer.append(Byte.lineFeed)
        }
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Hands everything on. Call it at the end, and when the input would wait (`ByteSource.onWait`).
    public mutating func flush() throws {
        guard !buffer.isEmpty else { return }
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// The text as a field, in quotes where it needs them (RFC 4180 §2).
    private static func field(_ text: String, _ delimiter: Delimiter) -> String {
        let needsQuotes = text.utf8.contains {
            $0 == delimiter.rawValue || $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.carriageReturn
        }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    private mutating func append(_ row: String, _ fields: [String]) {
        guard case .delimited(_, let delimiter, let lineEnding) = layout else { return }
        buffer.append(contentsOf: row.utf8)
        for field in fields {
            buffer.append(delimiter.rawValue)
            buffer.append(contentsOf: field.utf8)
        }
        buffer.append(contentsOf: lineEnding.utf8)
    }
}
