/// The text of ICU's rules, as characters.
enum RuleText {
    /// The characters of UTF-16; what is none is left out.
    ///
    /// Decoded here: to make a string of each of some thousand rules takes the standard library longer than all else of
    /// reading them.
    static func scalars(_ units: some Sequence<UInt16>) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var high: UInt32 = 0
        for unit in units {
            switch unit {
            case 0xD800..<0xDC00: high = UInt32(unit & 0x3FF)
            case 0xDC00..<0xE000:
                if let scalar = Unicode.Scalar(0x10000 + (high << 10 | UInt32(unit & 0x3FF))) { scalars.append(scalar) }
            default: if let scalar = Unicode.Scalar(unit) { scalars.append(scalar) }
            }
        }
        return scalars
    }
}
