/// Puts the pieces of one title together into its reading.
struct TitleAssembly {
    let title: String
    let bytes: UnsafeBufferPointer<UInt8>
    let lexemes: [Lexeme]
    let folder: Folder
    let marks: MarkReader
    let parts: PartReader

    /// Where the pieces' texts belong at the moment.
    enum Zone { case core, subtitle }

    var zone = Zone.core
    /// Lexeme ranges of the core; joined by blanks where something was taken out between them.
    var core: [Range<Int>] = []
    var subtitles: [Range<Int>] = []
    var mark = Mark()
    var featured: [String] = []
    var medley: [Range<Int>] = []
    var equals: [Range<Int>] = []
    /// A colon follows the first piece: its part number stands in the middle of the title and is no tail.
    var goesOnBehindColon = false
    /// The lexeme range of a bracket that was taken for a subtitle, until it is known whether text follows.
    var lastBracket: Range<Int>?

    init(title: String, bytes: UnsafeBufferPointer<UInt8>, lexemes: [Lexeme], grammar: TitleGrammar) {
        self.title = title
        self.bytes = bytes
        self.lexemes = lexemes
        folder = grammar.folder
        marks = MarkReader(bytes: bytes, lexemes: lexemes, vocabulary: grammar.vocabulary, folder: grammar.folder)
        parts = PartReader(bytes: bytes, lexemes: lexemes, vocabulary: grammar.vocabulary)
    }

    /// - Parameter pieces: those that the lexemes are cut into.
    mutating func reading(of pieces: [TitlePiece]) -> TitleReading {
        goesOnBehindColon = pieces.count > 1 && pieces[1].frame == .colon
        var skipNext = false
        for (index, piece) in pieces.enumerated() {
            if skipNext {
                skipNext = false
                continue
            }
            // "Title - 2009 - Remaster": the year belongs to the mark behind it.
            if piece.frame == .dash, let year = loneYear(piece), index + 1 < pieces.count,
                var next = marks.read(pieces[index + 1].range, trust: .open)
            {
                if next.remaster {
                    next.remasterYear = next.remasterYear ?? year
                } else if !next.kinds.isEmpty {
                    next.details.append(String(year))
                }
                mark.add(next)
                skipNext = true
                continue
            }
            read(piece)
        }
        return finished()
    }

    func loneYear(_ piece: TitlePiece) -> Int? {
        guard piece.range.count == 1 else { return nil }
        return NumberWords.year(lexemes[piece.range.lowerBound].folded)
    }

    // MARK: One piece

    mutating func read(_ piece: TitlePiece) {
        switch piece.frame {
        case .first: readFirst(piece.range)
        case .bracket: readBracket(piece.range)
        default: readText(piece)
        }
        if piece.frame != .bracket { lastBracket = nil }
    }

    /// The first piece is core, whatever it says, except for tails that can be nothing else.
    mutating func readFirst(_ range: Range<Int>) {
        var range = range
        if let inner = leadingNoise(range) { range = inner }
        let rest = withoutTails(range, isFirst: true)
        core.append(rest.isEmpty ? range : rest)
    }

    /// `[MV] Song`: what video sites put in front is taken off, if a title remains.
    mutating func leadingNoise(_ range: Range<Int>) -> Range<Int>? {
        guard let first = range.first, lexemes[first].kind == .open, lexemes[first].partner > first,
            lexemes[first].partner + 1 < range.upperBound,
            let noise = marks.read(first + 1..<lexemes[first].partner, trust: .bracket), noise.kinds.isEmpty,
            !noise.editions.isEmpty, !noise.remaster
        else { return nil }
        mark.add(noise)
        return lexemes[first].partner + 1..<range.upperBound
    }

    mutating func readBracket(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if readGuests(range, companions: false) || readNumbers(range) || readMark(range, trust: .bracket)
            || readGuests(range, companions: true)
        {
            return
        }
        if range.count == 1, let year = NumberWords.year(lexemes[range.lowerBound].folded) {
            mark.add(Mark(editions: ["year \(year)"]))
            return
        }
        subtitles.append(range)
        lastBracket = range
    }

    mutating func readText(_ piece: TitlePiece) {
        let range = piece.range
        let trust: MarkReader.Trust =
            switch piece.frame {
            case .dash, .pipe, .tilde: .open
            case .afterBracket, .colon, .slash: .strict
            default: .suspicious
            }
        if readGuests(range, companions: piece.frame == .dash || piece.frame == .pipe) || readMark(range, trust: trust)
        {
            return
        }
        if piece.frame != .afterBracket, piece.frame != .colon, readNumbers(range) { return }
        if piece.frame == .colon, zone == .core, let numbers = parts.whole(range), numbers.first?.kind == .part {
            mark.parts += numbers
            return
        }
        let rest = withoutTails(range, isFirst: false)
        // Loose punctuation, such as the quotation mark that a tokeniser moved behind a bracket, is no text.
        guard rest.contains(where: { lexemes[$0].kind == .word }) || zone == .core && piece.frame == .slash else {
            return
        }
        place(rest, frame: piece.frame)
    }

    /// Files the text of a piece under core or subtitle.
    mutating func place(_ text: Range<Int>, frame: TitlePiece.Frame) {
        switch frame {
        case .afterBracket:
            // Text goes on behind a bracket that is no mark: the bracket was part of the title.
            if let bracket = lastBracket, subtitles.last == bracket {
                subtitles.removeLast()
                extend(to: text.upperBound, from: bracket.lowerBound - 1)
            } else {
                append(text)
            }
        case .colon:
            extend(to: text.upperBound, from: text.lowerBound)
        case .slash:
            if zone == .core {
                if medley.isEmpty, let first = core.first { medley.append(first) }
                medley.append(text)
            }
            extend(to: text.upperBound, from: text.lowerBound)
        case .equals:
            equals.append(text)
        default:
            zone = .subtitle
            subtitles.append(text)
        }
    }

    mutating func append(_ text: Range<Int>) {
        if zone == .core { core.append(text) } else { subtitles.append(text) }
    }

    /// Prolongs the last range of the zone to `end`, if nothing was taken out in between; else starts one at `start`.
    mutating func extend(to end: Int, from start: Int) {
        func prolonged(_ ranges: [Range<Int>]) -> [Range<Int>] {
            guard let last = ranges.last, last.upperBound >= start - 2, last.upperBound <= start else {
                return ranges + [start..<end]
            }
            return ranges.dropLast() + [last.lowerBound..<end]
        }
        if zone == .core { core = prolonged(core) } else { subtitles = prolonged(subtitles) }
    }

    mutating func readMark(_ range: Range<Int>, trust: MarkReader.Trust) -> Bool {
        guard let found = marks.read(range, trust: trust) ?? severalMarks(range, trust: trust) else { return false }
        mark.add(found)
        for number in parts.all(in: range, isFirst: false) where number.isPart { mark.add(Mark(parts: number.parts)) }
        return true
    }

    /// `Remastered / Mono`, `Live, Acoustic`: marks beside each other in one piece, every one a mark.
    func severalMarks(_ range: Range<Int>, trust: MarkReader.Trust) -> Mark? {
        guard range.count <= MarkReader.longestMark * 2,
            range.contains(where: { lexemes[$0].kind == .slash || lexemes[$0].kind == .comma })
        else { return nil }
        var result = Mark()
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound {
            guard
                index == range.upperBound || lexemes[index].kind == .slash || lexemes[index].kind == .comma
                    || lexemes[index].kind == .dash && lexemes[index].spaceBefore
            else { continue }
            if let one = marks.read(start..<index, trust: max(trust, .strict)) {
                result.add(one)
            } else if result.kinds.isEmpty || parts.whole(start..<index) == nil {
                return nil
            }
            start = index + 1
        }
        return result
    }

    mutating func readNumbers(_ range: Range<Int>) -> Bool {
        guard let numbers = parts.whole(range) else { return false }
        for number in numbers where !mark.parts.contains(number) { mark.parts.append(number) }
        return true
    }

    // MARK: Text

    /// The text of lexemes as written.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        let slice = bytes[lexemes[first].start..<lexemes[last].end]
        return String(decoding: slice, as: UTF8.self)
    }
}
