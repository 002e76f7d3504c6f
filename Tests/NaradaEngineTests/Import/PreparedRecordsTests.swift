import NaradaImport
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@testable import NaradaEngine

/// Records made ready for the writer against the records themselves.
@Suite struct PreparedRecordsTests {
    private static func record(_ index: Int, using random: inout SplitMix64) -> ExportRecord {
        let track = ServiceID(
            service: random.chance(0.5) ? "spotify" : "lastfm", id: "t\(Int.random(in: 0..<9, using: &random))")
        var record = ExportRecord(place: FilePlace(line: 1 + index / 3, offset: index * 50))
        if random.chance(0.2) {
            record.events.append(.like(ImportedLike(track: track, isLiked: true)))
        }
        if random.chance(0.1) {
            let row = RefusedRow(file: "f", line: record.place.line, problem: "broken", advice: "mend it")
            record.issues = [RowIssue(row: row, severity: .refused)]
            return record
        }
        record.events.append(
            .play(
                ImportedPlay(
                    track: track, playedAt: TestClock.defaultStart.advanced(bySeconds: Int64(index)), moment: .end,
                    msPlayed: random.chance(0.3) ? nil : Int.random(in: 0...90_000, using: &random),
                    context: random.chance(0.3) ? nil : #"{"n":\#(index),"é":"😀"}"#)))
        return record
    }

    private static let naming = ServiceNaming(own: "spotify", connector: "mine")

    /// One line for each thing to write.
    private static func lines(_ records: [ExportRecord]) -> [String] {
        records.flatMap { record in
            record.events.map { event in
                guard case .play(let play) = event else { return "\(event)" }
                return line(
                    naming.name(of: play.track), play.startedAt.text, play.msPlayed, play.context)
            } + (record.issues.isEmpty ? [] : ["gap"])
        }
    }

    private static func line(_ track: ServiceID, _ time: String, _ ms: Int?, _ context: String?) -> String {
        "\(track) \(time) \(ms.map(String.init) ?? "-") \(context ?? "-")"
    }

    private static func lines(_ chunk: PreparedRecords, _ tracks: PlayedTracks) -> [String] {
        func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
        func plays(_ range: Range<Int>) -> [String] {
            range.map { index in
                let row = chunk.plays.rows[index]
                return line(
                    tracks.name(row.track), text(chunk.plays.time(of: row)),
                    row.msPlayed == PackedPlays.Row.noLength ? nil : row.msPlayed,
                    chunk.plays.context(of: row).map(text))
            }
        }
        var lines: [String] = []
        var told = 0
        for step in chunk.steps {
            lines += plays(told..<step.playsBefore)
            told = step.playsBefore
            switch step.work {
            case .event(let index): lines.append("\(chunk.events[index])")
            case .gap: lines.append("gap")
            }
        }
        return lines + plays(told..<chunk.plays.count)
    }

    /// Tracks that are numbered before the numbers begin anew, and records of a chunk.
    static let sizes: [(limit: Int, chunk: Int)] = [(1, 1), (1, 7), (3, 2), (4, 50), (100, 1), (100, 1000)]

    @Test(arguments: sizes) func chunksSayWhatTheRecordsSay(_ size: (limit: Int, chunk: Int)) {
        var random = SplitMix64(seed: UInt64(size.limit * 1000 + size.chunk))
        let records = (0..<200).map { Self.record($0, using: &random) }
        let packer = PlayPacker(capacity: size.chunk, limit: size.limit)
        var tracks = PlayedTracks()
        var line = 0
        var told: [String] = []
        var (count, short) = (0, 0)
        var newest: Timestamp?
        for start in stride(from: 0, to: records.count, by: size.chunk) {
            var chunk = PreparedRecords(capacity: 1, packer: packer)
            for record in records[start..<min(start + size.chunk, records.count)] {
                chunk.append(record, packer: packer, playsBefore: chunk.plays.count, line: &line)
            }
            tracks.take(chunk.plays, naming: Self.naming)
            told += Self.lines(chunk, tracks)
            count += chunk.recordCount
            short += chunk.plays.shortPlays
            newest = [newest, chunk.plays.newest].compactMap { $0 }.max()
        }
        let plays = records.flatMap(\.events).compactMap { event in
            if case .play(let play) = event { play } else { nil }
        }
        #expect(told == Self.lines(records))
        #expect(count == records.count)
        #expect(short == plays.filter { !$0.counts }.count)
        #expect(newest == plays.map(\.startedAt).max())
    }

    @Test func anIssueNamesItsByteWhereTheLineHoldsOtherRecords() {
        let packer = PlayPacker(capacity: 4)
        var chunk = PreparedRecords(capacity: 4, packer: packer)
        var line = 0
        for place in [(1, 0), (1, 9), (2, 20), (2, 30), (3, 40)] {
            let row = RefusedRow(file: "f", line: place.0, problem: "broken", advice: "mend it")
            let record = ExportRecord(
                place: FilePlace(line: place.0, offset: place.1), issues: [RowIssue(row: row, severity: .refused)])
            chunk.append(record, packer: packer, playsBefore: 0, line: &line)
        }
        #expect(chunk.issues.map(\.row.byte) == [nil, 9, nil, 30, nil])
    }
}
