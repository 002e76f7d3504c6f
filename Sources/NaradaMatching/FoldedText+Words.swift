/// What a folded text is made of.
extension FoldedText {
    /// A word of the text.
    public struct Word: BitwiseCopyable, Sendable {
        /// The word's fingerprint.
        public let key: UInt64
        private let start: UInt32
        private let lengthAndMarks: UInt32

        init(key: UInt64, range: Range<Int>, hasDigit: Bool, isVersionWord: Bool) {
            self.key = key
            // A longer word would have to be a title of four billion letters.
            start = UInt32(clamping: range.lowerBound)
            lengthAndMarks =
                UInt32(clamping: min(range.count, Self.longest)) << 2 | (hasDigit ? 1 : 0) | (isVersionWord ? 2 : 0)
        }

        /// Letters that a word's length is counted in: 30 bits.
        private static let longest = (1 << 30) - 1

        /// Where it stands in `scalars`.
        public var range: Range<Int> { Int(start)..<Int(start) + Int(lengthAndMarks >> 2) }
        var hasDigit: Bool { lengthAndMarks & 1 != 0 }
        /// Whether it names a kind of recording: `live`, `karaoke`.
        var isVersionWord: Bool { lengthAndMarks & 2 != 0 }
    }

    /// Elements that lie in the block of a text, which they keep alive.
    public struct Stretch<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
        // As for the text itself.
        private let block: FoldedTextBlock
        private let elements: UnsafeBufferPointer<Element>

        @inline(__always)
        init(of block: FoldedTextBlock, _ elements: UnsafeBufferPointer<Element>) {
            (self.block, self.elements) = (block, elements)
        }

        public var startIndex: Int { 0 }
        @inline(__always)
        public var endIndex: Int { elements.count }

        @inline(__always)
        public subscript(place: Int) -> Element {
            precondition(elements.indices.contains(place), "no element at \(place)")
            defer { withExtendedLifetime(self) {} }
            return elements[place]
        }
    }
}

extension FoldedText.Stretch: Equatable where Element: Equatable {
    /// Whether the elements are the same, wherever they lie.
    public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
}
