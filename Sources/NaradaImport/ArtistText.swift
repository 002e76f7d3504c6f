import NaradaModel

/// Artist credits as files spell them.
enum ArtistText {
    /// The credit that a field spells; blank is a credit without names.
    ///
    /// JSON in one of the three forms of `ArtistCredit` is read as such. Text is one name as it stands, except that `;`
    /// and the unit separator (U+001F), which exports put between names and names do not hold, divide it. A comma or
    /// `&` never does: `Crosby, Stills & Nash` and `Earth, Wind & Fire` are single artists, and taking credits apart
    /// is the work of the matching rooms, which know the other side.
    static func credit(_ text: String) -> ArtistCredit {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return ArtistCredit([]) }
        if let first = trimmed.utf8.first, first == Byte.bracket || first == Byte.brace,
            let credit = ArtistCredit(json: trimmed)
        {
            return credit
        }
        let pieces = divided(trimmed)
        return ArtistCredit(pieces.count > 1 ? pieces : [trimmed])
    }

    private static let unitSeparator: Unicode.Scalar = "\u{1f}"

    private static func divided(_ text: String) -> [String] {
        var pieces: [String] = []
        var piece = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // `Simon &amp; Garfunkel`: the semicolon that ends an HTML character reference is no separator.
            if scalar == unitSeparator || scalar == ";" && !endsReference(piece) {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
            } else {
                piece.append(scalar)
            }
        }
        pieces.append(String(piece))
        return pieces.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Whether the text ends as `&amp`, `&#39` or `&#x27` do.
    private static func endsReference(_ text: String.UnicodeScalarView) -> Bool {
        // The longest references in use, such as `&Eacute`, have fewer than ten characters.
        for (distance, scalar) in text.reversed().prefix(10).enumerated() {
            if scalar == "&" { return distance > 0 }
            guard scalar == "#" || scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            else { return false }
        }
        return false
    }
}
