/// Going on behind what is broken.
///
///     [{"ts":"…","a":1}, {"ts":"…","a":1"}, {"ts":"…","a":1}]
///                                      ^ no JSON from here on
///                                         ^ the next brace behind a comma whose first key is "ts": go on here
///
/// What was scanned in vain is read again, since a missing quote may have swallowed good records. That is bounded: such
/// bytes may be at most four times those of the file so far; after that, what was scanned is given up as well.
extension JSONStream {
    /// How much may be scanned in vain for each byte of the file.
    private static let wasteFactor = 4
    /// What may be scanned in vain at its beginning: some chunks' worth.
    private static let freeWaste = 1 << 20
    /// White space beside a brace, at most, that is looked over: more than any indentation.
    static let indentationLimit = 256

    private var isWasteAffordable: Bool { wasted <= Self.freeWaste + Self.wasteFactor * window.offset }

    /// Steps over what is broken at the window's beginning, up to the next record.
    ///
    /// - Parameter index: where the scanning failed.
    func damaged(failedAt index: Int, _ told: Damage? = nil) throws -> Step {
        place = window.place
        let damage =
            told
            ?? Damage(
                problem: "the file is no JSON from byte \(window.offset + index) on",
                advice: "mend it there or export it again")
        wasted += index
        if try !goToNextRecord(after: isWasteAffordable ? 1 : max(index, 1)) { isOver = true }
        return .damage(damage)
    }

    /// Steps over a record that is larger than can be kept.
    func tooLong() throws -> Step {
        let damage = Damage(
            problem: "the record is longer than \(Self.recordLimit) bytes", advice: "shorten its values")
        switch try window.skipJSONValue() {
        case .ended: return .damage(damage)
        case .broken, .source: return ended(damage)
        }
    }

    /// Tells a record that the file's end cuts off from one that a missing quote or bracket made endless.
    func truncated() throws -> Step {
        wasted += window.count
        let begin = window.offset
        if isWasteAffordable, try goToNextRecord(after: 1) {
            return .damage(
                Damage(problem: "the record that begins at byte \(begin) does not end", advice: "mend it"))
        }
        return ended(
            Damage(
                problem: "the file ends inside a record that begins at byte \(begin)",
                advice: "\(recordCount) records before it came; download the file again"))
    }

    /// Goes to the next brace, from `index`, that looks like the beginning of a record; false where none follows.
    ///
    /// In a sequence that is one at the start of a line. In an array it is one whose first key is that of the first record
    /// and that is no member's value: a record's own inner objects begin otherwise. Where the first record told no key, it
    /// must stand behind a comma or the array's bracket.
    private func goToNextRecord(after index: Int) throws -> Bool {
        let isSequence = frames.isEmpty
        let isArrayOfRecords = frames.last.map { $0.isArray && $0.shape.elements.first?.isRecord == true } ?? true
        guard isArrayOfRecords else { return false }
        var index = index
        while true {
            index = window.bytes.index(of: Byte.brace, from: min(index, window.count))
            if index == window.count {
                // Only what may stand before the brace is still of use.
                window.drop(max(0, index - Self.indentationLimit))
                index = window.count
                guard try window.fill() else { return false }
                continue
            }
            let isRecord: Bool
            if isSequence {
                isRecord = index > 0 && window[index - 1] == Byte.lineFeed
            } else {
                isRecord = try beginsElement(index) && hasFirstKey(index)
            }
            if isRecord {
                window.drop(index)
                if !isSequence { frames[frames.count - 1].needsComma = false }
                return true
            }
            index += 1
        }
    }

    private func beginsElement(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, index - before < Self.indentationLimit, LineWindow.isBlank(window[before]) { before -= 1 }
        guard before >= 0 else { return false }
        if firstKey?.isEmpty == false { return window[before] != UInt8(ascii: ":") }
        return window[before] == Byte.comma || window[before] == Byte.bracket
    }

    private func hasFirstKey(_ index: Int) throws -> Bool {
        var quote = index + 1
        while let byte = try window.byte(at: quote), LineWindow.isBlank(byte), quote - index < Self.indentationLimit {
            quote += 1
        }
        guard try window.byte(at: quote) == Byte.quote else { return false }
        let key = firstKey ?? []
        for (offset, byte) in key.enumerated() {
            guard try window.byte(at: quote + 1 + offset) == byte else { return false }
        }
        return try key.isEmpty || window.byte(at: quote + 1 + key.count) == Byte.quote
    }
}
