extension LineWindow {
    /// How stepping over a value went.
    enum SkipEnd {
        case ended
        /// No value begins here.
        case broken
        /// The source ended inside it.
        case source
    }

    /// Steps over the JSON value that begins the window, of any size, keeping nothing. Brackets and strings are followed,
    /// no more.
    mutating func skipJSONValue() throws -> SkipEnd {
        let stops = ByteSet(Byte.quote, Byte.brace, Byte.braceClose, Byte.bracket, Byte.bracketClose, Byte.comma)
        var depth = 0
        var index = 0
        var isEmpty = true
        while true {
            index = bytes.index(ofFirst: stops, from: index)
            if index > 0 { isEmpty = false }
            guard index < count else {
                drop(index)
                index = 0
                guard try fill() else { return depth == 0 && !isEmpty ? .ended : .source }
                continue
            }
            switch bytes[index] {
            case Byte.quote:
                drop(index + 1)
                guard try skipJSONString() else { return .source }
                index = 0
                isEmpty = false
                if depth == 0 { return .ended }
                continue
            case Byte.brace, Byte.bracket: depth += 1
            case Byte.comma where depth > 0: break
            case Byte.braceClose where depth > 0, Byte.bracketClose where depth > 0:
                depth -= 1
                if depth == 0 {
                    drop(index + 1)
                    return .ended
                }
            default:
                // What belongs to the container: a number or word ended before it.
                drop(index)
                return isEmpty ? .broken : .ended
            }
            index += 1
        }
    }

    /// Steps behind the quote that ends the string in which the window begins; false where none follows.
    private mutating func skipJSONString() throws -> Bool {
        while true {
            var index = 0
            var quote = bytes.index(of: Byte.quote, from: 0)
            while index <= quote {
                let backslash = bytes.index(of: Byte.backslash, in: index..<quote)
                guard backslash < quote else { break }
                index = backslash + 2
                if index > quote { quote = bytes.index(of: Byte.quote, from: min(index, count)) }
            }
            if quote < count {
                drop(quote + 1)
                return true
            }
            // A backslash that ends what is at hand takes the next byte with it.
            drop(count - (index > count ? 1 : 0))
            guard try fill() else { return false }
        }
    }
}
