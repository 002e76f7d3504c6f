/// Splits a credit such as `A, B & C feat. D` into single names.
enum NameList {
    /// Words between names that always part them. A name that contains one is found again in
    /// `CreditReading.whole`, which is why "and" may be here.
    private static let joints: Set<String> = [
        "&", "+", "and", "feat", "feat.", "featuring", "ft", "ft.", "with", "vs", "vs.", "versus", "x", "×", "/", ";",
        "|", "と", "meets", "presents", "pres.", "und", "et", "y", "starring", "＆", "w/", "con", "avec", "mit", "介绍",
        "·", "•",
    ]

    /// Words that make all names behind them guests.
    private static let guestJoints: Set<String> = ["feat", "feat.", "featuring", "ft", "ft.", "starring"]

    /// Words that show that what follows belongs to the name before: `Teddy Wilson and His Orchestra` is one band.
    private static let belonging: Set<String> = [
        "his", "her", "their", "su", "sus", "son", "sa", "ses", "sein", "seine", "ihr", "ihre",
    ]

    /// A name of a credit.
    struct Name: Hashable {
        var text: String
        /// It stands behind "feat.".
        var isGuest: Bool
    }

    /// The names as written, trimmed, in order; blank ones dropped. Linear.
    ///
    /// A comma parts names unless "the" follows it: `Tyler, the Creator`.
    static func split(_ text: String) -> [Name] {
        var names: [Name] = []
        _ = forEach(in: text) { name in
            names.append(name)
            return true
        }
        return names
    }

    /// Calls `body` with each of the same names until it says that it has seen enough. Returns whether it never did.
    static func forEach(in text: String, _ body: (Name) -> Bool) -> Bool {
        if isPlainName(text) { return body(Name(text: text, isGuest: false)) }
        var isFirst = true
        var current: [Substring] = []
        var isGuest = false

        /// Ends a name; false where no other is asked for.
        func close() -> Bool {
            let name = current.joined(separator: " ")
            current.removeAll()
            guard name.unicodeScalars.contains(where: isLetterOrNumber) || (!name.isEmpty && isFirst) else {
                return true
            }
            isFirst = false
            return body(Name(text: withoutLooseComma(name), isGuest: isGuest))
        }

        let words = words(of: text)
        for (index, word) in words.enumerated() {
            // A joint needs a name before it, or the word is part of one: "With Confidence", "X Ambassadors".
            if mayJoin(word), !current.isEmpty, index + 1 < words.count, case let joint = word.lowercased(),
                joints.contains(joint), !belonging.contains(words[index + 1].lowercased())
            {
                guard close() else { return false }
                isGuest = isGuest || guestJoints.contains(joint)
                continue
            }
            var rest = word[...]
            while rest.utf8.contains(where: mayBeginComma),
                let comma = rest.firstIndex(where: { ",;、，／".contains($0) })
            {
                let followsThousands =
                    rest.index(after: comma) < rest.endIndex && rest[rest.index(after: comma)].isNumber
                if followsThousands { break }
                let part = rest[..<comma]
                if !part.isEmpty { current.append(part) }
                rest = rest[rest.index(after: comma)...]
                let next = rest.isEmpty && index + 1 < words.count ? words[index + 1].lowercased() : ""
                if next == "the" || next == "jr." || next == "jr" || next == "inc." {
                    current.append(",")
                } else {
                    guard close() else { return false }
                }
            }
            if !rest.isEmpty { current.append(rest) }
        }
        return close()
    }

    private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (scalar.value | 0x20) &- 0x61 < 26 || scalar.value &- 0x30 < 10 }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Whether the text is words with single blanks and no comma, ASCII or letters, none of which can join names: one name,
    /// as most credits are.
    static func isPlainName(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard PlainLetters.areAllOfAnyScript(bytes, or: { $0 > blank && $0 < 0x7F && !",;".utf8.contains($0) }),
                !hasTo(bytes)
            else { return false }
            var word = initialHash
            var previous = blank
            var hasLetter = false
            for byte in bytes {
                if byte == blank {
                    guard previous != blank, !jointHashes.contains(word) else { return false }
                    word = initialHash
                } else {
                    let lowercased = byte &- 0x41 < 26 ? byte | 0x20 : byte
                    hasLetter = hasLetter || lowercased &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
                    word = hash(word, lowercased)
                }
                previous = byte
            }
            return hasLetter && previous != blank && !jointHashes.contains(word)
        }
    }

    /// Whether a comma of any script, or a semicolon, may begin with the byte.
    private static func mayBeginComma(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), 0xE3, 0xEF: true
        default: false
        }
    }

    /// The words between white space.
    private static func words(of text: String) -> [Substring] {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return withBlanksAroundTo(text).split(whereSeparator: \.isWhitespace)
        }
        return text.utf8.split { $0 == blank || $0 &- 0x09 < 5 }.map(Substring.init)
    }

    /// Whether the word may be a joint; false is certain.
    private static func mayJoin(_ word: Substring) -> Bool {
        var state = initialHash
        for byte in word.utf8 {
            // Few words beyond ASCII; lower case is not theirs to be told here.
            if byte >= 0x80 { return true }
            state = hash(state, byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        return jointHashes.contains(state)
    }

    private static let blank = UInt8(ascii: " ")
    /// FNV-1a: a word that shares a joint's hash by accident is only looked at more closely.
    private static let initialHash: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let jointHashes = Set(joints.map { $0.utf8.reduce(initialHash, hash) })

    private static func hash(_ state: UInt64, _ byte: UInt8) -> UInt64 {
        (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// `椎名林檎と宮本浩次` → `椎名林檎 と 宮本浩次`: the Japanese "and" stands without blanks.
    ///
    /// Only between characters that are no hiragana, since と is a syllable of many words written in them.
    private static func withBlanksAroundTo(_ text: String) -> String {
        var text = text
        guard text.withUTF8(hasTo) else { return text }
        let characters = Array(text)
        var result = ""
        for (index, character) in characters.enumerated() {
            let joins =
                character == "と" && index > 0 && index + 1 < characters.count && !isHiragana(characters[index - 1])
                && !isHiragana(characters[index + 1])
            result += joins ? " と " : String(character)
        }
        return result
    }

    /// Whether the UTF-8 bytes of と are among these.
    private static func hasTo(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 2 else { return false }
        for index in 0..<bytes.count - 2
        where bytes[index] == 0xE3 && bytes[index + 1] == 0x81 && bytes[index + 2] == 0xA8 { return true }
        return false
    }

    private static func isHiragana(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0x3041...0x309F).contains($0.value) }
    }

    /// Whether the bytes are a blank and a comma.
    private static func isLoose(_ byte: UInt8, _ next: UInt8) -> Bool { byte == blank && next == UInt8(ascii: ",") }

    /// `Tyler , the Creator` → `Tyler, the Creator`.
    private static func withoutLooseComma(_ name: String) -> String {
        // Behind each byte the one before it: searching for a text compares characters.
        guard name.utf8.contains(UInt8(ascii: ",")), zip(name.utf8, name.utf8.dropFirst()).contains(where: isLoose)
        else { return name }
        var result = ""
        for character in name {
            if character == ",", result.last == " " { result.removeLast() }
            result.append(character)
        }
        return result
    }
}
