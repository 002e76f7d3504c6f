import NaradaTestSupport

/// The writing systems of the made-up names.
enum Script: Sendable {
    case latin, cyrillic, greek, kana, hangul, han

    /// The script of an artist: of a hundred, 87 write Latin letters. The shares follow nothing but the wish to have
    /// thousands of each in a library of a million.
    init(ofArtist rank: Int) {
        var random = SplitMix64(seed: 0, stream: Stream.script, index: rank)
        switch random.below(100) {
        case 0..<4: self = .cyrillic
        case 4..<6: self = .greek
        case 6..<9: self = .kana
        case 9..<11: self = .hangul
        case 11..<13: self = .han
        default: self = .latin
        }
    }

    /// Whether its words stand without blanks between them.
    var joinsWords: Bool { self == .kana || self == .han }

    /// A made-up word; the same generator gives the same word.
    func word(using random: inout SplitMix64) -> String {
        switch self {
        case .latin:
            return syllables(2 + random.below(2), Self.latinOnsets, Self.latinVowels, Self.latinCodas, &random)
        case .cyrillic:
            return syllables(2 + random.below(2), Self.cyrillicOnsets, Self.cyrillicVowels, Self.cyrillicCodas, &random)
        case .greek:
            return syllables(2 + random.below(2), Self.greekOnsets, Self.greekVowels, Self.greekCodas, &random)
        case .kana:
            return letters(2 + random.below(3), Self.kanaLetters, &random)
        case .hangul:
            // Syllable blocks lie in one row of Unicode: 11,172 from U+AC00 (The Unicode Standard, 3.12).
            let scalars = (0..<(2 + random.below(2))).compactMap { _ in
                Unicode.Scalar(0xAC00 + UInt32(random.below(11_172)))
            }
            return String(String.UnicodeScalarView(scalars))
        case .han:
            return letters(1 + random.below(2), Self.hanLetters, &random)
        }
    }

    private func syllables(
        _ count: Int, _ onsets: [String], _ vowels: [String], _ codas: [String], _ random: inout SplitMix64
    ) -> String {
        var word = ""
        for _ in 0..<count {
            word += (random.pick(onsets) ?? "") + (random.pick(vowels) ?? "")
        }
        return word + (random.pick(codas) ?? "")
    }

    private func letters(_ count: Int, _ alphabet: [String], _ random: inout SplitMix64) -> String {
        (0..<count).map { _ in random.pick(alphabet) ?? "" }.joined()
    }

    private static let latinOnsets = [
        "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "r", "s", "sh",
        "st", "t", "tr", "v", "w", "z", "",
    ]
    // Every tenth vowel bears a mark that some service will drop.
    private static let latinVowels = [
        "a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ea", "oo", "é", "ö", "á",
    ]
    private static let latinCodas = ["", "", "", "n", "r", "s", "l", "m", "nd", "th", "t", "ck"]
    private static let cyrillicOnsets = [
        "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "х", "ш",
    ]
    private static let cyrillicVowels = ["а", "е", "и", "о", "у", "ы", "я", "ё"]
    private static let cyrillicCodas = ["", "", "н", "р", "й", "ть", "м"]
    private static let greekOnsets = ["β", "γ", "δ", "θ", "κ", "λ", "μ", "ν", "π", "ρ", "σ", "τ", "φ", "χ"]
    private static let greekVowels = ["α", "ε", "η", "ι", "ο", "ω", "ά", "έ", "ί", "ό"]
    private static let greekCodas = ["", "ς", "ν", ""]
    private static let kanaLetters = "アイウエオカキクケコガギグゲゴサシスセソタチツテトナニノハヒフバビブマミムメモラリルレロワンのはをがに".map(String.init)
    private static let hanLetters = "愛月花夜空雨風雪星海山水火心夢春夏秋冬日光天地人生死歌声道東西南北京大小長白黒赤青新古一二三千万年時".map(String.init)
}
