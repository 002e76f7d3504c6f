/// What tells the person who started the page from everybody else who can reach the port: 128 bits by chance.
struct AccessToken: Hashable, Sendable {
    /// 32 hexadecimal digits.
    let text: String

    /// Bits of chance: what UUIDs and session ids have; OWASP's session management asks for 64 at least.
    private static let words = 2

    /// A token from the system's generator, which is the kernel's.
    init() {
        var generator = SystemRandomNumberGenerator()
        self.init(using: &generator)
    }

    init(using generator: inout some RandomNumberGenerator) {
        text = (0..<Self.words).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Whether the text is the token, in a time that does not tell how much of it agrees.
    ///
    /// Every byte of the token is compared whatever came before; only a wrong length, which is no secret, ends early.
    func matches(_ given: String) -> Bool {
        let (own, other) = (Array(text.utf8), Array(given.utf8))
        guard own.count == other.count else { return false }
        var difference: UInt8 = 0
        for index in own.indices { difference |= own[index] ^ other[index] }
        return difference == 0
    }
}
