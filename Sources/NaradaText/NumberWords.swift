/// Numbers as titles write them.
enum NumberWords {
    /// The largest roman numeral read as a number: no work has more parts, and `mix`, `mild`, `civic` stay words.
    static let largestRoman = 89

    /// The value of a roman numeral in canonical form (`iv`, not `iiii`), 1...89; nil for anything else.
    ///
    /// Only i, v, x and l: titles number no part with c, d or m, and words such as `mix` or `di` would be numbers.
    static func roman(_ word: String) -> Int? {
        guard !word.isEmpty, word.utf8.count <= 7 else { return nil }
        var total = 0
        var previous = Int.max
        for byte in word.utf8.reversed() {
            let value: Int
            switch byte | 0x20 {
            case 0x69: value = 1
            case 0x76: value = 5
            case 0x78: value = 10
            case 0x6C: value = 50
            default: return nil
            }
            total += previous != Int.max && value < previous ? -value : value
            previous = value
        }
        guard (1...largestRoman).contains(total), spelled(total) == word.lowercased() else { return nil }
        return total
    }

    private static func spelled(_ number: Int) -> String { tens[number / 10] + ones[number % 10] }

    private static let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
    private static let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]

    /// The number a folded word stands for where a number is expected: digits, decimals, `186e`, roman, `two`.
    static func value(_ word: String) -> String? {
        if let first = word.utf8.first, first &- 0x30 < 10 {
            if let ordinal = PartVocabulary.number(word) { return String(ordinal) }
            return isNumeral(word) ? trimmedZeros(word) : nil
        }
        if let number = PartVocabulary.number(word) { return String(number) }
        return roman(word).map(String.init)
    }

    /// Digits, with points inside and at most one letter behind: `12`, `4.5`, `186e`.
    static func isNumeral(_ word: String) -> Bool {
        let bytes = word.utf8
        guard let first = bytes.first, first &- 0x30 < 10, let last = bytes.last else { return false }
        return bytes.dropLast().allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E }
            && (last &- 0x30 < 10 || last &- 0x61 < 26)
    }

    /// `002` and `2` are one number.
    private static func trimmedZeros(_ word: String) -> String {
        let rest = word.drop { $0 == "0" }
        guard let first = rest.utf8.first, first &- 0x30 < 10 else { return "0" + rest }
        return String(rest)
    }

    /// Years that a recording, a remaster or a release can have. Sound is recorded since 1860; titles of the future
    /// (2525) are no dates.
    static let years = 1860...2039

    static func year(_ word: String) -> Int? {
        guard word.utf8.count == 4, let number = Int(word), years.contains(number) else { return nil }
        return number
    }

    /// Only digits.
    static func isDigits(_ word: String) -> Bool { !word.isEmpty && word.utf8.allSatisfy { $0 &- 0x30 < 10 } }
}
