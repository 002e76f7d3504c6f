import NaradaText
import Synchronization

/// The memory of a folded text: one block with all that is known of it.
///
/// Three objects, one of them for each array, took half as much memory again, and millions of them are made and let go
/// of again. Behind the head lie
///
///     ┌───────┬──────────────┬────────────────┐
///     │ sound │ words, 16 B  │ scalars, 4 B   │
///     └───────┴──────────────┴────────────────┘
///
/// where the sound is a reference that is filled in when it is first asked for; all else never changes once it is made.
final class FoldedTextBlock: ManagedBuffer<FoldedTextBlock.Head, UInt64> {
    struct Head {
        fileprivate(set) var card: TextCard
        /// The text as it was given; nil where that is what the scalars spell.
        let given: Given?
        // Of a longer text, four billion letters, the rest is not looked at.
        fileprivate let wordCount: UInt32
        fileprivate let scalarCount: UInt32
    }

    /// A text with traditional characters.
    final class Given: Sendable {
        let text: String

        init(_ text: String) { self.text = text }
    }

    // No `AtomicLazyReference`: a library compiled apart looks its type up at each question.
    private typealias Sound = Atomic<Unmanaged<TextSound>?>

    // What lies behind the head, in units of the buffer.
    private static let unit = MemoryLayout<UInt64>.stride
    private static let soundUnits = MemoryLayout<Sound>.stride / unit
    private static let wordUnits = MemoryLayout<FoldedText.Word>.stride / unit

    deinit {
        withUnsafeMutablePointerToElements { tail in
            let sound = Self.sound(in: tail)
            sound.pointee.load(ordering: .acquiring)?.release()
            sound.deinitialize(count: 1)
        }
    }

    var card: TextCard { withUnsafeMutablePointerToHeader { $0.pointee.card } }
    var given: Given? { withUnsafeMutablePointerToHeader { $0.pointee.given } }

    /// The words; to be read while the block lives.
    var words: UnsafeBufferPointer<FoldedText.Word> {
        withUnsafeMutablePointers { UnsafeBufferPointer(Self.words(in: $1, Int($0.pointee.wordCount))) }
    }

    /// The scalars; to be read while the block lives.
    var scalars: UnsafeBufferPointer<UInt32> {
        withUnsafeMutablePointers {
            UnsafeBufferPointer(Self.scalars(in: $1, behind: Int($0.pointee.wordCount), Int($0.pointee.scalarCount)))
        }
    }

    /// How the text sounds, where that was asked before.
    var sound: TextSound? {
        withUnsafeMutablePointerToElements {
            Self.sound(in: $0).pointee.load(ordering: .acquiring)?.takeUnretainedValue()
        }
    }

    /// Keeps how the text sounds; returns what is kept, which may be what another thread made meanwhile.
    func remember(_ sound: TextSound) -> TextSound {
        withUnsafeMutablePointerToElements { tail in
            let made = Unmanaged.passRetained(sound)
            let (isFirst, known) = Self.sound(in: tail).pointee.compareExchange(
                expected: nil, desired: made, ordering: .acquiringAndReleasing)
            guard !isFirst, let known else { return sound }
            made.release()
            return known.takeUnretainedValue()
        }
    }

    // MARK: Where what lies

    private static func sound(in tail: UnsafeMutablePointer<UInt64>) -> UnsafeMutablePointer<Sound> {
        UnsafeMutableRawPointer(tail).assumingMemoryBound(to: Sound.self)
    }

    private static func words(
        in tail: UnsafeMutablePointer<UInt64>, _ count: Int
    ) -> UnsafeMutableBufferPointer<FoldedText.Word> {
        let start = UnsafeMutableRawPointer(tail + soundUnits).assumingMemoryBound(to: FoldedText.Word.self)
        return UnsafeMutableBufferPointer(start: start, count: count)
    }

    private static func scalars(
        in tail: UnsafeMutablePointer<UInt64>, behind words: Int, _ count: Int
    ) -> UnsafeMutableBufferPointer<UInt32> {
        let start = UnsafeMutableRawPointer(tail + soundUnits + words * wordUnits)
        return UnsafeMutableBufferPointer(start: start.assumingMemoryBound(to: UInt32.self), count: count)
    }

    // MARK: Making one

    /// The block of the text that valid UTF-8 spells.
    static func make(_ bytes: UnsafeBufferPointer<UInt8>, given: Given?) -> FoldedTextBlock {
        let (wordCount, scalarCount) = counts(of: bytes)
        let scalarUnits = (scalarCount * MemoryLayout<UInt32>.stride + unit - 1) / unit
        let block = create(minimumCapacity: soundUnits + wordCount * wordUnits + scalarUnits) { buffer in
            buffer.withUnsafeMutablePointerToElements { tail in
                UnsafeMutableRawPointer(tail).bindMemory(to: Sound.self, capacity: 1).initialize(to: Sound(nil))
                let words = words(in: tail, wordCount)
                let scalars = scalars(in: tail, behind: wordCount, scalarCount)
                if let start = words.baseAddress {
                    UnsafeMutableRawPointer(start).bindMemory(to: FoldedText.Word.self, capacity: wordCount)
                }
                if let start = scalars.baseAddress {
                    UnsafeMutableRawPointer(start).bindMemory(to: UInt32.self, capacity: scalarCount)
                }
                var reader = TextReader(words: words, scalars: scalars)
                reader.read(bytes)
                return Head(
                    card: reader.card, given: given, wordCount: UInt32(clamping: wordCount),
                    scalarCount: UInt32(clamping: scalarCount))
            }
        }
        return unsafeDowncast(block, to: FoldedTextBlock.self)
    }

    /// How many words and scalars there are.
    private static func counts(of bytes: UnsafeBufferPointer<UInt8>) -> (words: Int, scalars: Int) {
        var (words, scalars) = (0, 0)
        var previous = blank
        for byte in bytes {
            scalars += byte & 0xC0 == 0x80 ? 0 : 1
            words += byte != blank && previous == blank ? 1 : 0
            previous = byte
        }
        return (words, scalars)
    }

    private static let blank = UInt8(ascii: " ")
}
