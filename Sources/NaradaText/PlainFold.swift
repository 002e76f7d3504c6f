/// Folds texts to which no rule of `Spelling` but lower case and the loss of accents applies, as to most titles and names:
/// Latin letters and digits with single blanks between them.
enum PlainFold {
    /// The comparison form; nil for a text that a rule may read otherwise.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        table.withUnsafeBufferPointer { table in
            guard isPlain(bytes, table) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { write(bytes, table, into: $0) }
        }
    }

    /// Writes the comparison form into `room`, which has place for as many bytes as the text has; returns how many they
    /// are. Nil for a text that a rule may read otherwise.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        table.withUnsafeBufferPointer { table in
            isPlain(bytes, table) ? write(bytes, table, into: room) : nil
        }
    }

    private static func write(
        _ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>,
        into room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        // Two bytes of a letter become two letters at most.
        var (index, count) = (0, 0)
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                room[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                count += 1
                index += 1
                continue
            }
            let letters = table[place(byte, bytes[index + 1])]
            room[count] = UInt8(truncatingIfNeeded: letters)
            count += 1
            if letters > 0xFF {
                room[count] = UInt8(letters >> 8)
                count += 1
            }
            index += 2
        }
        return count
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>) -> Bool {
        var word = Word()
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == blank {
                guard word.isPlain else { return false }
                word = Word(behind: word.last)
            } else if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
                word.add(UInt16(byte | 0x20))
            } else {
                guard (firstLead...lastLead).contains(byte), index < bytes.count,
                    case let letters = table[place(byte, bytes[index])], letters != 0
                else {
                    return false
                }
                word.add(letters)
                index += 1
            }
        }
        return word.isPlain
    }

    /// What the rules ask of a word, by its folded letters.
    private struct Word {
        private var count = 0
        private var first: UInt8 = 0
        private(set) var last: UInt8 = 0
        private let lastOfPrevious: UInt8

        /// - Parameter last: the last letter of the word before.
        init(behind last: UInt8 = 0) { lastOfPrevious = last }

        /// Adds one letter, or two with the first one lower.
        @inline(__always)
        mutating func add(_ letters: UInt16) {
            if count == 0 { first = UInt8(truncatingIfNeeded: letters) }
            last = letters > 0xFF ? UInt8(letters >> 8) : UInt8(letters)
            count += letters > 0xFF ? 2 : 1
        }

        /// A lone "n" may be an "and"; and the tails that tokenisers split off begin as the word before them ends: wan na,
        /// got ta, gim me.
        @inline(__always)
        var isPlain: Bool {
            switch count {
            case 0: false
            case 1: first != UInt8(ascii: "n")
            case 2: first != lastOfPrevious
            default: true
            }
        }
    }

    // MARK: Letters beyond ASCII

    /// From À to the end of Latin Extended-B: those whose UTF-8 begins with these bytes.
    private static let (firstLead, lastLead): (UInt8, UInt8) = (0xC3, 0xC9)

    /// By letter: the one or two ASCII letters that it becomes, the first one lower; 0 where a rule may look at it.
    private static let table: [UInt16] = (firstLead...lastLead).flatMap { lead in
        (0x80...0xBF).map { letters(UInt32(lead & 0x1F) << 6 | UInt32($0 & 0x3F)) }
    }

    @inline(__always)
    private static func place(_ lead: UInt8, _ next: UInt8) -> Int { Int(lead - firstLead) << 6 | Int(next & 0x3F) }

    private static func letters(_ scalar: UInt32) -> UInt16 {
        guard let letter = Unicode.Scalar(scalar) else { return 0 }
        var text = String(letter)
        let folded = text.withUTF8 { bytes in
            var room = [UInt32](repeating: 0, count: bytes.count * CasefoldTable.growth)
            let count = room.withUnsafeMutableBufferPointer { CasefoldTable.fold(bytes, into: $0) }
            return count.map { room[..<$0] }
        }
        guard let folded, let first = folded.first, Normalized.characterClass(of: first) == .letter else { return 0 }
        var letters: [UInt8] = []
        for scalar in folded {
            switch Normalized.characterClass(of: scalar) {
            case .letter where scalar < 0x80: letters.append(UInt8(scalar))
            case .letter:
                guard let plain = LatinLetters.plain(scalar) else { return 0 }
                letters += (0..<plain.utf8CodeUnitCount).map { plain.utf8Start[$0] }
            case .accent: break
            default: return 0
            }
        }
        return letters.count > 2 ? 0 : letters.reversed().reduce(0) { $0 << 8 | UInt16($1) }
    }

    private static let blank = UInt8(ascii: " ")
}
