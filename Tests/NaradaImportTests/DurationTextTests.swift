import Testing

@testable import NaradaImport

@Suite struct DurationTextTests {
    struct Row: CustomTestStringConvertible {
        var text: String
        var unit: DurationUnit?
        var expected: DurationText.Reading
        var testDescription: String { "\(text.prefix(40)) \(unit.map { "in \($0)" } ?? "")" }

        init(_ text: String, _ unit: DurationUnit? = nil, ms: Int) {
            (self.text, self.unit, expected) = (text, unit, .known(milliseconds: ms))
        }

        init(_ text: String, _ unit: DurationUnit? = nil, _ expected: DurationText.Reading) {
            (self.text, self.unit, self.expected) = (text, unit, expected)
        }
    }

    static let spelled: [Row] = [
        Row("1m 58sec", ms: 118_000), Row("3m 0sec", ms: 180_000), Row("0m 9sec", ms: 9000),
        Row("11m 28sec", ms: 688_000), Row("4M 6SEC", ms: 246_000), Row("9m58sec", ms: 598_000),
        Row("4m  12sec", ms: 252_000), Row("3 min 52 s", ms: 232_000), Row("3 min. 52 sec.", ms: 232_000),
        Row("3m52", ms: 232_000), Row("3 min 52", ms: 232_000), Row("3'52\"", ms: 232_000),
        Row("3′52″", ms: 232_000), Row("3'52''", ms: 232_000), Row("1h 2m 3s", ms: 3_723_000),
        Row("1 hour 2 minutes", ms: 3_720_000), Row("232 s", ms: 232_000), Row("232s", ms: 232_000),
        Row("232 sec", ms: 232_000), Row("232 seconds", ms: 232_000), Row("232000 ms", ms: 232_000),
        Row("232000ms", ms: 232_000), Row("3.5 min", ms: 210_000), Row("4 mins", ms: 240_000),
        Row("1s 500ms", ms: 1500), Row("232 s", .milliseconds, ms: 232_000),
    ]

    static let clocks: [Row] = [
        Row("04:04", ms: 244_000), Row("3:52", ms: 232_000), Row("0:09", ms: 9000), Row("75:20", ms: 4_520_000),
        Row("1:02:03", ms: 3_723_000), Row("3:52.123", ms: 232_123), Row(" 03:52 ", ms: 232_000),
        Row("3 :52", ms: 232_000), Row("3: 52", ms: 232_000), Row("3:52", .milliseconds, ms: 232_000),
        Row("27:07:00", ms: 1_627_000), Row("24:00:00", ms: 1_440_000), Row("23:59:00", ms: 86_340_000),
        Row("PT3M52S", ms: 232_000), Row("PT1H2M3S", ms: 3_723_000), Row("PT232S", ms: 232_000),
        Row("pt3m52.5s", ms: 232_500), Row("PT4M", ms: 240_000),
    ]

    static let bare: [Row] = [
        Row("321266", ms: 321_266), Row("219", ms: 219_000), Row("3599", ms: 3_599_000), Row("3600", ms: 3600),
        Row("9306", ms: 9306), Row("5", ms: 5000), Row("232.0", ms: 232_000), Row("232000.0", ms: 232_000),
        Row("4.317", ms: 259_020), Row("0.155", ms: 9300), Row("59.9", ms: 3_594_000), Row("60.0", ms: 60_000),
        Row("219", .milliseconds, ms: 219), Row("321266", .milliseconds, ms: 321_266),
        Row("232000.0", .milliseconds, ms: 232_000), Row("7200", .seconds, ms: 7_200_000),
        Row("4.317", .seconds, ms: 4317), Row("4.317", .minutes, ms: 259_020), Row("4", .minutes, ms: 240_000),
        Row("86400", .seconds, ms: 86_400_000), Row("0.4", .milliseconds, .unknown),
    ]

    static let unknown: [Row] =
        ([
            "", "   ", "-", "--", "unk.",
            "UNKNOWN", "[unknown]", "n.a.", "N/A",
            "null", "\\N", "nan", "0", "0:00",
            "PT0S", "0.0",
        ] as [String]).map { Row($0, nil, .unknown) }

    static let refused: [Row] =
        ([
            "-5", "-3:52", "25h",
            "99999999999", "26 6000", "24 3", "02:5 0",
            "3:5", "3:60", "1:60:00", "3:52:",
            ":52", "O3:35", "3.g83", "4m-37sec",
            "m sec", "5m q8sec", "3m 75s", "3s 2m",
            "3m 3m", "3 meters", "1e5", "4,317",
            "321,266", ".", "3.", "PT",
            "PT3X", "PTS", "inf", "0x10",
            "٣:٥٢", "3:52:01:02", "Run, Run Rudolph",
            String(repeating: "9", count: 64), String(repeating: "9", count: 1_000_000),
            String(repeating: "1:", count: 500_000),
        ] as [String]).map { Row($0, nil, .refused) }

    static let tooLong: [Row] = [Row("86401", .seconds, .refused), Row("1441", .minutes, .refused)]

    @Test(arguments: spelled + clocks + bare + unknown + refused + tooLong)
    func reads(_ row: Row) {
        #expect(DurationText.read(row.text, unit: row.unit) == row.expected)
    }

    @Test func parseAnswersOnlyWhatIsKnown() {
        #expect(DurationText.parse("3:52") == 232_000)
        #expect(DurationText.parse("unk.") == nil)
        #expect(DurationText.parse("3:60") == nil)
    }

    struct Column: CustomTestStringConvertible {
        var name: String
        var unit: DurationUnit?
        var testDescription: String { name }
    }

    @Test(arguments: [
        Column(name: "duration_ms", unit: .milliseconds), Column(name: "Duration (ms)", unit: .milliseconds),
        Column(name: "durationMs", unit: .milliseconds), Column(name: "DURATION_MS", unit: .milliseconds),
        Column(name: "trackTimeMillis", unit: .milliseconds), Column(name: "length_s", unit: .seconds),
        Column(name: "Length (seconds)", unit: .seconds), Column(name: "duration min", unit: .minutes),
        Column(name: "duration", unit: nil), Column(name: "Durations", unit: nil), Column(name: "Time", unit: nil),
    ])
    func theColumnTellsTheUnit(_ column: Column) {
        #expect(DurationUnit(column: column.name) == column.unit)
    }
}
