/// Guests: "feat." anywhere, "with" and "+" where a bracket or dash sets them apart.
extension TitleAssembly {
    /// Words behind "with" that make it part of a title: `Are You There (With Another Girl)`.
    static let noGuests: Set<String> = [
        "a", "an", "another", "you", "your", "me", "my", "no", "all", "her", "him", "them", "us", "it", "love", "or",
        "out",
        "this", "that", "every", "somebody", "someone", "everything", "nothing", "one", "two", "mi", "il", "la", "el",
        "dir", "mir", "toi", "moi", "te", "ti",
    ]

    mutating func readGuests(_ range: Range<Int>, companions: Bool) -> Bool {
        guard let first = range.first, first + 1 < range.upperBound else { return false }
        let start: Int
        if isGuestWord(first, end: range.upperBound) {
            start = afterGuestWord(first)
        } else if companions, lexemes[first].kind == .word,
            marks.vocabulary.role(of: lexemes[first].folded) == .companion, isName(first + 1)
        {
            start = first + 1
        } else if companions, isPlus(first), isName(first + 1) {
            start = first + 1
        } else {
            return false
        }
        addGuests(start..<range.upperBound)
        return true
    }

    func isName(_ index: Int) -> Bool {
        lexemes[index].kind != .word || !Self.noGuests.contains(lexemes[index].folded)
    }

    func isPlus(_ index: Int) -> Bool {
        lexemes[index].kind == .other && bytes[lexemes[index].start] == 0x2B
    }

    /// "feat", "ft", "featuring" … with somebody behind it.
    func isGuestWord(_ index: Int, end: Int) -> Bool {
        let lexeme = lexemes[index]
        guard lexeme.kind == .word, index + 1 < end else { return false }
        if lexeme.folded == "w" || lexeme.folded == "f" {
            return lexemes[index + 1].kind == .slash && !lexemes[index + 1].spaceBefore && index + 2 < end
        }
        guard lexeme.traits.contains(.guest),
            let (role, length) = marks.vocabulary.match(phrase(at: index, end: end)), role == .guest
        else {
            return false
        }
        let next = afterStops(index + length, end: end)
        guard next < end, lexemes[next].folded != "of", lexemes[next].folded != "in" else { return false }
        // "12 ft" is a length.
        return index == 0 || lexeme.folded != "ft" || !NumberWords.isDigits(lexemes[index - 1].folded)
    }

    func phrase(at index: Int, end: Int) -> ArraySlice<String> {
        var words: [String] = []
        var position = index
        while position < end, words.count < 4, lexemes[position].kind == .word {
            words.append(lexemes[position].folded)
            position += 1
        }
        return words[...]
    }

    func afterGuestWord(_ index: Int) -> Int {
        if lexemes[index].folded == "w" || lexemes[index].folded == "f" { return index + 2 }
        let length = marks.vocabulary.match(phrase(at: index, end: lexemes.count))?.length ?? 1
        return afterStops(index + length, end: lexemes.count)
    }

    func afterStops(_ index: Int, end: Int) -> Int {
        var index = index
        while index < end, lexemes[index].kind == .stop || lexemes[index].kind == .colon { index += 1 }
        return index
    }

    mutating func addGuests(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        featured += NameList.split(text(range)).map(\.text).filter { !featured.contains($0) }
    }
}
