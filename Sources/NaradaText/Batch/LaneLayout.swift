/// The texts of a block put into lanes: which slot is whose, and the rows of each group.
struct LaneLayout {
    private(set) var groups: [LaneGroup] = []
    private(set) var order: [Int32] = []
    private(set) var lengths: [UInt8] = []
    private(set) var runs: [LengthRun] = []
    private(set) var rowOfCode: [UInt8] = []
    let memory: RowMemory

    /// Values of a code: a byte's.
    private static let codeValues = 256

    /// The layout of texts given as `coded` symbols and, for each length up to the longest lane, as indices.
    init(byLength: [[Int32]], coded: [[UInt8]]) {
        var shortest = 0
        var usedSlots: [Range<Int>] = []
        for width in LaneWidth.allCases {
            let first = order.count
            for length in shortest...width.rawValue {
                guard !byLength[length].isEmpty else { continue }
                runs.append(LengthRun(length: length, slots: order.count..<order.count + byLength[length].count))
                order.append(contentsOf: byLength[length])
                lengths.append(contentsOf: repeatElement(UInt8(length), count: byLength[length].count))
            }
            shortest = width.rawValue + 1
            guard order.count > first else { continue }
            usedSlots.append(first..<order.count)
            // The last group's spare lanes hold empty texts, whose results nobody reads.
            while (order.count - first) % width.lanes != 0 {
                order.append(-1)
                lengths.append(0)
            }
        }
        var rowCount = 0
        let order = order
        for used in usedSlots {
            guard let width = LaneWidth(holding: Int(lengths[used.upperBound - 1])) else { continue }
            for slot in stride(from: used.lowerBound, to: used.upperBound, by: width.lanes) {
                let slots = slot..<min(slot + width.lanes, used.upperBound)
                groups.append(
                    LaneGroup(
                        width: width, firstSlot: slot, firstRowByte: rowCount * LaneWidth.rowBytes,
                        firstMapEntry: rowOfCode.count,
                        lengths: Int(lengths[slots.lowerBound])...Int(lengths[slots.upperBound - 1])))
                let map = Self.rows(of: slots.map { coded[Int(order[$0])] })
                rowOfCode.append(contentsOf: map.rowOfCode)
                rowCount += map.count
            }
        }
        memory = RowMemory(rows: rowCount)
        for group in groups {
            for lane in 0..<group.width.lanes where order[group.firstSlot + lane] >= 0 {
                write(coded[Int(order[group.firstSlot + lane])], lane: lane, of: group)
            }
        }
    }

    /// A row number for each code of `texts`, and how many rows there are.
    private static func rows(of texts: [[UInt8]]) -> (rowOfCode: [UInt8], count: Int) {
        var rowOfCode = [UInt8](repeating: LaneGroup.emptyRow, count: codeValues)
        var next = LaneGroup.fixedRows
        for text in texts {
            for code in text where rowOfCode[Int(code)] == LaneGroup.emptyRow {
                rowOfCode[Int(code)] = UInt8(next)
                next += 1
            }
        }
        return (rowOfCode, next)
    }

    /// Sets the bits of `text` in its lane of the group's rows.
    private func write(_ text: [UInt8], lane: Int, of group: LaneGroup) {
        let laneBytes = group.width.rawValue / 8
        let start = memory.start + group.firstRowByte + lane * laneBytes
        for (place, code) in text.enumerated() {
            // Lanes are little-endian numbers on every machine Swift runs on: bit p of a lane is bit p % 8 of byte p / 8.
            let bit = UInt8(1) << UInt8(place % 8)
            for row in [rowOfCode[group.firstMapEntry + Int(code)], LaneGroup.occupiedRow] {
                let byte = start + Int(row) * LaneWidth.rowBytes + place / 8
                byte.storeBytes(of: byte.load(as: UInt8.self) | bit, as: UInt8.self)
            }
        }
    }
}
