internal import NaradaModel

/// Text as HTML means it.
public enum HTMLText {
    /// The text with all that HTML reads as markup escaped, inside elements and inside quoted attributes, and with
    /// nothing left in it that a reader's eye obeys instead of seeing.
    public static func escaped(_ text: some StringProtocol) -> String {
        let harmless = text.harmless
        guard harmless.utf8.contains(where: isMarkup) else { return harmless }
        var out = ""
        out.reserveCapacity(harmless.utf8.count + 16)
        for scalar in harmless.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
