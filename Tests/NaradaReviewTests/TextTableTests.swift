import NaradaModel
import Testing

@testable import NaradaReview

@Suite struct TextTableTests {
    private static func table(width: Int, colour: Bool = false) -> TextTable {
        TextTable(
            columns: [
                .init("N", minimum: 4, alignment: .trailing), .init("TITLE", minimum: 5, share: 2),
                .init("ARTISTS", minimum: 5, share: 1), .init("END", minimum: 6),
            ], style: TextStyle(width: width, colour: colour))
    }

    @Test(arguments: [60, 61, 79, 80, 100, 133])
    func `the columns fill the width exactly`(_ width: Int) {
        let widths = Self.table(width: width).widths
        #expect(widths.reduce(0, +) + 2 * (widths.count - 1) == width)
        #expect(widths[0] == 4)
        #expect(widths[1] >= widths[2])
    }

    @Test func `every column begins below its title whatever the script`() {
        let table = Self.table(width: 60)
        let start = table.start(ofColumn: 3)
        for title in ["Hurt", "東京は夜の七時東京は夜の七時東京は夜の七時", "e\u{301}e\u{301}", "👩‍👩‍👧‍👦🇯🇵", "שלום", "\u{1B}[2J", ""] {
            let line = table.row(["1", title, title, "END"])
            let before = line.prefix { $0 != "E" }
            #expect(line.hasSuffix("END\n"))
            #expect(DisplayWidth.columns(of: before) == start, "\(line)")
        }
    }

    @Test func `no line ends in blanks`() {
        #expect(Self.table(width: 80).row(["1", "Hurt", "", ""]) == "   1  Hurt\n")
        #expect(Self.table(width: 80).row([]) == "\n")
    }

    @Test func `colours take no columns and come only when asked for`() {
        let cells: [TextTable.Cell] = [.init("1", .good), .init("Hurt", .bad), "Cash", "x"]
        let coloured = Self.table(width: 80, colour: true).line(cells)
        let plain = Self.table(width: 80).line(cells)
        #expect(coloured.contains("\u{1B}[32m1\u{1B}[0m"))
        #expect(!plain.contains("\u{1B}"))
        #expect(coloured.replacing(/\u{1B}\[[0-9]*m/, with: "") == plain)
    }

    @Test(arguments: [1, 2, 5, 20])
    func `wrapping keeps every word and stays in its columns`(_ columns: Int) {
        let text = "the versions differ; 東京は夜の七時 supercalifragilistic a"
        let lines = text.wrapped(to: columns)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        // A wide character in a line of one column is the one that cannot fit.
        #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= max(columns, 2) })
        #expect("".wrapped(to: columns).isEmpty)
    }

    struct CutRow: CustomTestStringConvertible {
        var text: String
        var columns: Int
        var offset: Int
        var cut: String
        var testDescription: String { "\(text) at \(offset) in \(columns)" }
    }

    @Test(arguments: [
        CutRow(text: "short", columns: 10, offset: 5, cut: "short"),
        CutRow(text: "symphony no. 9: iv. presto", columns: 20, offset: 0, cut: "symphony no. 9: iv.…"),
        CutRow(text: "symphony no. 9 in d minor: iv. presto", columns: 20, offset: 27, cut: "sympho…r: iv. presto"),
        CutRow(text: "symphony no. 9 in d minor: iv. presto", columns: 20, offset: 37, cut: "sympho…r: iv. presto"),
        CutRow(
            text: "a long work in many parts: i. here and on and on and on", columns: 21, offset: 27,
            cut: "a long …i. here and …"),
        CutRow(text: "東京は夜の七時東京は夜の七時", columns: 12, offset: 14, cut: "東京…の七時"),
    ])
    func `a cut keeps in sight what differs`(_ row: CutRow) {
        let cut = row.text.truncated(to: row.columns, showing: row.offset)
        #expect(cut == row.cut)
        #expect(DisplayWidth.columns(of: cut) <= row.columns)
    }
}
