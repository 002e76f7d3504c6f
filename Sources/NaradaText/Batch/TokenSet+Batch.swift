extension TokenSet {
    /// Writes the likeness of every text and every pattern as sets of words, 0...1, rounded from what `similarity` says.
    ///
    /// Row by row: that of text i and pattern j is at i · `patterns.count` + j. Most pairs share no word; those are
    /// compared as their sorted words are, in lanes. The others are known from the words, and compared one by one.
    ///
    /// - Parameter table: as many numbers as there are pairs.
    public static func similarities(
        of texts: TextBlock, to patterns: TokenBlock, into table: inout MutableSpan<Float>
    ) {
        let words = (0..<texts.count).map { index in
            TokenText(texts[index]) { patterns.numbers[$0] ?? TokenText.unknown }
        }
        Indel.similarities(of: TextBlock(words.map(\.joined)), to: patterns.patterns, into: &table)
        var memory = SharedWords(words: patterns.owners.count, texts: patterns.count)
        let longest = max(words.map(\.scalars.count).max() ?? 0, patterns.texts.map(\.scalars.count).max() ?? 0)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * longest + 2) { symbols in
            guard let left = symbols.baseAddress else { return }
            let right = left + longest + 1
            for index in 0..<texts.count {
                memory.mark(words[index])
                for number in words[index].words.lazy.map(\.number) where number != TokenText.unknown {
                    for owner in patterns.owners[Int(number)] where memory.isNew(Int(owner)) {
                        let value = sharing(words[index], patterns.texts[Int(owner)], memory, left, right)
                        table[index * patterns.count + Int(owner)] = Float(value)
                    }
                }
            }
        }
    }

    /// The likeness of two texts that share a word.
    ///
    /// The shared words stand in front of both, so that they and the blank behind them are a common beginning: what is
    /// left to compare are the words that each has alone.
    private static func sharing(
        _ left: TokenText, _ right: TokenText, _ memory: SharedWords, _ leftMemory: UnsafeMutablePointer<UInt32>,
        _ rightMemory: UnsafeMutablePointer<UInt32>
    ) -> Double {
        let (rightOwn, shared) = right.split(into: rightMemory, where: memory.isMarked)
        if rightOwn == 0 { return 1 }
        let (leftOwn, _) = left.split(into: leftMemory) { number in
            number != TokenText.unknown && right.words.contains { $0.number == number }
        }
        if leftOwn == 0 { return 1 }
        let leftCount = shared + 1 + leftOwn
        let rightCount = shared + 1 + rightOwn
        let alone = Indel.ratio(common: shared, shared, min(leftCount, rightCount))
        // What all words come to at best: where that is no more, it need not be known.
        let best = Indel.ratio(common: shared + 1 + min(leftOwn, rightOwn), leftCount, rightCount)
        if best <= alone { return alone }
        let own = Indel.commonSubsequence(
            UnsafeBufferPointer(start: leftMemory, count: leftOwn).span,
            UnsafeBufferPointer(start: rightMemory, count: rightOwn).span)
        return max(alone, Indel.ratio(common: shared + 1 + own, leftCount, rightCount))
    }
}

/// Which words the text at hand has, and which patterns were compared with it: by the text's number, so that nothing is
/// cleared between texts.
private struct SharedWords {
    private var ofWord: [Int32]
    private var ofText: [Int32]
    private var current: Int32 = 0

    init(words: Int, texts: Int) {
        ofWord = Array(repeating: 0, count: words)
        ofText = Array(repeating: 0, count: texts)
    }

    mutating func mark(_ text: TokenText) {
        current += 1
        for word in text.words where word.number != TokenText.unknown { ofWord[Int(word.number)] = current }
    }

    func isMarked(_ number: Int32) -> Bool { ofWord[Int(number)] == current }

    /// Whether the pattern was not asked for since the last mark.
    mutating func isNew(_ text: Int) -> Bool {
        if ofText[text] == current { return false }
        ofText[text] = current
        return true
    }
}
