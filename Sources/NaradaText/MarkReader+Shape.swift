extension MarkReader {
    /// One piece's words and what the vocabulary says of them.
    struct Shape {
        let reader: MarkReader
        let words: [Word]
        let items: [Item]
        let trust: Trust

        /// Words before a tail that make it part of a sentence: `In the Mix`, `The Way We Live`, `Blow My Cover`.
        private static let sentenceWords: Set<String> = [
            "the", "a", "an", "my", "your", "our", "his", "her", "their", "this", "that", "to", "we", "i", "you",
            "they",
            "he", "she", "it", "who", "under", "long", "is", "be", "let", "must", "how", "and", "or", "of", "in", "for",
            "dont", "cant", "wont", "not", "no", "gonna", "wanna", "us", "me", "people", "judge",
        ]

        func mark() -> Mark? {
            if !items.contains(where: { $0.isUnknown || isPlace($0) || isCompanion($0) }) { return known() }
            if trust == .suspicious { return nil }
            return soundtrack() ?? lead() ?? head() ?? tail()
        }

        // MARK: Shapes

        /// Every word is known.
        private func known() -> Mark? {
            guard items.contains(where: isSubstantive) else { return mixture() }
            if trust == .suspicious, words.count < 2, !items.contains(where: { isRemaster($0) }) { return nil }
            // "Original" and "Single" behind a dash or colon alone could be titles; in brackets they are marks.
            return gather(items.indices, detail: items.indices.filter { isDetail(items[$0]) })
        }

        /// Weak tails and qualities alone: `Vocal Mix`, `Club Version`; in brackets also `Version 2`.
        private func mixture() -> Mark? {
            guard trust >= .open, items.contains(where: { isWeak($0) }), items.count > 1 || trust == .bracket,
                items.contains(where: { isQuality($0) || isNumeral($0) }) || trust == .bracket
            else { return nil }
            return gather(items.indices, detail: items.indices.filter { isDetail(items[$0]) })
        }

        private func soundtrack() -> Mark? {
            guard trust >= .open else { return nil }
            for item in items {
                if case .editionAnywhere(let label)? = item.role { return Mark(editions: [label]) }
            }
            if words.first?.folded == "from", words.count > 1, namesSource { return Mark(editions: ["soundtrack"]) }
            if case .editionLead(let label)? = items.first?.role { return Mark(editions: [label]) }
            return nil
        }

        /// What "from" names is a work: it stands in quotes, or in a bracket and does not go on as a sentence would
        /// (`From Me to You`).
        private var namesSource: Bool {
            guard let first = words.first, let last = words.last else { return false }
            if reader.hasQuote(first.lexeme..<min(last.lexeme + 3, reader.lexemes.count)) { return true }
            let second = words[1].folded
            return trust == .bracket && !Self.sentenceWords.contains(second)
                && !["now", "here", "there", "within", "above", "heaven", "home", "where", "then", "afar"].contains(
                    second)
        }

        /// `In the style of X`, with known words or a name before it.
        private func lead() -> Mark? {
            guard trust >= .strict, let index = items.firstIndex(where: { isLead($0) }), index + 1 < items.count,
                index == 0 || trust == .bracket || items[..<index].allSatisfy({ !$0.isUnknown })
            else { return nil }
            var mark = gather(0..<index + 1, detail: [])
            mark.details.append(reader.text(words[items[index].words.upperBound...]))
            return mark
        }

        /// `Live at X`, `Acoustic from X`, `Live 1982`, `Live, X 1982`: a head and, behind it, a place or date.
        private func head() -> Mark? {
            guard trust >= .strict else { return nil }
            for (index, item) in items.enumerated() {
                if item.isUnknown && !isPlace(item) { return nil }
                guard isHead(item), index + 1 < items.count else { continue }
                let next = items[index + 1]
                let leadsSomewhere =
                    isPlace(next) || isCompanion(next) || next.year != nil || isMonth(next) || isNumeral(next)
                    || followedByPunctuation(index)
                    || (trust == .bracket && namesVenue(words[items[index].words.upperBound...]))
                guard leadsSomewhere || (index > 0 && isPlace(items[index - 1])) else {
                    if isSubstantive(next) { continue }
                    return nil
                }
                var end = items.count
                while end > index + 1, isTrailingMark(items[end - 1]) { end -= 1 }
                var mark = gather(Array(0...index) + Array(end..<items.count), detail: [])
                var start = items[index].words.upperBound
                if start < words.count, isPlace(next), items[index + 1].words.upperBound < words.count {
                    start = items[index + 1].words.upperBound
                }
                let stop = end < items.count ? items[end].words.lowerBound : words.count
                if start < stop { mark.details.append(reader.text(words[start..<stop])) }
                return mark
            }
            return nil
        }

        private func namesVenue(_ words: ArraySlice<Word>) -> Bool {
            words.contains { VenueWords.all.contains($0.folded) || NumberWords.year($0.folded) != nil }
        }

        /// `Filatov & Karas Remix`: a tail at the end, a name before it.
        private func tail() -> Mark? {
            guard trust >= .open else { return nil }
            var last = items.count - 1
            while last >= 0, isTrailingMark(items[last]) || isNumeral(items[last]) || isFrame(items[last]) { last -= 1 }
            if last < 0 { last = items.count - 1 }
            // "Sunday Drive Album Version": the phrase is sure enough with a name before it.
            if !isTail(items[last]), !isEditionTail(items[last]), !isRemaster(items[last]),
                let phrase = items.lastIndex(where: { $0.role != nil && $0.words.count > 1 && isTrailingMark($0) })
            {
                last = phrase
            }
            guard last > 0,
                isTail(items[last]) || isEditionTail(items[last]) || isRemaster(items[last])
                    || (isTrailingMark(items[last]) && items[last].words.count > 1)
            else { return nil }
            let before = words[items[last].words.lowerBound - 1]
            guard !Self.sentenceWords.contains(before.folded) else { return nil }
            if isShy(items[last]), trust != .bracket { return nil }
            let detail = items.indices.filter { index in
                isStyle(items[index])
                    || (index < last && !isSubstantive(items[index]) && !isWeak(items[index]))
            }
            return gather(items.indices, detail: detail)
        }

        // MARK: Gathering

        /// The mark that the items at `indices` make; those at `detail` qualify it.
        private func gather(_ indices: some Sequence<Int>, detail: [Int]) -> Mark {
            var mark = Mark()
            var weak: [VersionKind] = []
            let named = detail.contains { items[$0].isUnknown || isPlace(items[$0]) }
            let mixed = named || detail.contains { isQuality(items[$0]) }
            for index in indices {
                switch items[index].role {
                case .mark(let kind)?, .style(let kind)?, .head(let kind)?, .both(let kind)?, .lead(let kind)?:
                    mark.kinds.append(kind)
                case .tail(let kind)?:
                    mark.kinds.append(kind)
                    // "EDX Radio Edit" is an edit of EDX's remix; "Radio Edit" is nobody's.
                    if named, kind == .edit || kind == .extended { mark.kinds.append(.remix) }
                case .weak(let kind)?:
                    weak.append(kind)
                case .language?:
                    mark.kinds.append(.language)
                    mark.details.append(reader.text(words[items[index].words]))
                case .edition(let label)?, .editionTail(let label)?, .editionAnywhere(let label)?,
                    .editionLead(let label)?:
                    if !mark.editions.contains(label) { mark.editions.append(label) }
                case .remaster?:
                    mark.remaster = true
                default: break
                }
            }
            var details = detail
            if mark.remaster, let year = indices.first(where: { items[$0].year != nil }) {
                mark.remasterYear = items[year].year
                details.removeAll { $0 == year }
            }
            // "Automator Mix Version" is a mix before it is a version.
            if let weak = weak.contains(.remix) ? .remix : weak.first, addsWeak(weak, to: mark, mixed: mixed) {
                mark.kinds.append(refined(weak, named: named))
            }
            let text = details.map { reader.text(words[items[$0].words]) }.joined(separator: " ")
            if !text.isEmpty, !mark.kinds.isEmpty { mark.details.append(text) }
            return mark
        }

        /// `mix` and `version` say something only where nothing else does; a mix with a name is always a remix.
        private func addsWeak(_ kind: VersionKind, to mark: Mark, mixed: Bool) -> Bool {
            if kind == .remix, mixed { return true }
            return mark.kinds.isEmpty && mark.editions.isEmpty && !mark.remaster
        }

        /// `Taylor's Version` is a re-recording; any other named version is an alternate one.
        private func refined(_ kind: VersionKind, named: Bool) -> VersionKind {
            guard kind == .alternateTake, named,
                words.contains(where: { reader.isPossessive(reader.lexemes[$0.lexeme]) })
            else { return kind }
            return .rerecording
        }

        // MARK: Questions about an item

        private func isSubstantive(_ item: Item) -> Bool {
            switch item.role {
            case .mark?, .head?, .tail?, .both?, .style?, .lead?, .language?, .edition?, .editionTail?,
                .editionAnywhere?,
                .editionLead?, .remaster?:
                true
            default: false
            }
        }

        private func isTail(_ item: Item) -> Bool {
            switch item.role {
            case .tail?, .both?, .style?, .weak?: true
            default: false
            }
        }

        /// Words that end sentences as often as marks; only a bracket makes them marks behind a name.
        private func isShy(_ item: Item) -> Bool {
            switch item.role {
            case .both(.live)?, .both(.acoustic)?, .tail(.live)?, .tail(.alternateTake)?, .style?: true
            default: false
            }
        }

        private func isHead(_ item: Item) -> Bool {
            switch item.role {
            case .head?, .both?: true
            default: false
            }
        }

        private func isTrailingMark(_ item: Item) -> Bool {
            switch item.role {
            case .edition?, .editionTail?, .remaster?: true
            default: false
            }
        }

        private func isStyle(_ item: Item) -> Bool {
            if case .style? = item.role { true } else { false }
        }

        private func isDetail(_ item: Item) -> Bool {
            item.isNumber || isQuality(item) || isMonth(item) || isStyle(item)
        }

        private func isNumeral(_ item: Item) -> Bool { item.isNumber }
        private func isRemaster(_ item: Item) -> Bool { item.role == .remaster }
        private func isQuality(_ item: Item) -> Bool { item.role == .quality }
        private func isPlace(_ item: Item) -> Bool { item.role == .place }
        private func isMonth(_ item: Item) -> Bool { item.role == .month }
        private func isFrame(_ item: Item) -> Bool { item.role == .frame }
        private func isCompanion(_ item: Item) -> Bool { item.role == .companion }

        private func isEditionTail(_ item: Item) -> Bool {
            if case .editionTail? = item.role { true } else { false }
        }

        private func isLead(_ item: Item) -> Bool {
            if case .lead? = item.role { true } else { false }
        }

        private func isWeak(_ item: Item) -> Bool {
            if case .weak? = item.role { true } else { false }
        }

        /// A comma, colon or dash stands behind the item: `Live, Paris`, `Live: Paris`.
        private func followedByPunctuation(_ index: Int) -> Bool {
            let next = words[items[index].words.upperBound - 1].lexeme + 1
            guard next < reader.lexemes.count else { return false }
            return [.comma, .colon, .dash, .open].contains(reader.lexemes[next].kind)
        }
    }
}
