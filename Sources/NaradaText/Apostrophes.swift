/// Apostrophes that stand for quotation marks: `'Jeepster'`, not `Rockin'` and not `Don't`.
enum Apostrophes {
    /// The lexemes from the first that opens like a quotation mark to the last that closes like one, both included.
    static func quoting(_ lexemes: [Lexeme], _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard
            let open = lexemes.indices.first(where: {
                isOne(lexemes[$0], bytes) && lexemes[$0].spaceBefore && $0 + 1 < lexemes.count
                    && !lexemes[$0 + 1].spaceBefore
            }),
            let close = lexemes.indices.last(where: {
                $0 > open + 1 && isOne(lexemes[$0], bytes) && !lexemes[$0].spaceBefore
                    && ($0 + 1 == lexemes.count || lexemes[$0 + 1].spaceBefore)
            })
        else { return nil }
        return open..<close + 1
    }

    /// Whether the lexeme is an apostrophe, straight or curved to either side.
    static func isOne(_ lexeme: Lexeme, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard lexeme.kind == .other else { return false }
        let mark = bytes[lexeme.start..<lexeme.end]
        return mark.elementsEqual([0x27]) || mark.elementsEqual([0xE2, 0x80, 0x98])
            || mark.elementsEqual([0xE2, 0x80, 0x99])
    }
}
