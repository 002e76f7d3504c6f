/// Puts the pieces of one title together into its reading.
struct TitleAssembly {
    let title: String
    let bytes: UnsafeBufferPointer<UInt8>
    let lexemes: [Lexeme]
    let folder: Folder
    let marks: MarkReader
    let parts: PartReader

    /// Where the pieces' texts belong at the moment.
    private enum Zone { case core, subtitle }

    private var zone = Zone.core
    /// Lexeme ranges of the core; joined by blanks where something was taken out between them.
    private var core: [Range<Int>] = []
    private var subtitles: [Range<Int>] = []
    private var mark = Mark()
    private var featured: [String] = []
    private var medley: [Range<Int>] = []
    private var equals: [Range<Int>] = []
    /// The lexeme range of a bracket that was taken for a subtitle, until it is known whether text follows.
    private var lastBracket: Range<Int>?

    init(title: String, bytes: UnsafeBufferPointer<UInt8>, lexemes: [Lexeme], grammar: TitleGrammar) {
        self.title = title
        self.bytes = bytes
        self.lexemes = lexemes
        folder = grammar.folder
        marks = MarkReader(bytes: bytes, lexemes: lexemes, vocabulary: grammar.vocabulary, folder: grammar.folder)
        parts = PartReader(bytes: bytes, lexemes: lexemes, vocabulary: grammar.vocabulary)
    }

    mutating func reading() -> TitleReading {
        let pieces = TitlePieces.cut(lexemes)
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

    private func loneYear(_ piece: TitlePiece) -> Int? {
        guard piece.range.count == 1 else { return nil }
        return NumberWords.year(lexemes[piece.range.lowerBound].folded)
    }

    // MARK: One piece

    private mutating func read(_ piece: TitlePiece) {
        switch piece.frame {
        case .first: readFirst(piece.range)
        case .bracket: readBracket(piece.range)
        default: readText(piece)
        }
        if piece.frame != .bracket { lastBracket = nil }
    }

    /// The first piece is core, whatever it says, except for tails that can be nothing else.
    private mutating func readFirst(_ range: Range<Int>) {
        var range = range
        if let inner = leadingNoise(range) { range = inner }
        let rest = withoutTails(range, isFirst: true)
        core.append(rest.isEmpty ? range : rest)
    }

    /// `[MV] Song`: what video sites put in front is taken off, if a title remains.
    private mutating func leadingNoise(_ range: Range<Int>) -> Range<Int>? {
        guard let first = range.first, lexemes[first].kind == .open, lexemes[first].partner > first,
            lexemes[first].partner + 1 < range.upperBound,
            let noise = marks.read(first + 1..<lexemes[first].partner, trust: .bracket), noise.kinds.isEmpty,
            !noise.editions.isEmpty, !noise.remaster
        else { return nil }
        mark.add(noise)
        return lexemes[first].partner + 1..<range.upperBound
    }

    private mutating func readBracket(_ range: Range<Int>) {
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

    private mutating func readText(_ piece: TitlePiece) {
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
    private mutating func place(_ text: Range<Int>, frame: TitlePiece.Frame) {
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

    private mutating func append(_ text: Range<Int>) {
        if zone == .core { core.append(text) } else { subtitles.append(text) }
    }

    /// Prolongs the last range of the zone to `end`, if nothing was taken out in between; else starts one at `start`.
    private mutating func extend(to end: Int, from start: Int) {
        func prolonged(_ ranges: [Range<Int>]) -> [Range<Int>] {
            guard let last = ranges.last, last.upperBound >= start - 2, last.upperBound <= start else {
                return ranges + [start..<end]
            }
            return ranges.dropLast() + [last.lowerBound..<end]
        }
        if zone == .core { core = prolonged(core) } else { subtitles = prolonged(subtitles) }
    }

    private mutating func readMark(_ range: Range<Int>, trust: MarkReader.Trust) -> Bool {
        guard let found = marks.read(range, trust: trust) ?? severalMarks(range, trust: trust) else { return false }
        mark.add(found)
        for number in parts.all(in: range, isFirst: false) where number.isPart { mark.add(Mark(parts: number.parts)) }
        return true
    }

    /// `Remastered / Mono`, `Live, Acoustic`: marks beside each other in one piece, every one a mark.
    private func severalMarks(_ range: Range<Int>, trust: MarkReader.Trust) -> Mark? {
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
            guard let one = marks.read(start..<index, trust: max(trust, .strict)) else { return nil }
            result.add(one)
            start = index + 1
        }
        return result
    }

    private mutating func readNumbers(_ range: Range<Int>) -> Bool {
        guard let numbers = parts.whole(range) else { return false }
        for number in numbers where !mark.parts.contains(number) { mark.parts.append(number) }
        return true
    }

    // MARK: Guests

    /// Words behind "with" that make it part of a title: `Are You There (With Another Girl)`.
    private static let noGuests: Set<String> = [
        "a", "an", "another", "you", "your", "me", "my", "no", "all", "her", "him", "them", "us", "it", "love", "or",
        "out",
        "this", "that", "every", "somebody", "someone", "everything", "nothing", "one", "two", "mi", "il", "la", "el",
        "dir", "mir", "toi", "moi", "te", "ti",
    ]

    private mutating func readGuests(_ range: Range<Int>, companions: Bool) -> Bool {
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

    private func isName(_ index: Int) -> Bool {
        lexemes[index].kind != .word || !Self.noGuests.contains(lexemes[index].folded)
    }

    private func isPlus(_ index: Int) -> Bool {
        lexemes[index].kind == .other && bytes[lexemes[index].start] == 0x2B
    }

    /// "feat", "ft", "featuring" … with somebody behind it.
    private func isGuestWord(_ index: Int, end: Int) -> Bool {
        let lexeme = lexemes[index]
        guard lexeme.kind == .word, index + 1 < end else { return false }
        if lexeme.folded == "w" || lexeme.folded == "f" {
            return lexemes[index + 1].kind == .slash && !lexemes[index + 1].spaceBefore && index + 2 < end
        }
        guard let (role, length) = marks.vocabulary.match(phrase(at: index, end: end)), role == .guest else {
            return false
        }
        let next = afterStops(index + length, end: end)
        guard next < end, lexemes[next].folded != "of", lexemes[next].folded != "in" else { return false }
        // "12 ft" is a length.
        return index == 0 || lexeme.folded != "ft" || !NumberWords.isDigits(lexemes[index - 1].folded)
    }

    private func phrase(at index: Int, end: Int) -> ArraySlice<String> {
        var words: [String] = []
        var position = index
        while position < end, words.count < 4, lexemes[position].kind == .word {
            words.append(lexemes[position].folded)
            position += 1
        }
        return words[...]
    }

    private func afterGuestWord(_ index: Int) -> Int {
        if lexemes[index].folded == "w" || lexemes[index].folded == "f" { return index + 2 }
        let length = marks.vocabulary.match(phrase(at: index, end: lexemes.count))?.length ?? 1
        return afterStops(index + length, end: lexemes.count)
    }

    private func afterStops(_ index: Int, end: Int) -> Int {
        var index = index
        while index < end, lexemes[index].kind == .stop || lexemes[index].kind == .colon { index += 1 }
        return index
    }

    private mutating func addGuests(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        featured += NameList.split(text(range)).filter { !featured.contains($0) }
    }

    // MARK: Tails

    /// The piece without guests, part numbers and marks at its end that can be nothing else.
    private mutating func withoutTails(_ range: Range<Int>, isFirst: Bool) -> Range<Int> {
        var range = range
        // In the first piece the first word is title; elsewhere a piece may be all guests.
        if let guest = range.dropFirst(isFirst ? 1 : 0).first(where: {
            lexemes[$0].spaceBefore && isGuestWord($0, end: range.upperBound)
        }) {
            addGuests(afterGuestWord(guest)..<range.upperBound)
            range = trimmed(range.lowerBound..<guest)
        }
        while let shorter = withoutTail(range), shorter.lowerBound < shorter.upperBound { range = shorter }
        return range
    }

    private mutating func withoutTail(_ range: Range<Int>) -> Range<Int>? {
        if let found = parts.all(in: range, isFirst: range.lowerBound == 0).last, found.isPart,
            found.range.lowerBound > range.lowerBound,
            lexemes[found.range.upperBound..<range.upperBound].allSatisfy({ $0.kind == .stop || $0.kind == .comma })
        {
            mark.parts.insert(contentsOf: found.parts, at: 0)
            return trimmed(range.lowerBound..<found.range.lowerBound)
        }
        if let release = parts.release(in: range) {
            mark.parts.insert(PartNumber(kind: .release, number: lexemes[release].folded), at: 0)
            mark.add(Mark(kinds: [.rerecording], details: [lexemes[release].folded]))
            return trimmed(range.lowerBound..<release)
        }
        return withoutMarkTail(range)
    }

    /// Cuts marks that no separator sets apart: ` -Live-`, `, Remastered 2011`, `Radio Edit`.
    private mutating func withoutMarkTail(_ range: Range<Int>) -> Range<Int>? {
        let reach = max(range.lowerBound + 1, range.upperBound - MarkReader.longestMark)
        guard reach < range.upperBound else { return nil }
        for index in reach..<range.upperBound {
            let lexeme = lexemes[index]
            switch lexeme.kind {
            case .dash, .tilde:
                // With a blank on one side only.
                let hugging = lexeme.spaceBefore || (index + 1 < range.upperBound && lexemes[index + 1].spaceBefore)
                guard hugging, index + 1 < range.upperBound else { continue }
                let tail = index + 1..<range.upperBound
                if readGuests(tail, companions: false) { return trimmed(range.lowerBound..<index) }
                guard let found = marks.read(tail, trust: .strict) else { continue }
                mark.add(found)
                return trimmed(range.lowerBound..<index)
            case .comma:
                guard let found = marks.read(index + 1..<range.upperBound, trust: .suspicious) else { continue }
                mark.add(found)
                return trimmed(range.lowerBound..<index)
            case .word:
                guard let found = BareTails.mark(from: index, to: range.upperBound, reader: marks) else { continue }
                mark.add(found)
                return trimmed(range.lowerBound..<index)
            default: continue
            }
        }
        return nil
    }

    /// The range without separators at its end, which belonged to what was cut off.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound,
            [.dash, .comma, .colon, .slash, .pipe, .tilde, .open].contains(lexemes[end - 1].kind)
        {
            end -= 1
        }
        return range.lowerBound..<end
    }

    // MARK: Text

    /// The text of lexemes as written.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        let slice = bytes[lexemes[first].start..<lexemes[last].end]
        return String(decoding: slice, as: UTF8.self)
    }

    private mutating func finished() -> TitleReading {
        var coreText = core.map(text).joined(separator: " ")
        var coreRange = core.last ?? 0..<0
        if let unwrapped = unwrapped() { coreText = unwrapped }
        if let article = articleAtEnd() {
            coreText = article.text
            coreRange = article.range
        }
        var folded = folder.fold(coreText)
        if folded.isEmpty {
            coreText = title
            folded = folder.fold(title)
        }
        let subtitle = subtitles.isEmpty ? nil : subtitles.map(text).joined(separator: " - ")
        var numbers: [PartNumber] = []
        for range in core {
            for found in parts.all(in: range, isFirst: range.lowerBound == 0) { numbers += found.parts }
        }
        for range in subtitles {
            for found in parts.all(in: range, isFirst: false) { numbers += found.parts }
        }
        numbers += mark.parts
        if numbers.isEmpty || !numbers.contains(where: { Self.endsCore($0) }), let plain = parts.plain(in: coreRange),
            !numbers.contains(where: { $0.number.hasSuffix(plain.number) })
        {
            numbers.append(plain)
        }
        return TitleReading(
            original: title, core: coreText, coreFolded: folded,
            subtitle: subtitle.flatMap { $0.isEmpty ? nil : $0 },
            alternatives: alternatives(coreText: coreText, coreFolded: folded, subtitle: subtitle),
            featured: featured,
            version: VersionMark(
                kinds: mark.kinds,
                detailFolded: mark.details.isEmpty ? nil : folder.fold(mark.details.joined(separator: " "))),
            remaster: mark.remaster, remasterYear: mark.remasterYear, edition: mark.editions,
            parts: numbers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            medley: medley.map { folder.fold(text($0)) }.filter { !$0.isEmpty })
    }

    private static func endsCore(_ number: PartNumber) -> Bool { number.kind == .plain }

    /// A core that is all one bracket, or all in quotes, loses them: `[Untitled]`.
    private func unwrapped() -> String? {
        guard core.count == 1, let range = core.first, let first = range.first, range.count > 2,
            lexemes[first].kind == .open, lexemes[first].partner == range.upperBound - 1
        else { return nil }
        return text(first + 1..<range.upperBound - 1)
    }

    private static let articles: Set<String> = [
        "the", "a", "an", "der", "die", "das", "le", "les", "la", "el", "los", "las", "il",
    ]

    /// `Final Countdown, The` → `The Final Countdown`.
    private func articleAtEnd() -> (text: String, range: Range<Int>)? {
        guard core.count == 1, let range = core.first, range.count >= 3, let last = range.last,
            lexemes[last].kind == .word, Self.articles.contains(lexemes[last].folded), lexemes[last].spaceBefore,
            lexemes[last - 1].kind == .comma,
            // "La, La, La" and "Hey, Hey, The" are no titles filed under their second word.
            !lexemes[range.lowerBound..<last - 1].contains(where: {
                $0.kind == .comma || $0.folded == lexemes[last].folded
            })
        else { return nil }
        let rest = range.lowerBound..<last - 1
        return (text(last..<last + 1) + " " + text(rest), rest)
    }

    private func startsWithDesignator(_ text: String) -> Bool {
        let first = folder.fold(text).prefix { $0 != " " }
        if case .part? = marks.vocabulary.role(of: String(first)) { return true }
        return false
    }

    private func alternatives(coreText: String, coreFolded: String, subtitle: String?) -> [String] {
        var found: [String] = []
        func add(_ text: String) {
            let folded = folder.fold(text)
            if !folded.isEmpty, folded != coreFolded, !found.contains(folded) { found.append(folded) }
        }
        if let subtitle { add(coreText + " " + subtitle) }
        for range in subtitles {
            let text = text(range)
            let words = marks.words(of: range.prefix(4).startIndex..<min(range.upperBound, range.lowerBound + 6))
            if let aka = words.first?.folded, ["aka", "alias", "or"].contains(aka), words.count > 1 {
                add(self.text(words[1].lexeme..<range.upperBound))
            } else if Bilingual.areDifferentScripts(text, coreText) {
                add(text)
            }
        }
        for range in equals { add(text(range)) }
        // "Vol. 4" is the number of a title, not its Latin half.
        let halves = Bilingual.halves(of: coreText)
        if !halves.contains(where: startsWithDesignator) { halves.forEach(add) }
        return found
    }
}
