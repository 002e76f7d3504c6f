/// Texts one after another in one array of UTF-8, with the places where they begin.
///
/// What a batch of comparisons reads: no object, no reference count and no allocation for each text.
public struct TextBlock: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text begins, and where the last one ends.
    private var offsets = [0]

    /// A block without texts.
    public init() {}

    /// A block of `texts` in their order.
    public init(_ texts: some Sequence<String>) {
        for text in texts { append(text) }
    }

    /// The number of texts.
    public var count: Int { offsets.count - 1 }

    /// Adds `text` behind the others.
    public mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        offsets.append(bytes.count)
    }

    /// The text at `index`, in 0..<`count`.
    public subscript(index: Int) -> String {
        String(decoding: bytes[offsets[index]..<offsets[index + 1]], as: UTF8.self)
    }

    /// The bytes of the text at `index`; nil where it is longer than `longest` or not all ASCII.
    func ascii(at index: Int, atMost longest: Int) -> [UInt8]? {
        let place = offsets[index]..<offsets[index + 1]
        guard place.count <= longest else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            let text = bytes[place]
            return text.allSatisfy { $0 < 0x80 } ? Array(text) : nil
        }
    }

    /// The values of the Unicode scalars of the text at `index`.
    func scalars(at index: Int) -> [UInt32] {
        bytes.withUnsafeBufferPointer { bytes in
            let place = offsets[index]..<offsets[index + 1]
            return [UInt32](unsafeUninitializedCapacity: place.count) { scalars, count in
                for byte in bytes[place] {
                    // The bytes come from strings, so they are well-formed: leading bytes say all that is needed.
                    switch byte {
                    case ..<0x80: scalars.initializeElement(at: count, to: UInt32(byte))
                    case ..<0xC0:
                        scalars[count - 1] = scalars[count - 1] << 6 | UInt32(byte & 0x3F)
                        continue
                    case ..<0xE0: scalars.initializeElement(at: count, to: UInt32(byte & 0x1F))
                    case ..<0xF0: scalars.initializeElement(at: count, to: UInt32(byte & 0x0F))
                    default: scalars.initializeElement(at: count, to: UInt32(byte & 0x07))
                    }
                    count += 1
                }
            }
        }
    }
}
