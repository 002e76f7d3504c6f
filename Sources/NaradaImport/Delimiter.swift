/// What stands between two fields of a row.
public enum Delimiter: UInt8, Hashable, Sendable, CaseIterable {
    case comma = 0x2c
    case semicolon = 0x3b
    case tab = 0x09
}

/// What the header line tells before it is parsed.
struct HeaderLine {
    let delimiter: Delimiter
    /// The bytes of the header's line end, which written rows use again: `\n`, `\r\n` or `\r`.
    let lineEnding: String

    /// Header bytes looked at, at most: 1 MiB, the bound of a field, since a header is smaller than a row.
    static let limit = 1 << 20

    /// The delimiter is the one that stands most often in the header outside quotes; on a tie the comma, then the
    /// semicolon, then the tab, and the comma for a header of one column.
    ///
    /// A quote counts only at the start of a field, as in the rows: `7" mix` is no quoted field. Nothing is consumed.
    ///
    /// - Throws: `ImportFault` for a NUL byte, a quote without end, or a line past `limit`.
    init(peekingAt window: inout ByteWindow, delimiter given: Delimiter?) throws {
        var counts: [Delimiter: Int] = [:]
        var index = 0
        var inQuotes = false
        var atFieldStart = true
        var ending = "\n"
        scan: while let byte = try window.byte(at: index) {
            guard index < Self.limit else {
                throw inQuotes ? ImportFault.headerQuoteNotClosed(window.name) : .headerTooLong(window.name)
            }
            let wasFieldStart = atFieldStart
            atFieldStart = false
            switch byte {
            case Byte.nul: throw ImportFault.notText(window.name)
            case Byte.quote where inQuotes:
                if try window.byte(at: index + 1) == Byte.quote { index += 1 } else { inQuotes = false }
            case Byte.quote where wasFieldStart: inQuotes = true
            case Byte.lineFeed where !inQuotes: break scan
            case Byte.carriageReturn where !inQuotes:
                // One byte ahead only: a lone CR is followed by the first row, which is at hand or the file's end.
                ending = try window.byte(at: index + 1) == Byte.lineFeed ? "\r\n" : "\r"
                break scan
            default:
                if !inQuotes, let found = Delimiter(rawValue: byte) {
                    counts[found, default: 0] += 1
                    atFieldStart = true
                }
            }
            index += 1
        }
        guard !inQuotes else { throw ImportFault.headerQuoteNotClosed(window.name) }
        lineEnding = ending
        var best = Delimiter.comma
        for candidate in Delimiter.allCases where counts[candidate, default: 0] > counts[best, default: 0] {
            best = candidate
        }
        delimiter = given ?? best
    }
}
