/// Texts prepared to be compared with many others at once, several in one vector.
///
/// Texts are sorted by length and put into the narrowest lanes that hold them (8, 16, 32 or 64 symbols), so that a step
/// compares 64, 32, 16 or 8 of them. Longer texts are compared one by one: slower, with the same results. Preparing costs
/// about as much as comparing the block with a few texts; memory is about ten times the texts.
///
/// After the inter-sequence layout of Rognes, "Faster Smith–Waterman database searches with inter-sequence SIMD
/// parallelisation" (BMC Bioinformatics 12, 2011), with bit-parallel columns instead of a cell for each lane.
public struct PatternBlock: Sendable {
    /// The number of texts.
    public let count: Int

    let codes: SymbolCodes
    let groups: [LaneGroup]
    /// For each slot (the texts in the order of the lanes) its text's index.
    let order: [Int32]
    /// For each slot the symbols of its text; 0 in lanes that no text was left for.
    let lengths: [UInt8]
    /// All slots that have texts, by length.
    let runs: [LengthRun]
    /// The symbols of groups whose symbols have no codes.
    let symbols: [GroupSymbols]
    /// The texts that are longer than any lane, by index, with their scalars.
    let outsiders: [(index: Int, scalars: [UInt32])]

    private let memory: RowMemory
    /// Tables of 256 entries: the row of each code.
    private let rowOfCode: [UInt8]

    /// The texts of `texts`, prepared. Linear in their symbols.
    public init(_ texts: TextBlock) {
        count = texts.count
        var codes = SymbolCodes()
        var coded: [LaneLayout.Member] = []
        var uncoded: [(index: Int32, scalars: [UInt32])] = []
        var outsiders: [(index: Int, scalars: [UInt32])] = []
        coded.reserveCapacity(texts.count)
        for index in 0..<texts.count {
            if let ascii = texts.ascii(at: index, atMost: LaneWidth.longest) {
                coded.append(LaneLayout.Member(index: Int32(index), symbols: ascii))
                continue
            }
            let scalars = texts.scalars(at: index)
            guard scalars.count <= LaneWidth.longest else {
                outsiders.append((index, scalars))
                continue
            }
            let symbols = scalars.compactMap { codes.code(adding: $0) }
            if symbols.count == scalars.count {
                coded.append(LaneLayout.Member(index: Int32(index), symbols: symbols))
            } else {
                uncoded.append((Int32(index), scalars))
            }
        }
        let layout = LaneLayout(coded: coded, uncoded: uncoded)
        self.codes = codes
        self.outsiders = outsiders
        groups = layout.groups
        order = layout.order
        lengths = layout.lengths
        runs = layout.runs
        symbols = layout.symbols
        memory = layout.memory
        rowOfCode = layout.rowOfCode
    }

    /// Lends the rows of each group and the slots' lengths to `body`, for as long as the call lasts.
    @inline(__always)
    func withRows(_ body: (_ rows: (LaneGroup) -> LaneRows, _ lengths: UnsafePointer<UInt8>) -> Void) {
        rowOfCode.withUnsafeBufferPointer { map in
            lengths.withUnsafeBufferPointer { lengths in
                guard let map = map.baseAddress, let lengths = lengths.baseAddress else { return }
                withExtendedLifetime(memory) {
                    body(
                        { group in
                            LaneRows(
                                rows: UnsafeRawPointer(memory.start + group.firstRowByte),
                                rowOfCode: map + group.firstMapEntry)
                        }, lengths)
                }
            }
        }
    }

    /// Lends the texts' indices by slot, for as long as the call lasts.
    @inline(__always)
    func withOrder(_ body: (_ order: UnsafePointer<Int32>) -> Void) {
        order.withUnsafeBufferPointer { order in
            if let order = order.baseAddress { body(order) }
        }
    }
}
