import NaradaModel
import Testing

@Suite struct TrackPositionTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let read: String?
        var testDescription: String { "\"\(text)\" is \(read ?? "no place")" }

        init(_ text: String, _ read: String?) {
            self.text = text
            self.read = read
        }
    }

    static let rows = [
        Row("7", "7"), Row("007", "7"), Row(" 7 ", "7"), Row("7/12", "7"), Row("999", "999"), Row("1000", nil),
        Row("0", nil), Row("", nil), Row("-3", nil), Row("1-07", "1-7"), Row("2.3", "2-3"), Row("CD2-3", "2-3"),
        Row("1-2-3", nil), Row("A2", "A2"), Row("0B1", "B1"), Row("a", "A1"), Row("AB", nil), Row("A-2", nil),
        Row("seven", nil), Row("七", nil), Row("٧", nil), Row("99999999999999999999", nil), Row("1/", "1"),
        Row("/1", nil),
    ]

    @Test(arguments: rows) func reads(_ row: Row) {
        #expect(TrackPosition(row.text)?.description == row.read)
    }

    @Test(arguments: rows) func isReadAgainAsItself(_ row: Row) {
        guard let position = TrackPosition(row.text) else { return }
        #expect(TrackPosition(position.description) == position)
    }

    @Test func aMediumThatIsNotToldContradictsNothing() throws {
        let (bare, first, second) = (
            try #require(TrackPosition("7")), try #require(TrackPosition("1-7")), try #require(TrackPosition("2-7"))
        )
        #expect(bare.agrees(with: first) && first.agrees(with: bare))
        #expect(!first.agrees(with: second) && !second.agrees(with: first))
        #expect(try !bare.agrees(with: #require(TrackPosition("8"))))
    }
}
