/// Where a track stands on its release: `7`, `1-7`, `A2`.
public struct TrackPosition: Hashable, Sendable, CustomStringConvertible {
    /// The disc's number or the record side's letter, in capitals; nil where it is not told.
    public let medium: String?
    /// The number on the disc or side, 1...999.
    public let number: Int

    /// More tracks than any medium holds: greater numbers are ids or years.
    private static let greatest = 999

    /// The position that `text` spells; nil where it spells none.
    ///
    /// Read are a number with or without leading zeros (`007`), a disc before it (`1-07`, `2.3`, `1/4` is the first of
    /// four), and a record's side (`B1`, `0B1`, `A` alone is its only track).
    public init?(_ text: some StringProtocol) {
        // Nearly all are a number alone.
        if !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
            guard let number = Int(text), (1...Self.greatest).contains(number) else { return nil }
            (medium, self.number) = (nil, number)
            return
        }
        let trimmed = text.uppercased().filter { !$0.isWhitespace }
        guard !trimmed.isEmpty, trimmed.allSatisfy(\.isASCII) else { return nil }
        let place = trimmed.prefix { $0 != "/" }
        let pieces = place.split(omittingEmptySubsequences: false, whereSeparator: { "-.:".contains($0) })
        guard let last = pieces.last, pieces.count <= 2 else { return nil }
        let unpadded = last.drop { $0 == "0" }
        let side = unpadded.prefix { $0.isLetter }
        let digits = unpadded.dropFirst(side.count)
        guard side.count <= 1, digits.allSatisfy(\.isNumber), side.isEmpty || pieces.count == 1 else { return nil }
        guard let number = digits.isEmpty && !side.isEmpty ? 1 : Int(digits), (1...Self.greatest).contains(number)
        else {
            return nil
        }
        self.number = number
        if let side = side.first {
            medium = String(side)
        } else if pieces.count == 2 {
            guard let disc = Int(pieces[0].drop { $0.isLetter }), disc > 0 else { return nil }
            medium = String(disc)
        } else {
            medium = nil
        }
    }

    /// `1-7`, `A2` or `7`; read again, it gives the same position.
    public var description: String {
        guard let medium else { return String(number) }
        return medium.first?.isLetter == true ? "\(medium)\(number)" : "\(medium)-\(number)"
    }

    /// Whether both can be one place: the same number, on the same medium where both name one.
    public func agrees(with other: TrackPosition) -> Bool {
        number == other.number && (medium == nil || other.medium == nil || medium == other.medium)
    }
}
