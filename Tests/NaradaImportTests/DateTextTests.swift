import NaradaModel
import Testing

@testable import NaradaImport

@Suite struct DateTextTests {
    struct Row: CustomTestStringConvertible {
        var text: String
        /// The first ten characters of the date, or the case of the reading.
        var expected: String
        var testDescription: String { text }

        init(_ text: String, _ expected: String) { (self.text, self.expected) = (text, expected) }
    }

    @Test(arguments: [
        Row("2014-05-16", "2014-05-16"), Row("2014-05", "2014-05-01"), Row("2014", "2014-01-01"),
        Row("2014/05/16", "2014-05-16"), Row("2014.05.16", "2014-05-16"), Row("20140516", "2014-05-16"),
        Row("2014-00-00", "2014-01-01"), Row("2014-05-00", "2014-05-01"), Row("2014-05-16T10:00:00Z", "2014-05-16"),
        Row("2014-05-16 10:00:00.000000", "2014-05-16"), Row("31-Mar-15", "2015-03-31"),
        Row("9-Jan-15", "2015-01-09"), Row("1-Jan-68", "1968-01-01"), Row("September 16 , 2014", "2014-09-16"),
        Row("Sept 16, 2014", "2014-09-16"), Row("16 September 2014", "2014-09-16"), Row("Sep 2014", "2014-09-01"),
        Row("16.05.2014", "2014-05-16"), Row("5/16/2014", "2014-05-16"), Row("5/6/2014", "2014-01-01"),
        Row("'89", "1989-01-01"), Row("75", "1975-01-01"), Row("05", "2005-01-01"), Row("5", "2005-01-01"),
        Row("27", "2027-01-01"), Row("28", "1928-01-01"), Row("2027", "2027-01-01"), Row(" 1992", "1992-01-01"),
        Row("1860", "1860-01-01"),
        Row("", "unknown"), Row("unk.", "unknown"), Row("[unknown]", "unknown"), Row("0000", "unknown"),
        Row("2901", "refused"), Row("2028", "refused"), Row("1859", "refused"), Row("2014-02-30", "refused"),
        Row("2014-13", "refused"), Row("32-Mar-15", "refused"), Row("19 98", "refused"), Row("29190", "refused"),
        Row("2o06", "refused"), Row("English", "refused"), Row("13/13/2014", "refused"), Row("-1", "2001-01-01"),
        Row("Hits of the 80s", "refused"), Row(String(repeating: "1", count: 1_000_000), "refused"),
        Row("999999999999999999999999", "refused"),
    ])
    func reads(_ row: Row) {
        let said =
            switch DateText.read(row.text, latestYear: 2027) {
            case .known(let date): String(date.text.prefix(10))
            case .unknown: "unknown"
            case .refused: "refused"
            case .play: "play"
            }
        #expect(said == row.expected)
    }

    @Test func aClockTimeUnderDateIsAPlay() {
        #expect(DateText.read("2023-03-12 10:00", latestYear: 2027, mayBePlay: true) == .play)
        #expect(DateText.read("12 Mar 2023, 10:00", latestYear: 2027, mayBePlay: true) == .play)
        #expect(DateText.read("2023-03-12", latestYear: 2027, mayBePlay: true) != .play)
    }
}
