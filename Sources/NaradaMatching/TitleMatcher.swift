import NaradaText

/// Compares the titles' cores, without featured artists, version, remaster, edition and part marks.
struct TitleMatcher: Matcher {
    let name = "title"
    let role = MatcherRole.title
    let levels = [
        ComparisonLevel("exact", "the same title", .agrees),
        ComparisonLevel("close", "nearly the same title", .agrees),
        ComparisonLevel("other_subtitle", "the same title with another or no subtitle", .agrees),
        ComparisonLevel("alternative", "a translation or second reading of the title", .agrees),
        ComparisonLevel("transliterated", "the same title in another script", .agrees),
        ComparisonLevel("near", "a similar title", .agrees),
        ComparisonLevel("other", "another title", .conflicts),
        ComparisonLevel("cut", "the beginning of the title, cut short, at the same length", .cannotCompare),
        ComparisonLevel("other_script", "titles in scripts that cannot be compared", .cannotCompare),
        ComparisonLevel("missing", "no title, or a placeholder, on a side", .cannotCompare),
    ]

    // Spelling similarity (Indel, 0...1) from which titles are close or near. Between 20 letters one letter dropped
    // leaves 0.97 and one replaced 0.95; "Yesterday" and "Yesterday Once More" have 0.64.
    private static let close = 0.90
    private static let near = 0.80
    // Short words are near each other by chance: "Adieu" and "Deus".
    private static let shortestForSpelling = 5

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        if Self.differPlainly(left, right) { return 6 }
        return levelAtLength(left, right)
    }

    /// Whether the cards alone say that the titles are others, as those of most pairs are; a quick way to what
    /// `levelAtLength` says too.
    @inline(__always)
    private static func differPlainly(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        // Field by field: taken out as a whole, the cards would be copied.
        let marks = left.card.marks.union(right.card.marks)
        guard marks.isDisjoint(with: [.untitled, .furtherForms, .foreignForms]),
            left.card.title.key != right.card.title.key, left.card.writtenKey != right.card.writtenKey,
            min(left.card.title.length, right.card.title.length) >= shortestForSpelling,
            scriptsCompare(left.card.title.script, right.card.title.script), !DurationMatcher.areNear(left, right)
        else { return false }
        return left.card.titleNumbers != right.card.titleNumbers
            || !left.card.title.hasWords(of: right.card.title)
                && !left.card.title.mayBeSimilar(to: right.card.title, atLeast: near)
    }

    /// The level by all rules.
    private func levelAtLength(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (card, otherCard) = (left.card, right.card)
        if card.title.isEmpty || otherCard.title.isEmpty { return 9 }
        if card.writtenKey == otherCard.writtenKey { return 0 }
        let marks = card.marks.union(otherCard.marks)
        let isSame = card.title.key == otherCard.title.key
        if marks.contains(.untitled) && !isSame { return 9 }
        if isSame { return !marks.contains(.subtitled) || subtitlesAgree(left, right) ? 0 : 2 }
        if marks.contains(.furtherForms), anyForms(left, right, where: { $0.card.key == $1.card.key }) {
            return haveTheSameForms(left, right) ? 0 : 3
        }
        if marks.contains(.foreignForms), anyForms(left, right, where: { $0.isTransliteration(of: $1) }) { return 4 }
        if !scriptsCompare(card.title.script, otherCard.title.script) { return 8 }
        guard card.titleNumbers == otherCard.titleNumbers else { return isCut(left, right) ? 7 : 6 }
        guard min(card.title.length, otherCard.title.length) >= Self.shortestForSpelling else {
            // "Brik" is "Brink" all the same: a letter less makes no other word of four.
            let isMisspelt = card.title.mayBeMisspelt(otherCard.title) && left.titleText.isMisspelt(right.titleText)
            return isMisspelt ? 5 : isCut(left, right) ? 7 : 6
        }
        if card.title.hasWords(of: otherCard.title) { return 1 }
        guard card.title.mayBeSimilar(to: otherCard.title, atLeast: Self.near) else {
            return isCut(left, right) ? 7 : 6
        }
        let (one, other) = (left.titleText, right.titleText)
        if differByAnArticle(one, other) { return 1 }
        guard let similarity = one.similarity(to: other, atLeast: Self.near), !differByAMark(one, other) else {
            return isCut(left, right) ? 7 : 6
        }
        if similarity >= Self.close, one.words.count != other.words.count, one.hasLetters(of: other) {
            return subtitlesAgree(left, right) ? 0 : 2
        }
        return similarity >= Self.close ? 1 : 5
    }

    private func anyForms(
        _ left: FoldedTrack, _ right: FoldedTrack, where holds: (FoldedText, FoldedText) -> Bool
    ) -> Bool {
        // One by one, since a list of all readings would be made for each pair.
        if holds(left.titleText, right.titleText) { return true }
        for form in right.furtherForms where holds(left.titleText, form) { return true }
        for form in left.furtherForms {
            if holds(form, right.titleText) { return true }
            for other in right.furtherForms where holds(form, other) { return true }
        }
        return false
    }

    /// Whether the titles say one thing in two orders: `Gangnam Style (강남스타일)` and `강남스타일 (Gangnam Style)`.
    private func haveTheSameForms(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        isTranslation(left) && isTranslation(right) && left.subtitleText.key == right.titleText.key
            && left.titleText.key == right.subtitleText.key
    }

    /// Whether the subtitles say nothing against the title: "Song - Album" in a source without an album column is no
    /// other subtitle.
    private func subtitlesAgree(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        let (one, other) = (left.subtitleText, right.subtitleText)
        if one.key == other.key { return true }
        return other.isEmpty && (AlbumMatcher.areClose(one, right.albumText) || isTranslation(left))
            || one.isEmpty && (AlbumMatcher.areClose(other, left.albumText) || isTranslation(right))
    }

    /// Whether the subtitle says the title once more in another script: `봄날 (Spring Day)`.
    private func isTranslation(_ track: FoldedTrack) -> Bool {
        let (title, subtitle) = (track.titleText.script, track.subtitleText.script)
        return title != .none && subtitle != .none && !scriptsCompare(title, subtitle)
    }

    /// Whether one title is the other with an article before it, which catalogues file a title without: `The Golden Age`
    /// and `Golden Age`. Of a single word it makes another name: `Ramona` and `La Ramona`.
    private func differByAnArticle(_ one: FoldedText, _ other: FoldedText) -> Bool {
        let (few, many) = one.words.count < other.words.count ? (one.words, other.words) : (other.words, one.words)
        guard few.count > 1, many.count == few.count + 1, let first = many.first?.key, Self.articles.contains(first)
        else {
            return false
        }
        // "La La La" is no "La La" with an article.
        return few.first?.key != first && zip(few, many.dropFirst()).allSatisfy { $0.key == $1.key }
    }

    private static let articles = Set(TitleGrammar.articles.flatMap { FoldedText($0).words.map(\.key) })

    /// Whether one title is the other with a word that marks a version: "Yesterday Live" is no misspelt "Yesterday".
    private func differByAMark(_ one: FoldedText, _ other: FoldedText) -> Bool {
        let (few, many) = one.words.count < other.words.count ? (one, other) : (other, one)
        guard few.words.count < many.words.count else { return false }
        return many.words.contains { word in
            word.isVersionWord && !few.words.contains { $0.key == word.key }
        }
    }

    /// Whether one title is the beginning of the other: whole words of it, or as many letters as forms leave room for. A
    /// shorter title is another one, as "Angel" is beside "Angel Eyes"; only where the lengths agree may it be cut.
    private func isCut(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        guard DurationMatcher.areNear(left, right) else { return false }
        let (one, other) = (left.titleText.scalars, right.titleText.scalars)
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        guard short.count < long.count, long.starts(with: short) else { return false }
        return (long[short.count] == Self.blank || short.count >= Self.narrowestForm)
            && !differByAMark(left.titleText, right.titleText)
    }

    private static let blank: UInt32 = 0x20
    /// Letters: tags of ID3v1 hold 30, and a number or an artist may stand before the title.
    private static let narrowestForm = 20

    func value(of track: FoldedTrack) -> String? {
        let core = track.titleCore
        guard !core.isEmpty else { return nil }
        return track.subtitle.map { "\(core) (\($0))" } ?? core
    }
}

/// Whether spellings in the two scripts can be compared letter by letter.
///
/// Symbols and digits compare with everything; Japanese mixes kana with Chinese characters.
func scriptsCompare(_ one: Script, _ other: Script) -> Bool {
    if one == other || one == .none || other == .none { return true }
    return one == .han && other == .kana || one == .kana && other == .han
}
