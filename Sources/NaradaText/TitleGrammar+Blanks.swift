extension TitleGrammar {
    /// The text with the blanks that a file name writes otherwise: `Too_Beautiful_-_Godsend`,
    /// `Oh-Daddy-(early-take)---Rumours`; the text itself where it has blanks of its own, or nothing stands for them.
    ///
    /// A dash stands for a blank only where a hyphen cannot: three in a row, or beside a bracket, comma or colon.
    public func withBlanks(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == Self.underscore || $0 == Self.hyphen }),
            !WhiteSpace.isAny(in: text)
        else { return text }
        if text.utf8.contains(Self.underscore) { return String(text.map { $0 == "_" ? " " : $0 }) }
        let characters = Array(text)
        let tells = characters.indices.dropFirst().contains { index in
            characters[index] == "-" && ",:)".contains(characters[index - 1])
                || characters[index] == "(" && characters[index - 1] == "-"
                || index > 1 && characters[index - 2...index] == ["-", "-", "-"]
        }
        guard tells else { return text }
        var result = ""
        var index = 0
        while index < characters.count {
            let run = characters[index...].prefix { $0 == "-" }.count
            switch run {
            case 0: result.append(characters[index])
            case 3...: result += " - "
            default: result += " "
            }
            index += max(1, run)
        }
        return result
    }

    /// An album's name in comparison form, its volumes and parts counted alike: `Talents, Vol. II` is `Talents, Volume 2`.
    public func albumName(_ album: String) -> String { countedAlike(folder.fold(album)) }

    /// The folded text with every volume and part counted in one way: `volume 2`, `part 1`.
    func countedAlike(_ folded: String) -> String {
        guard folded.utf8.contains(UInt8(ascii: " ")), vocabulary.countWords.mayMeetWord(of: folded) else {
            return folded
        }
        var words = folded.split(separator: " ").map(String.init)
        for index in words.indices.dropLast() {
            guard case .part(let kind)? = vocabulary.role(of: words[index]), kind == .volume || kind == .part,
                let number = NumberWords.value(words[index + 1])
            else { continue }
            words[index] = kind.rawValue
            words[index + 1] = number
        }
        return words.joined(separator: " ")
    }

    /// The row's padded track number behind its title and what stands before it: `Omega-006`; nil without one.
    ///
    /// A hypothesis: whoever asks must know that the number is the row's own.
    public func numberSuffix(of title: String) -> (number: Int, rest: String)? {
        guard let last = title.utf8.last, last &- 0x30 < 10 else { return nil }
        let digits = title.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let rest = title.dropLast(digits)
        guard digits > 1, title.suffix(digits).first == "0", let number = Int(title.suffix(digits)), rest.count > 1,
            rest.last == "-" || rest.last == "_"
        else { return nil }
        return (number, String(rest.dropLast()))
    }

    private static let underscore = UInt8(ascii: "_")
    private static let hyphen = UInt8(ascii: "-")
}
