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
                let slot = slot(of: scalar)
                keys[slot] = scalar
                rows[slot] = new
            }
            return new
        }
    }

    /// The row of `scalar`, the empty one where no text of the group has it.
    @inline(__always)
    func row(of scalar: UInt32) -> UInt8 {
        if scalar < Self.directSymbols { return direct[Int(scalar)] }
        let slot = slot(of: scalar)
        return keys[slot] == scalar ? rows[slot] : LaneGroup.emptyRow
    }

    @inline(__always)
    private func slot(of scalar: UInt32) -> Int {
        // Fibonacci hashing (Knuth, TAOCP 3, 6.4): neighbours in Unicode spread over the table.
        var slot = Int((scalar &* 0x9E37_79B1) >> 16) & (Self.slots - 1)
        while keys[slot] != 0, keys[slot] != scalar { slot = (slot + 1) & (Self.slots - 1) }
        return slot
    }
}
