import CICU

/// Turns text into the form in which titles and names are compared.
///
/// Two spellings that a librarian would file under one heading fold to one string: case, width, accents, typographic
/// quotes, dashes, apostrophes and punctuation do not count; letters do. `ラブ` and `ラフ` stay apart, since voicing
/// makes another letter, and no text but a blank one folds to nothing.
///
///     "Don’t Stop (Believin')"  →  "dont stop believin"
///     "XYLØ"                    →  "xylo"
///     "R.E.M."                  →  "rem"
///     "!!!"                     →  "!!!"
///
/// A value without state: cheap to copy, safe on every thread, the same result always. Based on Unicode's
/// NFKC_Casefold (UAX #31, ICU), with the further rules of `Spelling`. Folding is idempotent.
public struct Folder: Sendable {
    /// Changes whenever a folding rule changes. The ICU's own version is not part of it: the properties that folding
    /// uses are stable for assigned characters (Unicode stability policy).
    public static let version = "fold-1"

    public init() {}

    /// The comparison form of `text`: lower-case words joined by single blanks; empty only for blank input.
    ///
    /// Cost: linear; 150–250 ns for ASCII titles; up to 1 µs where ICU is asked.
    public func fold(_ text: String) -> String {
        var text = text
        return text.withUTF8 { fold(utf8: $0) }
    }

    /// The comparison form of valid UTF-8.
    func fold(utf8 bytes: UnsafeBufferPointer<UInt8>) -> String {
        if let plain = PlainFold.fold(bytes) { return plain }
        if bytes.allSatisfy({ $0 < 0x80 }) {
            return Spelling.spell(Lowercased(bytes: bytes))
        }
        let prepared = Lookalikes.replaced(in: bytes)
        if let prepared {
            return prepared.withUnsafeBufferPointer { Self.foldBeyondASCII($0) }
        }
        return Self.foldBeyondASCII(bytes)
    }

    /// Room for the code points per byte of input: decomposition rarely exceeds it, and a second try follows.
    private static let expectedGrowth = 2

    /// Folds by the table, or by ICU where the table does not suffice.
    private static func foldBeyondASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let known = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bytes.count * CasefoldTable.growth) {
            room -> String? in
            CasefoldTable.fold(bytes, into: room).map {
                Spelling.spell(Normalized(UnsafeBufferPointer(rebasing: room[..<$0])))
            }
        }
        return known ?? foldWithICU(bytes)
    }

    static func foldWithICU(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // ICU counts in 32 bits. No string of a library comes near; the rest of a longer one is cut.
        let length = Int32(clamping: bytes.count)
        var needed = Int64(0)
        let first = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bytes.count * expectedGrowth + 16) {
            room -> String? in
            needed = narada_casefold(bytes.baseAddress, length, room.baseAddress, Int64(room.count))
            guard needed >= 0, needed <= room.count else { return nil }
            return Spelling.spell(Normalized(UnsafeBufferPointer(rebasing: room[..<Int(needed)])))
        }
        if let first { return first }
        guard needed >= 0 else { return asciiOnly(bytes) }
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Int(needed)) { room in
            let count = narada_casefold(bytes.baseAddress, length, room.baseAddress, Int64(room.count))
            guard count >= 0 else { return asciiOnly(bytes) }
            return Spelling.spell(Normalized(UnsafeBufferPointer(rebasing: room[..<Int(count)])))
        }
    }

    /// What remains where ICU is out of memory: better a poor key than none, and never a crash.
    private static func asciiOnly(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let ascii = bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
        return ascii.withUnsafeBufferPointer { Spelling.spell(Lowercased(bytes: $0)) }
    }
}
