/// The symbols that texts are compared by: bytes where both are ASCII, Unicode scalars otherwise.
///
/// The results are the same either way; bytes are faster.
public enum Symbols {
    /// The values of the text's Unicode scalars.
    public static func scalars(of text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    static func with<Result>(
        _ left: String, _ right: String, bytes: (Span<UInt8>, Span<UInt8>) -> Result,
        scalars: (Span<UInt32>, Span<UInt32>) -> Result
    ) -> Result {
        var left = left
        var right = right
        let direct = left.withUTF8 { leftBytes -> Result? in
            right.withUTF8 { rightBytes -> Result? in
                guard leftBytes.allSatisfy({ $0 < 0x80 }), rightBytes.allSatisfy({ $0 < 0x80 }) else { return nil }
                return bytes(leftBytes.span, rightBytes.span)
            }
        }
        if let direct { return direct }
        return scalars(Self.scalars(of: left).span, Self.scalars(of: right).span)
    }
}
