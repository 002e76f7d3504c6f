/// Texts in the codes of a block, by length: neighbours share what depends on the length alone.
struct CodedTexts {
    /// The index of each text, in the order of lengths.
    let order: [Int]

    private let codes: [UInt8]
    private let starts: [Int]

    /// The texts of `texts`, of each the first `longest` symbols.
    init(_ texts: TextBlock, codes: SymbolCodes, longest: Int = .max) {
        let coded = (0..<texts.count).map { index in
            texts.scalars(at: index).prefix(longest).map { codes.code(of: $0) }
        }
        order = coded.indices.sorted { (coded[$0].count, $0) < (coded[$1].count, $1) }
        var flat: [UInt8] = []
        var starts = [0]
        for index in order {
            flat.append(contentsOf: coded[index])
            starts.append(flat.count)
        }
        // A byte more than there is: no block is without memory, even one of empty texts.
        self.codes = flat + [0]
        self.starts = starts
    }

    /// Symbols of the text at `place` in the order of lengths.
    func count(at place: Int) -> Int { starts[place + 1] - starts[place] }

    /// Symbols of the longest text.
    var longest: Int { order.isEmpty ? 0 : count(at: order.count - 1) }

    /// Lends the texts by their places, for as long as the call lasts.
    @inline(__always)
    func withCodes(_ body: (LaneTexts) -> Void) {
        codes.withUnsafeBufferPointer { codes in
            starts.withUnsafeBufferPointer { starts in
                guard let codes = codes.baseAddress, let starts = starts.baseAddress else { return }
                body(LaneTexts(codes: codes, starts: starts))
            }
        }
    }
}
