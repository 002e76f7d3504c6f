/// Texts in the codes of a block, by length: neighbours share what depends on the length alone.
struct CodedTexts {
    /// The index of each text, in the order of lengths.
    let order: [Int]

    private let codes: [UInt8]
    private let scalars: [UInt32]
    private let starts: [Int]

    /// The texts of `texts`, of each the first `longest` symbols.
    init(_ texts: TextBlock, codes: SymbolCodes, longest: Int = .max) {
        let all = (0..<texts.count).map { Array(texts.scalars(at: $0).prefix(longest)) }
        order = all.indices.sorted { (all[$0].count, $0) < (all[$1].count, $1) }
        var flat: [UInt32] = []
        var starts = [0]
        for index in order {
            flat += all[index]
            starts.append(flat.count)
        }
        self.starts = starts
        scalars = flat
        // A byte more than there is: no block is without memory, even one of empty texts.
        self.codes = flat.map { codes.code(of: $0) } + [0]
    }

    /// Symbols of the text at `place` in the order of lengths.
    func count(at place: Int) -> Int { starts[place + 1] - starts[place] }

    /// Symbols of the longest text.
    var longest: Int { order.isEmpty ? 0 : count(at: order.count - 1) }

    /// Lends the texts by their places, for as long as the call lasts.
    @inline(__always)
    func withCodes(_ body: (LaneTexts) -> Void) {
        codes.withUnsafeBufferPointer { lend($0.baseAddress, body) }
    }

    /// Lends the texts of `places` in the rows of a group with symbols of its own.
    func withRows(of symbols: GroupSymbols, _ places: Range<Int>, _ body: (LaneTexts) -> Void) {
        let used = starts[places.lowerBound]..<starts[places.upperBound]
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: used.upperBound + 1) { rows in
            guard let rows = rows.baseAddress else { return }
            // Where the codes would lie, so that the same places hold.
            scalars.withUnsafeBufferPointer { scalars in
                symbols.translate(
                    UnsafeBufferPointer(rebasing: scalars[used]), into: rows + used.lowerBound)
            }
            lend(UnsafePointer(rows), body)
        }
    }

    @inline(__always)
    private func lend(_ codes: UnsafePointer<UInt8>?, _ body: (LaneTexts) -> Void) {
        starts.withUnsafeBufferPointer { starts in
            guard let codes, let starts = starts.baseAddress else { return }
            body(LaneTexts(codes: codes, starts: starts))
        }
    }
}
