import NaradaTestSupport
import Testing

@testable import NaradaWeb

@Suite struct AccessTokenTests {
    @Test func `a token is 32 hexadecimal digits, and no two are alike`() {
        let tokens = (0..<1_000).map { _ in AccessToken().text }
        #expect(tokens.allSatisfy { $0.utf8.count == 32 && $0.allSatisfy(\.isHexDigit) })
        #expect(Set(tokens).count == tokens.count)
    }

    @Test func `small numbers keep their zeros`() {
        struct Zeros: RandomNumberGenerator {
            mutating func next() -> UInt64 { 0x0a }
        }
        var zeros = Zeros()
        #expect(AccessToken(using: &zeros).text == "000000000000000a000000000000000a")
    }

    @Test func `only the token itself matches`() {
        let token = AccessToken()
        #expect(token.matches(token.text))
        for index in token.text.indices {
            var other = token.text
            other.replaceSubrange(index...index, with: other[index] == "0" ? "1" : "0")
            #expect(!token.matches(other), "differs at \(index)")
        }
        for other in ["", String(token.text.dropLast()), token.text + "0", token.text.uppercased() + " "] {
            #expect(!token.matches(other))
        }
    }
}
