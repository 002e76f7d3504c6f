extension StringProtocol {
    /// The text with nothing left in it that a terminal or a reader's eye obeys instead of showing.
    ///
    /// Control characters, line and paragraph separators, bidirectional overrides, byte-order marks, tags and the other
    /// invisible format characters become `\u{1B}`, as Swift spells them. The two joiners stay: emoji families and
    /// several scripts need them. Marks after the thirtieth in a row are dropped: UAX #15 (section 13, "Stream-Safe
    /// Text Format") found no language that stacks more, and a tower of ten thousand covers the lines around it.
    ///
    /// Cost: one pass over the bytes for printable ASCII, one property look-up per scalar for the rest.
    public var harmless: String { harmless(keeping: []) }

    /// The harmless text in which the scalars of `kept` stand as they are.
    public func harmless(keeping kept: Set<Unicode.Scalar>) -> String {
        guard !utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), !isHarmless(keeping: kept) else { return String(self) }
        var out = ""
        out.reserveCapacity(utf8.count)
        var marks = 0
        for scalar in unicodeScalars {
            if scalar.isObeyed && !kept.contains(scalar) {
                out += #"\u{"# + String(scalar.value, radix: 16, uppercase: true) + "}"
                marks = 0
                continue
            }
            marks = scalar.isMark ? marks + 1 : 0
            if marks <= Unicode.Scalar.longestRunOfMarks { out.unicodeScalars.append(scalar) }
        }
        return out
    }

    /// Whether the text is harmless as it is. Looking costs a third of writing anew, and nearly all texts are.
    private func isHarmless(keeping kept: Set<Unicode.Scalar>) -> Bool {
        var marks = 0
        return unicodeScalars.allSatisfy { scalar in
            if scalar.isObeyed && !kept.contains(scalar) { return false }
            marks = scalar.isMark ? marks + 1 : 0
            return marks <= Unicode.Scalar.longestRunOfMarks
        }
    }
}

extension Unicode.Scalar {
    /// UAX #15, D4: more than 30 non-starters in a row occur in no known text.
    fileprivate static let longestRunOfMarks = 30

    /// Whether the scalar steers the display instead of being displayed.
    public var isObeyed: Bool {
        if value < 0x7F { return value < 0x20 }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        case .format:
            // Arabic number signs are format characters that are drawn; the ignorable ones are not.
            return properties.isDefaultIgnorableCodePoint && self != "\u{200C}" && self != "\u{200D}"
                || (0xFFF9...0xFFFB).contains(value)
        default: return false
        }
    }

    fileprivate var isMark: Bool {
        guard value > 0x7F else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }
}
