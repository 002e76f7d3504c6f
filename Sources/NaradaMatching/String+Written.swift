extension String {
    /// Whether the texts are the same byte by byte: `==` holds canonically equivalent ones to be equal.
    func isWritten(like other: String) -> Bool {
        var (one, other) = (self, other)
        return one.withUTF8 { one in
            other.withUTF8 { other in
                guard one.count == other.count else { return false }
                // By hand: the general comparison of sequences costs five times as much.
                for index in one.indices where one[index] != other[index] { return false }
                return true
            }
        }
    }
}
