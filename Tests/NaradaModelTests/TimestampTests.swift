import NaradaModel
import Testing

@Suite struct TimestampTests {
    struct Reading: CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var written: String?
    }

    @Test(arguments: [
        Reading(
            testDescription: "as SQLAlchemy writes it", text: "2024-03-05 17:00:00.000001",
            written: "2024-03-05 17:00:00.000001"),
        Reading(testDescription: "a date alone", text: "1975-10-31", written: "1975-10-31 00:00:00.000000"),
        Reading(
            testDescription: "without fraction", text: "2024-03-05 17:00:59", written: "2024-03-05 17:00:59.000000"),
        Reading(testDescription: "without seconds", text: "2024-03-05 17:01", written: "2024-03-05 17:01:00.000000"),
        Reading(
            testDescription: "ISO 8601 with Z", text: "2024-03-05T17:00:00Z", written: "2024-03-05 17:00:00.000000"),
        Reading(
            testDescription: "offset east, over midnight", text: "2024-03-01T01:30:00+02:00",
            written: "2024-02-29 23:30:00.000000"),
        Reading(
            testDescription: "offset west", text: "2024-12-31 22:00:00.5-0300", written: "2025-01-01 01:00:00.500000"),
        Reading(
            testDescription: "digits past the microsecond are cut", text: "2024-03-05 17:00:00.1234567",
            written: "2024-03-05 17:00:00.123456"),
        Reading(
            testDescription: "before 1970", text: "1969-12-31 23:59:59.999999", written: "1969-12-31 23:59:59.999999"),
        Reading(testDescription: "leap day", text: "2000-02-29", written: "2000-02-29 00:00:00.000000"),
        Reading(testDescription: "year 0001", text: "0001-01-01", written: "0001-01-01 00:00:00.000000"),
        Reading(testDescription: "no leap day in 1900", text: "1900-02-29", written: nil),
        Reading(testDescription: "month 13", text: "2024-13-01", written: nil),
        Reading(testDescription: "hour 24", text: "2024-01-01 24:00:00", written: nil),
        Reading(testDescription: "a year alone", text: "1975", written: nil),
        Reading(testDescription: "words", text: "yesterday", written: nil),
        Reading(testDescription: "empty", text: "", written: nil),
        Reading(testDescription: "a tail", text: "2024-03-05 17:00:00 or so", written: nil),
        Reading(testDescription: "a point without digits", text: "2024-03-05 17:00:00.", written: nil),
    ]) func reads(_ row: Reading) {
        #expect(Timestamp(row.text)?.text == row.written)
    }

    @Test func everyDayOfFourCenturiesSurvivesTheWayThereAndBack() throws {
        var timestamp = try #require(Timestamp(year: 1799, month: 12, day: 31))
        var previous = ""
        for _ in 0..<146_200 {
            let text = timestamp.text
            #expect(Timestamp(text) == timestamp)
            #expect(previous < text, "text order is time order")
            previous = text
            timestamp = timestamp.advanced(bySeconds: 86_400)
        }
        #expect(timestamp.year == 2200)
    }
}
