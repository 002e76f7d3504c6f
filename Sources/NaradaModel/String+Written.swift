extension String {
    /// Whether the texts are the same byte by byte: `==` holds canonically equivalent ones to be equal.
    @inlinable
    public func isWritten(like other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let same = utf8.withContiguousStorageIfAvailable { one in
            other.utf8.withContiguousStorageIfAvailable { Self.haveSameBytes(one, $0) }
        }
        // A text that is not native has no bytes to lend.
        return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// Whether two stretches of one length hold the same bytes, eight of them at a time.
    @inlinable
    static func haveSameBytes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let (one, other) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
        let word = MemoryLayout<UInt64>.size
        var place = 0
        while place + word <= one.count {
            if one.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            {
                return false
            }
            place += word
        }
        while place < one.count {
            if one[place] != other[place] { return false }
            place += 1
        }
        return true
    }
}

extension String? {
    /// Whether both are the same text byte by byte, or both are none.
    public func isWritten(like other: String?) -> Bool {
        switch (self, other) {
        case (nil, nil): true
        case (let text?, let other?): text.isWritten(like: other)
        default: false
        }
    }
}
