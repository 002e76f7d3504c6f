/// Finds the numbers that tell parts, movements, volumes and works apart.
struct PartReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let lexemes: [Lexeme]
    let vocabulary: Vocabulary

    struct Found {
        var parts: [PartNumber]
        /// The lexemes the number was read from, designator included.
        var range: Range<Int>

        var isPart: Bool { parts.first?.kind == .part }
    }

    /// Every number with a word for it in the piece, left to right. Linear.
    func all(in piece: Range<Int>, isFirst: Bool) -> [Found] {
        var found: [Found] = []
        var index = piece.lowerBound
        if let movement = movement(at: index, end: piece.upperBound, isFirst: isFirst) {
            found.append(movement)
            index = movement.range.upperBound
        }
        while index < piece.upperBound {
            if lexemes[index].kind == .word {
                guard mayBePart(index), let next = part(at: index, end: piece.upperBound) else {
                    index += 1
                    continue
                }
                found.append(next)
                index = next.range.upperBound
            } else if separatesMovements(index),
                let next = movement(at: index + 1, end: piece.upperBound, isFirst: false)
            {
                found.append(next)
                index = next.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// Movements stand behind a colon, or a dash or slash with blanks.
    private func separatesMovements(_ index: Int) -> Bool {
        switch lexemes[index].kind {
        case .colon: true
        case .dash, .slash: lexemes[index].spaceBefore
        default: false
        }
    }

    /// The piece is nothing but numbered parts: `Pt. 2`, `Vol. 4.5`, `8/10`.
    func whole(_ piece: Range<Int>) -> [PartNumber]? {
        var parts: [PartNumber] = []
        var index = piece.lowerBound
        while index < piece.upperBound {
            if lexemes[index].kind == .word {
                guard let next = part(at: index, end: piece.upperBound) ?? fraction(at: index, end: piece.upperBound)
                else { return nil }
                parts += next.parts
                index = next.range.upperBound
            } else {
                index += 1
            }
        }
        return parts.isEmpty ? nil : parts
    }

    /// `8/10`: the eighth of ten.
    private func fraction(at index: Int, end: Int) -> Found? {
        guard index + 2 < end, lexemes[index + 1].kind == .slash, isShortNumber(index), isShortNumber(index + 2) else {
            return nil
        }
        return Found(
            parts: [
                PartNumber(kind: .part, number: NumberWords.value(lexemes[index].folded) ?? ""),
                PartNumber(kind: .total, number: NumberWords.value(lexemes[index + 2].folded) ?? ""),
            ], range: index..<index + 3)
    }

    private func isShortNumber(_ index: Int) -> Bool {
        NumberWords.isDigits(lexemes[index].folded) && lexemes[index].folded.utf8.count <= 2
    }

    // MARK: One number

    /// Whether a number may begin with the word at `index`; false is certain, and true of few words.
    @inline(__always)
    private func mayBePart(_ index: Int) -> Bool {
        !lexemes[index].traits.isDisjoint(with: [.designator, .digit, .numberWord])
            || lexemes[index].folded.utf8.count == 1
    }

    /// The number whose designator, or ordinal, stands at `index`.
    private func part(at index: Int, end: Int) -> Found? {
        guard mayBePart(index) else { return nil }
        let traits = lexemes[index].traits
        let word = lexemes[index].folded
        if traits.contains(.designator), case .part(let kind)? = vocabulary.role(of: word) {
            return numbered(kind, designator: index, end: end)
        }
        if word == "n", index + 2 < end, isDegree(index + 1), NumberWords.isNumeral(lexemes[index + 2].folded) {
            return numbered(.number, designator: index, after: index + 2, end: end)
        }
        if traits.contains(.digit), let glued = glued(at: index, end: end) { return glued }
        if word.utf8.count == 1, let catalogue = letterCatalogue(at: index, end: end) { return catalogue }
        return traits.contains(.digit) || traits.contains(.numberWord) ? ordinal(at: index, end: end) : nil
    }

    /// `Pt. 2`, `Part the First`, `Parts 1 & 2`, `Part 1 of 2`.
    private func numbered(_ kind: PartNumber.Kind, designator: Int, after: Int? = nil, end: Int) -> Found? {
        var index = after ?? designator + 1
        while index < end, lexemes[index].kind == .stop { index += 1 }
        if index < end, lexemes[index].folded == "the" { index += 1 }
        guard index < end, lexemes[index].kind == .word, let number = number(at: index, end: end, kind: kind) else {
            return nil
        }
        return extended(kind, number: number, designator: designator, last: index, end: end)
    }

    private func number(at index: Int, end: Int, kind: PartNumber.Kind) -> String? {
        let word = lexemes[index].folded
        guard let value = NumberWords.value(word) else { return nil }
        let startsWithDigit = word.utf8.first.map { $0 &- 0x30 < 10 } ?? false
        switch kind {
        case .number, .opus, .catalogue, .track, .episode:
            // "No One", "No I": only digits number these.
            guard startsWithDigit || (kind == .catalogue && NumberWords.roman(word) != nil) else { return nil }
        default:
            // "The part I play": an I that runs on is a pronoun.
            if word == "i" || word == "un" || word == "una" || word == "uno", index + 1 < end,
                lexemes[index + 1].kind == .word
            {
                return nil
            }
        }
        return value
    }

    /// Adds what may follow a number: a range, a total, a second number of a catalogue (`186e/191`, `III:77`).
    private func extended(
        _ kind: PartNumber.Kind, number: String, designator: Int, last: Int, end: Int
    ) -> Found {
        var parts = [PartNumber(kind: kind, number: number)]
        var next = last + 1
        if kind == .catalogue {
            var full = lexemes[designator].folded + " " + number
            if next + 1 < end, lexemes[next].kind == .slash || lexemes[next].kind == .colon,
                !lexemes[next + 1].spaceBefore, NumberWords.isNumeral(lexemes[next + 1].folded),
                let second = NumberWords.value(lexemes[next + 1].folded)
            {
                full += " " + second
                next += 2
            }
            parts[0].number = full
        } else if next + 1 < end, let second = NumberWords.value(lexemes[next + 1].folded) {
            switch lexemes[next].kind {
            case .dash, .other:
                parts[0].number = number + "-" + second
                next += 2
            case .slash where kind == .part:
                parts.append(PartNumber(kind: .total, number: second))
                next += 2
            case .word where lexemes[next].folded == "and" || lexemes[next].folded == "to":
                parts[0].number = number + "-" + second
                next += 2
            case .word where lexemes[next].folded == "of":
                parts.append(PartNumber(kind: .total, number: second))
                next += 2
            default: break
            }
        }
        return Found(parts: parts, range: designator..<next)
    }

    /// `Pt2`, `Op120`, `K467`.
    private func glued(at index: Int, end: Int) -> Found? {
        let word = lexemes[index].folded
        guard let first = word.utf8.first, first &- 0x61 < 26 else { return nil }
        let letters = word.prefix { $0.isASCII && $0.isLetter }
        let digits = word.dropFirst(letters.count)
        guard !letters.isEmpty, letters.count <= 4, !digits.isEmpty, NumberWords.isNumeral(String(digits)) else {
            return nil
        }
        let number = NumberWords.value(String(digits)) ?? String(digits)
        if case .part(let kind)? = vocabulary.role(of: String(letters)), kind != .track {
            let full = kind == .catalogue ? letters + " " + number : number
            return Found(parts: [PartNumber(kind: kind, number: full)], range: index..<index + 1)
        }
        guard letters == "k", digits.utf8.count >= 2 else { return nil }
        return Found(parts: [PartNumber(kind: .catalogue, number: "k " + number)], range: index..<index + 1)
    }

    /// The letters under which catalogues of single composers run: Köchel, Deutsch, Gérard, Scarlatti's L. and K. …
    private static let catalogueLetters: Set<String> = ["k", "d", "g", "s", "l", "h"]

    /// `K. 467`, `D. 960`: one capital, a point, at least two digits.
    private func letterCatalogue(at index: Int, end: Int) -> Found? {
        let word = lexemes[index].folded
        guard Self.catalogueLetters.contains(word), isUpper(index) else { return nil }
        var number = index + 1
        if number < end, lexemes[number].kind == .stop { number += 1 }
        guard number > index + 1 || word == "k", number < end, NumberWords.isNumeral(lexemes[number].folded),
            lexemes[number].folded.utf8.count >= 2, let value = NumberWords.value(lexemes[number].folded)
        else { return nil }
        return extended(.catalogue, number: value, designator: index, last: number, end: end)
    }

    /// `2nd movement`, `second movement`, `1. Satz`.
    private func ordinal(at index: Int, end: Int) -> Found? {
        guard let value = NumberWords.value(lexemes[index].folded) else { return nil }
        var designator = index + 1
        if designator < end, lexemes[designator].kind == .stop { designator += 1 }
        guard designator < end, case .part(let kind)? = vocabulary.role(of: lexemes[designator].folded),
            kind == .movement || kind == .act || kind == .scene
        else { return nil }
        // "Act" and "scene" stand before their number unless an ordinal says otherwise.
        guard kind == .movement || PartVocabulary.number(lexemes[index].folded) != nil else { return nil }
        return Found(parts: [PartNumber(kind: kind, number: value)], range: index..<designator + 1)
    }

    /// `II. Andante`; behind a colon or dash also `II - Andante`, `II Andante`, `II` and `5. Sanctus`.
    private func movement(at index: Int, end: Int, isFirst: Bool) -> Found? {
        guard index < end, lexemes[index].kind == .word else { return nil }
        let word = lexemes[index].folded
        let isRoman = isUpper(index) && NumberWords.roman(word) != nil
        if !isFirst, isRoman, word != "i" || index + 1 == end || lexemes[index + 1].kind == .dash {
            let bare = index + 1 == end || lexemes[index + 1].kind == .word || lexemes[index + 1].kind == .dash
            if bare, let value = NumberWords.value(word) {
                return Found(parts: [PartNumber(kind: .movement, number: value)], range: index..<index + 1)
            }
        }
        guard index + 2 < end, lexemes[index + 1].kind == .stop, lexemes[index + 2].kind == .word else { return nil }
        // A title's own first word: "V. Rose" and "X. Y." are initials, and "5. Foo" is a track number.
        if isFirst, !isRoman || ["v", "x", "l"].contains(word) { return nil }
        guard isRoman || isShortNumber(index), let value = NumberWords.value(word) else { return nil }
        if case .part? = vocabulary.role(of: lexemes[index + 2].folded) { return nil }
        return Found(parts: [PartNumber(kind: .movement, number: value)], range: index..<index + 2)
    }

    /// The number at the end of a core, without a word for it.
    ///
    /// One to three digits, or a roman numeral of two capitals and more: `Malcolm X` and `I` are no numbers.
    func plain(in core: Range<Int>) -> PartNumber? {
        guard let last = core.last(where: { lexemes[$0].kind == .word }),
            core.contains(where: { $0 < last && lexemes[$0].kind == .word })
        else { return nil }
        let word = lexemes[last].folded
        if NumberWords.isDigits(word), word.utf8.count <= 3 {
            return NumberWords.value(word).map { PartNumber(kind: .plain, number: $0) }
        }
        guard word.utf8.count >= 2, isUpper(last), let value = NumberWords.roman(word) else { return nil }
        return PartNumber(kind: .plain, number: String(value))
    }

    /// `Bittersweet 2.0`: a release counted like software, at the end of a core.
    func release(in core: Range<Int>) -> Int? {
        guard let last = core.last(where: { lexemes[$0].kind == .word }), last > core.lowerBound else { return nil }
        let word = lexemes[last].folded.utf8
        guard word.count == 3, word.elementsEqual(lexemes[last].folded.utf8), lexemes[last].folded.hasSuffix(".0"),
            let first = word.first, (0x32...0x39).contains(first)
        else { return nil }
        if case .part? = vocabulary.role(of: lexemes[last - 1].folded) { return nil }
        return last
    }

    /// The sign of `n°`.
    private func isDegree(_ index: Int) -> Bool {
        bytes[lexemes[index].start..<lexemes[index].end].elementsEqual([0xC2, 0xB0])
    }

    private func isUpper(_ index: Int) -> Bool {
        bytes[lexemes[index].start..<lexemes[index].end].allSatisfy { $0 &- 0x41 < 26 }
    }
}
