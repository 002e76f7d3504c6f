/// One byte for each Unicode scalar of a block of texts, as far as bytes go.
///
/// ASCII is its own code. Other scalars get the next free code when they first appear; alphabets fit, the ten thousand
/// characters of Chinese do not: texts with a scalar that came too late go into groups with symbols of their own.
struct SymbolCodes: Sendable {
    private static let firstFree = 0x80
    /// Codes end here, so that a group's rows (its codes, one of zeros, one of lengths) are numbered by a byte.
    private static let end = 250
    /// What stands for every scalar that no text of the block has.
    static let elsewhere: UInt8 = 255

    private var codes: [UInt32: UInt8] = [:]

    /// The code of `scalar`, given out now if there is one left.
    mutating func code(adding scalar: UInt32) -> UInt8? {
        if scalar < Self.firstFree { return UInt8(scalar) }
        if let known = codes[scalar] { return known }
        let next = Self.firstFree + codes.count
        guard next < Self.end else { return nil }
        codes[scalar] = UInt8(next)
        return UInt8(next)
    }

    /// The code of `scalar`, `elsewhere` where it has none: it can only differ from every symbol in the lanes.
    func code(of scalar: UInt32) -> UInt8 {
        scalar < Self.firstFree ? UInt8(scalar) : codes[scalar] ?? Self.elsewhere
    }
}
