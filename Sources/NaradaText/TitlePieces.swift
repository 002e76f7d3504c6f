/// A stretch of a title between its separators, and what separates it from the one before.
struct TitlePiece {
    enum Frame {
        /// The title's start.
        case first
        case bracket
        /// Text directly behind a bracket.
        case afterBracket
        case dash, pipe, tilde, slash, colon, equals
    }

    var frame: Frame
    /// Lexemes, without separators and without the brackets themselves.
    var range: Range<Int>
}

/// Cuts lexemes into pieces at the top level: what stands in brackets is one piece, whatever is in it.
///
///     Hey Jude (Live at X: Y) - 2011 Remaster
///     ^first    ^bracket        ^dash
enum TitlePieces {
    static func cut(_ lexemes: [Lexeme]) -> [TitlePiece] {
        var pieces: [TitlePiece] = []
        pieces.reserveCapacity(usualPieces)
        var frame = TitlePiece.Frame.first
        var start = 0
        var index = 0

        func close(at end: Int) {
            if start < end || (pieces.isEmpty && frame == .first) {
                pieces.append(TitlePiece(frame: frame, range: start..<max(start, end)))
            }
        }

        while index < lexemes.count {
            // Asked where they lie: a copy of each would be counted.
            let kind = lexemes[index].kind
            if kind == .open {
                if lexemes[index].partner < 0 {
                    // A bracket that never closes runs to the end, if it opens like one.
                    guard lexemes[index].spaceBefore, index > 0, index + 1 < lexemes.count else {
                        index += 1
                        continue
                    }
                    close(at: index)
                    pieces.append(TitlePiece(frame: .bracket, range: index + 1..<lexemes.count))
                    return pieces
                }
                if isInsideWord(index, lexemes) || (index == start && frame == .first) {
                    index = lexemes[index].partner + 1
                    continue
                }
                close(at: index)
                pieces.append(TitlePiece(frame: .bracket, range: index + 1..<lexemes[index].partner))
                index = lexemes[index].partner + 1
                start = index
                frame = .afterBracket
                continue
            }
            if let next = separator(at: index, lexemes) {
                close(at: index)
                index += 1
                // "--" and "//" separate as one of them does.
                while index < lexemes.count, lexemes[index].kind == kind { index += 1 }
                start = index
                frame = next
                continue
            }
            index += 1
        }
        close(at: lexemes.count)
        return pieces
    }

    /// Few titles that are cut have more.
    private static let usualPieces = 4

    /// The bracket is part of a word: `R(e)volution`.
    private static func isInsideWord(_ open: Int, _ lexemes: [Lexeme]) -> Bool {
        let after = lexemes[open].partner + 1
        return after < lexemes.count && lexemes[after].kind == .word && !lexemes[after].spaceBefore
            && !lexemes[open].isQuoting
    }

    /// `2008-02-15: Venue`: the colon belongs to the date.
    private static func isDate(before index: Int, _ lexemes: [Lexeme]) -> Bool {
        guard index >= 5, lexemes[index - 2].kind == .dash, lexemes[index - 4].kind == .dash else { return false }
        return NumberWords.isDigits(lexemes[index - 1].folded) && NumberWords.isDigits(lexemes[index - 3].folded)
            && NumberWords.year(lexemes[index - 5].folded) != nil
    }

    /// `Op. 60: III - Allegro`: the dash stands where others write a point.
    private static func isMovement(before index: Int, _ lexemes: [Lexeme]) -> Bool {
        index >= 2 && lexemes[index - 2].kind == .colon && NumberWords.roman(lexemes[index - 1].folded) != nil
    }

    /// The frame that the lexeme opens, if it separates: with blanks on both sides, or for colons and pipes one.
    private static func separator(at index: Int, _ lexemes: [Lexeme]) -> TitlePiece.Frame? {
        guard index > 0, index + 1 < lexemes.count else { return nil }
        let spaceAfter = lexemes[index + 1].spaceBefore || lexemes[index + 1].kind == lexemes[index].kind
        let bothSides = lexemes[index].spaceBefore && spaceAfter
        switch lexemes[index].kind {
        case .dash where bothSides: return isMovement(before: index, lexemes) ? nil : .dash
        case .bullet where bothSides: return .dash
        case .tilde where bothSides: return .tilde
        case .pipe where lexemes[index].spaceBefore || spaceAfter: return .pipe
        case .slash where bothSides: return .slash
        case .underscore where bothSides: return .slash
        case .equals where bothSides: return .equals
        case .colon where spaceAfter: return isDate(before: index, lexemes) ? nil : .colon
        default: return nil
        }
    }
}
