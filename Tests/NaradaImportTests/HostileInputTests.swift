import NaradaModel
import Testing

@testable import NaradaImport

/// Input that is made to hurt: it must cost time in proportion to its size and end in a sentence.
///
/// None of these checks a clock; with anything worse than linear time they would run for hours.
@Suite struct HostileInputTests {
    @Test func aTitleOfTenMegabytes() throws {
        let title = String(repeating: "x", count: 10_000_000)
        for field in [title, "\"\(title)\"", "\"" + String(repeating: "\"\"", count: 5_000_000) + "\""] {
            let lines = try delimitedLines(Array("a,b\n1,2\n\(field),2\n3,4\n".utf8))
            #expect(lines == ["2: 1|2", "3 refused: a field is longer than 1048576 bytes", "4: 3|4"])
        }
    }

    @Test func aFieldOfOneMegabyteIsRead() throws {
        let title = String(repeating: "x", count: RecordScanner.fieldLimit)
        #expect(try delimitedLines(Array("a,b\n\(title),\"\(title)\"\n".utf8)).first == "2: \(title)|\(title)")
        #expect(try delimitedLines(Array("a,b\n\(title)x,\n".utf8)).first?.hasPrefix("2 refused") == true)
    }

    @Test func aRowOfManyLongFields() throws {
        let field = String(repeating: "x", count: 1_000_000)
        let row = Array(repeating: field, count: 20).joined(separator: ",")
        let lines = try delimitedLines(Array("a,b\n\(row)\n3,4\n".utf8))
        #expect(lines == ["2 refused: the row is longer than 8388608 bytes", "3: 3|4"])
    }

    @Test func aRowOfDelimiters() throws {
        let lines = try delimitedLines(Array("a,b\n\(String(repeating: ",", count: 5_000_000))\n3,4\n".utf8))
        #expect(lines == ["2 refused: the row has more than 4096 fields", "3: 3|4"])
    }

    @Test func aQuoteThatSwallowsTenMegabytes() throws {
        let rows = (0..<500_000).map { "r\($0),title of a song\n" }.joined()
        let lines = try delimitedLines(Array("a,b\n1,\"2\n\(rows)".utf8))
        #expect(lines.count == 500_001)
        #expect(lines.first == "2 refused: a quoted field that begins on line 2 does not end")
        #expect(lines.last == "500002: r499999|title of a song")
    }

    /// Each line opens a quote that the next ones keep open: a scanner that goes back without a bound reads the
    /// rest of the file once per line.
    @Test(arguments: ["a\",b,\"\n", "\"x\n", "x,\"\n", "\"\"\"\n", "\",\"x,\"\n", "\"a\"b\n", "\"\n\"\"x\n"])
    func linesThatOpenQuotes(line: String) throws {
        for delimiter in [",", "\t"] {
            let text =
                "a,b\n".replacing(",", with: delimiter)
                + String(repeating: line.replacing(",", with: delimiter), count: 200_000)
            let lines = try delimitedLines(Array(text.utf8))
            #expect(!lines.isEmpty)
        }
    }

    @Test func deepJSONInAField() throws {
        let deep = String(repeating: "[", count: 100_000)
        let result = try Imported("title,artists\nA,\(deep)\nB,\(deep)\(String(repeating: "]", count: 100_000))\n")
        #expect(result.tracks.map(\.title) == ["A", "B"])
        #expect(result.tracks.map(\.artists.names.count) == [1, 1])
    }

    @Test func endlessDigits() throws {
        let digits = String(repeating: "9", count: 1_000_000)
        let result = try Imported(
            "id,title,duration,year,isrc,mbid,spotify_id\n\(digits),A,\(digits),\(digits),\(digits),\(digits),\(digits)\n"
        )
        let track = try #require(result.tracks.first)
        #expect(track.durationMs == nil && track.releaseDate == nil && track.isrcs == [] && track.mbid == nil)
        #expect(track.sourceID.hasPrefix("content:"))
        #expect(result.counts.warnings == 6)
        #expect(result.issues.allSatisfy { $0.description.utf8.count < 400 })
    }

    @Test func harmlessStringsStayAsTheyAre() throws {
        let titles = ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "'; DROP TABLE tracks; --", "\u{202e}abc"]
        let result = try Imported("title\n" + titles.joined(separator: "\n"))
        #expect(result.tracks.map(\.title) == titles)
    }

    @Test func aLateByteOrderMarkIsText() throws {
        #expect(try delimitedLines(Array("a,b\n\u{feff}1,2\n".utf8)) == ["2: \u{feff}1|2"])
    }
}
