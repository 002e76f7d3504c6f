import Foundation
import NaradaModel
import Testing

@testable import NaradaImport

/// What a truth file says, a line each.
private struct Truth {
    var kind: TruthFile.Kind
    var lines: [String] = []
    var issues: [String] = []

    init(_ text: String, name: String = "t.csv", left: [String] = [], right: [String] = []) throws {
        var file = try TruthFile(
            ByteSource(bytes: Array(text.utf8), name: name), left: left, right: right, today: try someDay())
        kind = file.kind
        var lines: [String] = []
        var issues: [String] = []
        try file.forEachPair {
            lines.append("\($0.line): \($0.left.line) | \($0.right.line) | \($0.label)")
        } onIssue: {
            issues.append($0.description)
        }
        try file.forEachStatement {
            lines.append("\($1): \($0.line)")
        } onIssue: {
            issues.append($0.description)
        }
        (self.lines, self.issues) = (lines, issues)
    }
}

extension TrackFacts {
    fileprivate var line: String { "\(title)/\(artists.display)/\(durationMs ?? 0)" }
}

extension RowTruth {
    fileprivate var line: String {
        switch self {
        case .pair(let one, let other): "\(one) = \(other)"
        case .member(let row, let cluster): "\(row) in \(cluster)"
        case .track(let row, let origin): "\(row) is \(origin.map(\.description) ?? "none")"
        }
    }
}

@Suite struct TruthFileTests {
    @Test func `pairs with their fields`() throws {
        let truth = try Truth(
            """
            left_title,left_artists,left_duration_ms,right_title,right_artists,label
            Hurt,Johnny Cash,218000,Hurt,Nine Inch Nails,0
            Hurt,Johnny Cash,,Hurt,Johnny Cash,1
            Numb,Linkin Park,,Numb,Linkin Park,maybe
            short,row

            """)
        #expect(truth.kind == .labelledPairs)
        #expect(
            truth.lines == [
                "2: Hurt/Johnny Cash/218000 | Hurt/Nine Inch Nails/0 | different",
                "3: Hurt/Johnny Cash/0 | Hurt/Johnny Cash/0 | same",
                #"4: Numb/Linkin Park/0 | Numb/Linkin Park/0 | unknown("maybe")"#,
            ])
        #expect(truth.issues.count == 1)
        #expect(truth.issues.first?.hasPrefix("t.csv:5: ") == true)
    }

    @Test func `mapped columns of any name`() throws {
        let truth = try Truth(
            "artist,title,secs_s,video,video_length_s,decision\nCash,Hurt,218,Hurt (Live),219,reject\n",
            left: ["title=title", "artists=artist", "duration=secs_s"],
            right: ["title=video", "duration=video_length_s"])
        #expect(truth.lines == ["2: Hurt/Cash/218000 | Hurt (Live)//219000 | different"])
    }

    @Test func `JSON Lines name the keys in each object`() throws {
        let truth = try Truth(
            """
            {"left_title":"A","right_title":"B","match":true}
            {"right_title":"B","match":false}
            {"left_title":"A","right_title":"B"}
            nonsense
            {"match":false,"left_title":"C","right_title":"D"}
            """, name: "t.jsonl")
        #expect(truth.lines == ["1: A//0 | B//0 | same", "5: C//0 | D//0 | different"])
        #expect(truth.issues.map { $0.prefix(10) } == ["t.jsonl:2:", "t.jsonl:3:", "t.jsonl:4:"])
    }

    struct Rows: CustomTestStringConvertible {
        var name: String
        var text: String
        var kind: TruthFile.Kind
        var lines: [String]
        var issues: [String] = []
        var testDescription: String { name }
    }

    @Test(arguments: [
        Rows(
            name: "pairs of rows",
            text: "left_connector,left_id,right_connector,right_id\na,1,b,2\na,1,a,1\na,,b,2\n", kind: .rowPairs,
            lines: ["2: a:1 = b:2"],
            issues: [
                "t.csv:3: the row is paired with itself; remove it",
                "t.csv:4: the left_id is blank; fill it in, or remove the row",
            ]),
        Rows(
            name: "clusters, columns in any order with others between",
            text: "cluster;note;id;connector\nc1;x;1;a\n;x;2;a\n", kind: .rowClusters, lines: ["2: a:1 in c1"],
            issues: ["t.csv:3: the cluster is blank; fill it in, or remove the row"]),
        Rows(
            name: "tracks, and rows without one",
            text: "connector,id,track_source,track_id\na,1,lib,7\na,2,,\na,3,lib,\na,4,,7\n", kind: .rowTracks,
            lines: ["2: a:1 is lib:7", "3: a:2 is none"],
            issues: [
                "t.csv:4: the track_id is blank; fill it in, or remove the row",
                "t.csv:5: the track_source is blank; fill it in, or remove the row",
            ]),
    ])
    func `statements about rows`(_ row: Rows) throws {
        let truth = try Truth(row.text)
        #expect(truth.kind == row.kind)
        #expect(truth.lines == row.lines)
        #expect(truth.issues == row.issues)
    }

    @Test(arguments: [
        ("1", PairLabel.same), ("True", .same), (" MATCH ", .same), ("same", .same), ("0", .different),
        ("FALSE", .different), ("reject", .different), ("different", .different), ("review", .unknown("review")),
        ("Potential", .unknown("Potential")), ("", .unknown("(blank)")), (" ", .unknown("(blank)")),
        ("2", .unknown("2")),
    ])
    func `labels in every spelling`(_ text: String, _ label: PairLabel) {
        #expect(PairLabel(text) == label)
    }

    struct Wrong: CustomTestStringConvertible {
        var name: String
        var text: String
        var left: [String] = []
        var fault: any NaradaFault
        var testDescription: String { name }
    }

    @Test(arguments: [
        Wrong(name: "empty", text: "", fault: ImportFault.empty("t.csv")),
        Wrong(
            name: "no columns of a truth", text: "a,b\n", fault: TruthFault.unknownKind("t.csv", header: ["a", "b"])),
        Wrong(
            name: "no label", text: "left_title,right_title\n",
            fault: TruthFault.noLabel("t.csv", header: ["left_title", "right_title"])),
        Wrong(
            name: "no right title", text: "left_title,label\n",
            fault: ImportFault.noPairColumns("t.csv", missing: "right_title", header: ["left_title", "label"])),
        Wrong(
            name: "labels beside rows", text: "left_connector,left_id,right_connector,right_id,Label\n",
            fault: TruthFault.labelledRows("t.csv", column: "Label")),
        Wrong(
            name: "rows with mapped fields", text: "connector,id,cluster\n", left: ["title=id"],
            fault: TruthFault.mappedRows("t.csv")),
        Wrong(
            name: "a mapped column that is not there", text: "left_title,right_title,label\n", left: ["title=song"],
            fault: ImportFault.unknownColumn(
                "song", field: "title", file: "t.csv", header: ["left_title", "right_title", "label"])),
        Wrong(
            name: "a field mapped twice", text: "left_title,right_title,label\n", left: ["title=a", "title=b"],
            fault: ImportFault.fieldMappedTwice("title")),
    ])
    func `a truth file that cannot be used`(_ row: Wrong) {
        let error = #expect(throws: (any Error).self) { _ = try Truth(row.text, left: row.left) }
        #expect((error as? any NaradaFault)?.sentence == row.fault.sentence)
        #expect(!row.fault.sentence.contains("\n"))
    }
}
