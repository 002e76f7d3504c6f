/// The rows of one group by Unicode scalar: for groups whose symbols have no codes in the block.
///
/// ASCII indexes a table; other scalars go through a small open-addressing one. Codes cost nothing while texts are
/// compared, this costs a look-up for each symbol of a text and each group: where alphabets end, and Han begins.
struct GroupSymbols: Sendable {
    /// Twice the rows that a byte can number, so that probing ends soon.
    private static let slots = 512
    private static let directSymbols: UInt32 = 0x80
    /// Rows are numbered by a byte.
    private static let largestRow = Int(UInt8.max)

    private var direct = [UInt8](repeating: LaneGroup.emptyRow, count: Int(directSymbols))
    /// Scalars beyond ASCII; 0 in an empty slot, which is ASCII and never here.
    private var keys = [UInt32](repeating: 0, count: slots)
    private var rows = [UInt8](repeating: LaneGroup.emptyRow, count: slots)
    /// Rows so far, those of no symbol included.
    private(set) var rowCount = LaneGroup.fixedRows

    /// The rows of the symbols of `text`, made where they are missing; nil where a byte cannot number them any more.
    mutating func rows(adding text: [UInt32]) -> [UInt8]? {
        guard rowCount + text.count <= Self.largestRow else { return nil }
        return text.map { scalar in
            let known = row(of: scalar)
            if known != LaneGroup.emptyRow { return known }
            let new = UInt8(rowCount)
            rowCount += 1
            if scalar < Self.directSymbols {
                direct[Int(scalar)] = new
            } else {
                let slot = keys.withUnsafeBufferPointer { Self.slot(of: scalar, in: $0) }
                keys[slot] = scalar
                rows[slot] = new
            }
            return new
        }
    }

    /// Writes the row of each of `scalars`, the empty one where no text of the group has it.
    func translate(_ scalars: UnsafeBufferPointer<UInt32>, into result: UnsafeMutablePointer<UInt8>) {
        direct.withUnsafeBufferPointer { direct in
            keys.withUnsafeBufferPointer { keys in
                rows.withUnsafeBufferPointer { rows in
                    for (place, scalar) in scalars.enumerated() {
                        if scalar < Self.directSymbols {
                            result[place] = direct[Int(scalar)]
                        } else {
                            let slot = Self.slot(of: scalar, in: keys)
                            result[place] = keys[slot] == scalar ? rows[slot] : LaneGroup.emptyRow
                        }
                    }
                }
            }
        }
    }

    /// The row of `scalar`, the empty one where it has none yet.
    private func row(of scalar: UInt32) -> UInt8 {
        if scalar < Self.directSymbols { return direct[Int(scalar)] }
        let slot = keys.withUnsafeBufferPointer { Self.slot(of: scalar, in: $0) }
        return keys[slot] == scalar ? rows[slot] : LaneGroup.emptyRow
    }

    /// Where `scalar` stands among `keys`, or the empty slot where it would.
    @inline(__always)
    private static func slot(of scalar: UInt32, in keys: UnsafeBufferPointer<UInt32>) -> Int {
        // Fibonacci hashing (Knuth, TAOCP 3, 6.4): neighbours in Unicode spread over the table.
        var slot = Int((scalar &* 0x9E37_79B1) >> 16) & (slots - 1)
        while keys[slot] != 0, keys[slot] != scalar { slot = (slot + 1) & (slots - 1) }
        return slot
    }
}
