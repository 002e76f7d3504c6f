/// The last step: texts, folded forms and alternatives of what was gathered.
extension TitleAssembly {
    mutating func finished() -> TitleReading {
        if let last = core.last, !trimmed(last).isEmpty { core[core.count - 1] = trimmed(last) }
        if medley.count == 2, Bilingual.areDifferentScripts(text(medley[0]), text(medley[1])) {
            equals += medley
            medley = []
        }
        var coreText = core.map { text($0) }.joined(separator: " ")
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
        // "Karaoke Version (Originally Performed By X)" says twice that it is karaoke.
        if mark.kinds.contains(.karaoke) { mark.kinds.removeAll { $0 == .cover } }
        let subtitle = subtitles.isEmpty ? nil : subtitles.map { text($0) }.joined(separator: " - ")
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
            sectionsHaveParts: subtitles.contains { listsSections($0) || countsAnother($0) },
            medley: medley.map { folder.fold(text($0)) }.filter { !$0.isEmpty })
    }

    private static func endsCore(_ number: PartNumber) -> Bool { number.kind == .plain }

    /// A core that is all one bracket, or all in quotes, loses them: `[Untitled]`.
    func unwrapped() -> String? {
        guard core.count == 1, let range = core.first, let first = range.first, range.count > 2,
            lexemes[first].kind == .open, lexemes[first].partner == range.upperBound - 1
        else { return nil }
        return text(first + 1..<range.upperBound - 1)
    }

    static let articles: Set<String> = [
        "the", "a", "an", "der", "die", "das", "le", "les", "la", "el", "los", "las", "il",
    ]

    /// `Final Countdown, The` → `The Final Countdown`.
    func articleAtEnd() -> (text: String, range: Range<Int>)? {
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

    /// A bracket that lists what the piece is made of, one section behind the other: `Sleep (Monheim / Locks of Love Pt.
    /// III)`.
    func listsSections(_ range: Range<Int>) -> Bool {
        guard range.lowerBound > 0, lexemes[range.lowerBound - 1].kind == .open else { return false }
        return range.contains { index in
            lexemes[index].kind == .slash && lexemes[index].spaceBefore && index + 1 < range.upperBound
                && lexemes[index + 1].spaceBefore
        }
    }

    /// A second name that counts its own volumes, as albums do and songs hardly: `Forever - Dance Smash, Volume 4`.
    func countsAnother(_ range: Range<Int>) -> Bool {
        guard let first = range.first(where: { lexemes[$0].kind == .word }) else { return false }
        let found = parts.all(in: range, isFirst: false)
        return mark.parts.isEmpty && !found.isEmpty
            && found.allSatisfy { $0.range.lowerBound > first && $0.parts.allSatisfy { $0.kind == .volume } }
            && core.allSatisfy { parts.all(in: $0, isFirst: $0.lowerBound == 0).isEmpty }
    }

    func startsWithDesignator(_ text: String) -> Bool {
        let first = folder.fold(text).prefix { $0 != " " }
        if case .part? = marks.vocabulary.role(of: String(first)) { return true }
        return false
    }

    private static let aliasWords = ["aka", "alias", "or"]

    /// Whether the first words of a subtitle may be such a word; false is certain.
    private func mayNameAlias(_ range: Range<Int>) -> Bool {
        range.prefix(6).contains { Self.aliasWords.contains(lexemes[$0].folded) }
    }

    func alternatives(coreText: String, coreFolded: String, subtitle: String?) -> [String] {
        var found: [String] = []
        func add(_ text: String) {
            let folded = folder.fold(text)
            if !folded.isEmpty, folded != coreFolded, !found.contains(folded) { found.append(folded) }
        }
        if let subtitle { add(coreText + " " + subtitle) }
        for range in subtitles {
            let text = text(range)
            let words =
                mayNameAlias(range)
                ? marks.words(of: range.lowerBound..<min(range.upperBound, range.lowerBound + 6)) : []
            if let aka = words.first?.folded, Self.aliasWords.contains(aka), words.count > 1 {
                add(self.text(words[1].lexeme..<range.upperBound))
            } else if Bilingual.areDifferentScripts(text, coreText) {
                add(text)
            }
        }
        for range in equals { add(text(range)) }
        // "Vol. 4" is the number of a title, not its Latin half.
        let halves = Bilingual.halves(of: coreText)
        if !halves.contains(where: { startsWithDesignator($0) }) { for half in halves { add(half) } }
        return found
    }
}
