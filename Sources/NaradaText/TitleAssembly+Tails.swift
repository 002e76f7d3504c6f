/// Marks, parts and guests at the end of a text, without a piece of their own.
extension TitleAssembly {
    /// The piece without guests, part numbers and marks at its end that can be nothing else.
    mutating func withoutTails(_ range: Range<Int>, isFirst: Bool) -> Range<Int> {
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

    mutating func withoutTail(_ range: Range<Int>) -> Range<Int>? {
        if !(goesOnBehindColon && range.lowerBound == 0),
            let found = parts.all(in: range, isFirst: range.lowerBound == 0).last, found.isPart,
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
    mutating func withoutMarkTail(_ range: Range<Int>) -> Range<Int>? {
        let reach = max(range.lowerBound + 1, range.upperBound - MarkReader.longestMark)
        guard reach < range.upperBound else { return nil }
        // Asked once, and lexemes where they lie: most texts have no such tail.
        let mayBeBare = BareTails.mayEnd(lexemes[range.upperBound - 1])
        for index in reach..<range.upperBound {
            switch lexemes[index].kind {
            case .dash, .tilde:
                // With a blank on one side only.
                let hugging =
                    lexemes[index].spaceBefore || (index + 1 < range.upperBound && lexemes[index + 1].spaceBefore)
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
            case .word where mayBeBare:
                guard let found = BareTails.mark(from: index, to: range.upperBound, reader: marks) else { continue }
                mark.add(found)
                return trimmed(range.lowerBound..<index)
            default: continue
            }
        }
        return nil
    }

    /// The range without separators at its end, which belonged to what was cut off.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound,
            [.dash, .comma, .colon, .slash, .pipe, .tilde, .open].contains(lexemes[end - 1].kind)
        {
            end -= 1
        }
        return range.lowerBound..<end
    }
}
