/// One way in which a title may be two fields: `Artist - Title`, `Title - Album`, `Title (Album)`.
public struct TitleSplit: Hashable, Sendable {
    /// As written, trimmed.
    public var left: String
    public var right: String

    public init(left: String, right: String) {
        self.left = left
        self.right = right
    }
}

extension TitleGrammar {
    /// Splits listed per title; a title with more separators than this is no `Artist - Title`.
    static let mostSplits = 8

    /// Every place where the title may be two fields, left to right: separators at the top level (` - `, ` | `, `: `,
    /// ` / `, ` ~ `), a bracket at the end, a quoted name. At most eight; none for titles over `longestTitle`.
    ///
    /// Hypotheses, not readings: `Live - Forever` splits as well as `Queen - Innuendo`.
    public func splits(_ title: String) -> [TitleSplit] { splits(lexed(title)) }

    /// The same of a title that was cut before.
    public func splits(_ title: LexedTitle) -> [TitleSplit] {
        guard let (lexemes, pieces) = title.cut, let end = lexemes.last?.end else { return [] }
        var native = title.text
        return native.withUTF8 { bytes in

            func slice(_ from: Int, _ to: Int) -> String {
                String(decoding: bytes[from..<max(from, to)], as: UTF8.self)
            }

            var result: [TitleSplit] = []
            func add(_ left: String, _ right: String) {
                let split = TitleSplit(left: left, right: right)
                guard result.count < Self.mostSplits, saysSomething(left), saysSomething(right) else { return }
                if !result.contains(split) { result.append(split) }
            }

            for (index, piece) in pieces.enumerated().dropFirst() where !piece.range.isEmpty {
                let before = pieces[index - 1].range
                let leftEnd =
                    before.isEmpty ? lexemes[piece.range.lowerBound].start : lexemes[before.upperBound - 1].end
                switch piece.frame {
                case .dash, .pipe, .colon, .slash, .tilde, .equals:
                    let closed = pieces[index - 1].frame == .bracket ? lexemes[before.upperBound].end : leftEnd
                    add(slice(lexemes[0].start, closed), slice(lexemes[piece.range.lowerBound].start, end))
                case .bracket where index == pieces.count - 1:
                    let open = lexemes[piece.range.lowerBound - 1].start
                    let left = trimmingBlanks(slice(lexemes[0].start, open))
                    let close = lexemes[piece.range.upperBound - 1].end
                    add(left, slice(lexemes[piece.range.lowerBound].start, close))
                case .first, .bracket, .afterBracket: continue
                }
            }
            for index in lexemes.indices where isLooseSeparator(index, lexemes, bytes) {
                add(slice(lexemes[0].start, lexemes[index - 1].end), slice(lexemes[index + 1].start, end))
            }
            if let quoted = quotedName(lexemes, bytes) {
                let outside = trimmingBlanks(slice(lexemes[0].start, lexemes[quoted.lowerBound].start))
                let name = slice(lexemes[quoted.lowerBound + 1].start, lexemes[quoted.upperBound - 1].end)
                // What is said behind the name is said of it: `Artist "Song" live`.
                let behind = lexemes[(quoted.upperBound + 1)...]
                let remark =
                    behind.contains { $0.kind == .word } ? behind.first.map { slice($0.start, end) } ?? "" : ""
                let isBracket = behind.first?.kind == .open
                add(outside, name + (remark.isEmpty ? "" : isBracket ? " " + remark : " (" + remark + ")"))
            }
            return result
        }
    }

    /// Whether the text folds to something.
    private func saysSomething(_ text: String) -> Bool {
        // No rule takes all letters of a text away.
        text.utf8.contains { ($0 | 0x20) &- 0x61 < 26 } || !folder.fold(text).isEmpty
    }

    /// A dash with a blank on one side only (`Fleetwood Mac -The Ledge`), outside brackets, or an asterisk between blanks.
    private func isLooseSeparator(_ index: Int, _ lexemes: [Lexeme], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index > 0, index + 1 < lexemes.count else { return false }
        let (before, after) = (lexemes[index].spaceBefore, lexemes[index + 1].spaceBefore)
        guard
            lexemes[index].kind == .dash && before != after
                || lexemes[index].kind == .other && before && after && bytes[lexemes[index].start] == 0x2A
        else { return false }
        return !lexemes[..<index].contains { $0.kind == .open && $0.partner > index }
    }

    /// The lexemes of the first quoted stretch, quotation marks included, that stands behind other text.
    private func quotedName(_ lexemes: [Lexeme], _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let apostrophes = Apostrophes.quoting(lexemes, bytes)
        if let apostrophes, apostrophes.lowerBound > 0 { return apostrophes.dropLast() }
        guard let open = lexemes.indices.dropFirst().first(where: { lexemes[$0].kind == .quote }),
            let close = lexemes.indices.dropFirst(open + 2).first(where: { lexemes[$0].kind == .quote })
        else { return nil }
        return open..<close
    }

    private func trimmingBlanks(_ text: String) -> String {
        var text = text[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// The track number in front of a title and what stands behind it: `002-Title`, `07 - Title`, `3. Title`,
    /// `D02T03 - Title`; nil without one.
    ///
    /// A hypothesis: `99 Luftballons` has none, since a blank alone sets nothing apart, but `1-800-273-8255` has.
    public func numberPrefix(of title: String) -> (number: Int, rest: String)? {
        // What begins with neither a digit nor the name of a side has none: most titles are done with here.
        let beginning = title.utf8.prefix(2)
        if let first = beginning.first, first > 0x20, first < 0x80, first &- 0x30 >= 10 {
            guard beginning.count == 2, beginning.allSatisfy(Self.namesSide) else { return nil }
        }
        // Nor does a letter beyond ASCII; white space begins with other bytes.
        if let first = title.utf8.first, (0xC3...0xE0).contains(first) || first >= 0xE4 { return nil }
        let trimmed = title.drop(while: \.isWhitespace)
        // A machine pads its numbers: `002`, `0166`, `0A4` for the fourth track of side A.
        let zeros = trimmed.prefix { $0 == "0" }
        let unpadded = trimmed.dropFirst(zeros.count)
        var digits = unpadded.prefix { $0.isASCII && $0.isNumber }
        var rest = unpadded.dropFirst(digits.count)
        if digits.isEmpty {
            // D02T03, A1: disc or side, then the track.
            let side = unpadded.prefix { $0.isASCII && ($0.isNumber || "ABCDTdt".contains($0)) }
            if zeros.count > 1, side.count == 1, "ABCD".contains(side), unpadded.dropFirst().first == "-" {
                // `00A-Rumours`: the only track of its side.
                let rest = unpadded.dropFirst(2)
                return rest.contains { !$0.isWhitespace } ? (1, String(rest)) : nil
            }
            guard (2...6).contains(side.count), side.first?.isLetter == true, side.last?.isNumber == true else {
                return nil
            }
            digits = side[(side.lastIndex { $0.isLetter } ?? side.startIndex)...].dropFirst()
            rest = unpadded.dropFirst(side.count)
        }
        guard (1...3).contains(digits.count), let number = Int(digits) else { return nil }
        let separator = rest.prefix { " -–—._:)]".contains($0) }
        guard separator.contains(where: { $0 != " " }) else { return nil }
        // "4.5" and "2:30" are numbers to the end; "7 - 11" is not.
        let tail = rest.dropFirst(separator.count)
        guard let first = tail.first, separator.count > 1 || separator == "-" || !first.isNumber else { return nil }
        return (number, String(tail))
    }

    /// Whether the byte may stand in the name of a side or track, `D02T03`.
    private static func namesSide(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || "ABCDTdt".utf8.contains(byte)
    }
}
