/// As many texts as there are lanes in a row, each in its lane.
///
/// ```
/// texts "ab" "ba" "abba" …       row of "a":  lane 0 …01   lane 1 …10   lane 2 …1001  …
///                                row of "b":  lane 0 …10   lane 1 …01   lane 2 …0110  …
/// ```
///
/// A row says for one symbol where it stands in each of the texts. The comparison of another text with all of them
/// goes through its symbols and needs one row for each.
struct LaneGroup: Sendable {
    let width: LaneWidth
    /// The place of the first lane's text in the block's order.
    let firstSlot: Int
    /// The first byte of its rows in the block's memory.
    let firstRowByte: Int
    /// The first entry of its table from codes to rows.
    let firstMapEntry: Int
    /// Where its symbols have no codes: which of the block's `GroupSymbols` are its own.
    let symbols: Int?
    /// Symbols of its shortest and longest text.
    let lengths: ClosedRange<Int>

    /// The row of symbols that none of the texts has.
    static let emptyRow: UInt8 = 0
    /// The row with the bits that each text occupies.
    static let occupiedRow: UInt8 = 1
    /// Rows before those of symbols.
    static let fixedRows = 2
}

/// A text as the lanes' comparisons read it.
struct LaneText {
    let codes: UnsafePointer<UInt8>
    let count: Int
}

/// Texts one after another, by length.
struct LaneTexts {
    let codes: UnsafePointer<UInt8>
    /// Where each text begins, and where the last one ends.
    let starts: UnsafePointer<Int>

    @inline(__always) func text(at place: Int) -> LaneText {
        LaneText(codes: codes + starts[place], count: starts[place + 1] - starts[place])
    }
}

/// A group's rows, ready to be looked up.
struct LaneRows {
    let rows: UnsafeRawPointer
    let rowOfCode: UnsafePointer<UInt8>

    /// Where the symbol of `code` stands in each lane's text.
    @inline(__always)
    func matches<Row: LaneVector>(of code: UInt8, as: Row.Type) -> Row { row(rowOfCode[Int(code)]) }

    /// The bits that each lane's text occupies.
    @inline(__always)
    func occupied<Row: LaneVector>(as: Row.Type) -> Row { row(LaneGroup.occupiedRow) }

    @inline(__always)
    private func row<Row: LaneVector>(_ number: UInt8) -> Row {
        Row(bits: rows.load(fromByteOffset: Int(number) &* LaneWidth.rowBytes, as: SIMD8<UInt64>.self))
    }
}
