/// Reading the names of columns.
enum ColumnName {
    /// The letters and digits of a name, lower case: `Artist Name(s)` and `artist_names` are one name.
    static func key(_ name: String) -> String {
        var key = ""
        for scalar in name.unicodeScalars where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            key += scalar.properties.lowercaseMapping
        }
        return key
    }

    /// The words of a name, lower case: `durationMs`, `duration_ms` and `Duration (ms)` are `duration`, `ms`.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previousIsLower = false
        for scalar in name.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            let startsWord = scalar.properties.isUppercase && previousIsLower
            if !isLetter || startsWord, !word.isEmpty {
                words.append(word)
                word = ""
            }
            if isLetter { word += scalar.properties.lowercaseMapping }
            previousIsLower = scalar.properties.isLowercase
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// The names trimmed, with `column 3` for a nameless third and `name (2)` for a second `name`.
    static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.enumerated().map { index, raw in
            let trimmed = raw.trimmed
            let base = trimmed.isEmpty ? "column \(index + 1)" : trimmed
            var name = base
            var copy = 2
            while !seen.insert(name).inserted {
                name = "\(base) (\(copy))"
                copy += 1
            }
            return name
        }
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        // Nearly every field begins and ends with a printable ASCII byte, and Unicode's tables are slow to ask.
        if let first = utf8.first, let last = utf8.last, first.isPrintableASCII, last.isPrintableASCII {
            return self
        }
        guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(String.UnicodeScalarView(unicodeScalars[first...last]))
    }

    /// Whether there is nothing but white space.
    var isBlank: Bool {
        if let first = utf8.first, first.isPrintableASCII { return false }
        return unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}

extension UInt8 {
    fileprivate var isPrintableASCII: Bool { (0x21...0x7e).contains(self) }
}
