/// The texts of a block put into lanes: which slot is whose, and the rows of each group.
struct LaneLayout {
    private(set) var groups: [LaneGroup] = []
    private(set) var order: [Int32] = []
    private(set) var lengths: [UInt8] = []
    private(set) var runs: [LengthRun] = []
    private(set) var symbols: [GroupSymbols] = []
    private(set) var memory = RowMemory(rows: 0)
    /// For each group with codes, the row of every code; the first 256 entries are their own numbers.
    private(set) var rowOfCode: [UInt8] = Array(0...UInt8.max)

    /// A text on its way into a lane: its index, and its symbols' codes; without codes, their rows.
    struct Member {
        let index: Int32
        let symbols: [UInt8]
    }

    /// Each group's texts, until the memory for their rows is known.
    private var members: [[Member]] = []
    private var rowCount = 0

    /// The layout of `coded` texts, and of `uncoded` ones whose symbols have no codes; none longer than a lane.
    init(coded: [Member], uncoded: [(index: Int32, scalars: [UInt32])]) {
        for (width, texts) in Self.byWidth(coded, count: { $0.symbols.count }) {
            for start in stride(from: 0, to: texts.count, by: width.lanes) {
                addCoded(Array(texts[start..<min(start + width.lanes, texts.count)]), width: width)
            }
        }
        for (width, texts) in Self.byWidth(uncoded, count: { $0.scalars.count }) { addUncoded(texts, width: width) }
        memory = RowMemory(rows: rowCount)
        for (group, members) in zip(groups, members) {
            for (lane, member) in members.enumerated() { write(member.symbols, lane: lane, of: group) }
        }
        members = []
    }

    /// The texts of each lane width, by length; of one length in their order.
    @inline(__always)
    private static func byWidth<Text>(_ texts: [Text], count: (Text) -> Int) -> [(width: LaneWidth, texts: [Text])] {
        var byLength = [[Text]](repeating: [], count: LaneWidth.longest + 1)
        for text in texts { byLength[count(text)].append(text) }
        var shortest = 0
        return LaneWidth.allCases.map { width in
            defer { shortest = width.rawValue + 1 }
            return (width, byLength[shortest...width.rawValue].flatMap { $0 })
        }
    }

    private mutating func addCoded(_ texts: [Member], width: LaneWidth) {
        var rows = [UInt8](repeating: LaneGroup.emptyRow, count: Int(UInt8.max) + 1)
        var next = LaneGroup.fixedRows
        for text in texts {
            for code in text.symbols where rows[Int(code)] == LaneGroup.emptyRow {
                rows[Int(code)] = UInt8(next)
                next += 1
            }
        }
        add(texts, width: width, rowCount: next, firstMapEntry: rowOfCode.count, symbols: nil)
        rowOfCode.append(contentsOf: rows)
    }

    private mutating func addUncoded(_ texts: [(index: Int32, scalars: [UInt32])], width: LaneWidth) {
        var symbols = GroupSymbols()
        var members: [Member] = []
        func finish(_ layout: inout LaneLayout) {
            guard !members.isEmpty else { return }
            layout.add(
                members, width: width, rowCount: symbols.rowCount, firstMapEntry: 0, symbols: layout.symbols.count)
            layout.symbols.append(symbols)
            symbols = GroupSymbols()
            members = []
        }
        for text in texts {
            if members.count == width.lanes { finish(&self) }
            var rows = symbols.rows(adding: text.scalars)
            if rows == nil {
                // Too many symbols for one group: the next one begins early. An empty one has room for any text.
                finish(&self)
                rows = symbols.rows(adding: text.scalars)
            }
            members.append(Member(index: text.index, symbols: rows ?? []))
        }
        finish(&self)
    }

    private mutating func add(
        _ members: [Member], width: LaneWidth, rowCount: Int, firstMapEntry: Int, symbols: Int?
    ) {
        let counts = members.map { $0.symbols.count }
        groups.append(
            LaneGroup(
                width: width, firstSlot: order.count, firstRowByte: self.rowCount * LaneWidth.rowBytes,
                firstMapEntry: firstMapEntry, symbols: symbols, lengths: (counts.first ?? 0)...(counts.last ?? 0)))
        for (slot, count) in zip(order.count..., counts) {
            if let last = runs.last, last.length == count, last.slots.upperBound == slot {
                runs[runs.count - 1] = LengthRun(length: count, slots: last.slots.lowerBound..<slot + 1)
            } else {
                runs.append(LengthRun(length: count, slots: slot..<slot + 1))
            }
        }
        // Spare lanes hold empty texts, whose results nobody reads.
        let spare = width.lanes - members.count
        order += members.map { $0.index } + [Int32](repeating: -1, count: spare)
        lengths += counts.map { UInt8($0) } + [UInt8](repeating: 0, count: spare)
        self.members.append(members)
        self.rowCount += rowCount
    }

    /// Sets the bits of a text in its lane.
    private func write(_ symbols: [UInt8], lane: Int, of group: LaneGroup) {
        let rows = memory.start + group.firstRowByte
        let laneBytes = group.width.rawValue / 8
        for (place, symbol) in symbols.enumerated() {
            // Lanes are little-endian numbers on every machine Swift runs on: bit p of a lane is bit p % 8 of byte p / 8.
            let row = Int(rowOfCode[group.firstMapEntry + Int(symbol)])
            let byte = rows + row * LaneWidth.rowBytes + lane * laneBytes + place / 8
            byte.storeBytes(of: byte.load(as: UInt8.self) | 1 << UInt8(place % 8), as: UInt8.self)
        }
        let occupied = symbols.count == UInt64.bitWidth ? .max : (UInt64(1) << UInt64(symbols.count)) - 1
        group.width.store(occupied, lane: lane, of: rows + Int(LaneGroup.occupiedRow) * LaneWidth.rowBytes)
    }
}
