import NaradaModel
import Testing

@Suite struct ContentHashTests {
    /// Test vectors of FNV-1a with 128 bits from RFC 9923.
    @Test(arguments: [
        ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
        ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
    ]) func isTheStandardOne(_ text: String, _ hex: String) {
        #expect(ContentHash(of: text).hex == hex)
    }

    @Test func fieldsDoNotRunIntoEachOther() {
        func hash(_ fields: String?...) -> String {
            var hash = ContentHash()
            for field in fields { hash.update(field: field) }
            return hash.hex
        }
        let all = [hash("ab", "c"), hash("a", "bc"), hash("abc"), hash("abc", ""), hash("abc", nil), hash()]
        #expect(Set(all).count == all.count)
    }
}
