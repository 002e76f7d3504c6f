import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaImport

/// What every format promises, on the fixtures of all formats.
@Suite struct ExportFileTests {
    @Test(arguments: Fixture.names) func saysWhatTheFileSays(name: String) throws {
        let export = try ReadExport(try Fixture.bytes(name), name: name)
        try GoldenFile.compare(export.transcript, to: "exports/\(name).txt")
    }

    @Test(arguments: Fixture.names) func doesNotDependOnHowTheFileIsRead(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try ReadExport(bytes, name: name)
        for size in [1, 7, 64] {
            let pieces = try ReadExport(bytes, name: name, chunkSize: size)
            #expect(pieces.records == whole.records)
            #expect(pieces.positions == whole.positions)
        }
    }

    @Test(arguments: Fixture.names) func goesOnBehindEveryRecordWithoutDoubleOrGap(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try ReadExport(bytes, name: name)
        for (index, position) in whole.positions.enumerated() {
            let stored = try #require(ImportPosition(position.text))
            #expect(stored == position)
            let rest = try ReadExport(bytes, name: name, resuming: stored, chunkSize: 50)
            let expected = whole.records[index...]
            #expect(rest.records.map(\.place) == expected.map(\.place))
            #expect(ReadExport.lasting(rest.records) == ReadExport.lasting(expected))
            #expect(rest.positions.last?.text == whole.positions.last?.text)
        }
    }

    @Test(arguments: Fixture.names) func nothingFollowsTheEnd(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let end = try ReadExport(bytes, name: name).end
        let rest = try ReadExport(bytes, name: name, resuming: end)
        #expect(rest.records == [] && rest.end == end)
    }

    @Test(arguments: Fixture.names) func everyTrackIsSaidBeforeItIsSpokenOf(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try ReadExport(bytes, name: name)
        // Anywhere: the memory of what was said does not outlive a process.
        for position in whole.positions where position.records % 2 == 0 {
            let rest = try ReadExport(bytes, name: name, resuming: position)
            var said: Set<ServiceID> = []
            for event in rest.events {
                switch event {
                case .track(let track, let service): said.insert(ServiceID(service: service, id: track.sourceID))
                case .play(let play): #expect(said.contains(play.track))
                case .like(let like): #expect(said.contains(like.track))
                case .metric(let metric): #expect(said.contains(metric.track))
                // A library's tracks stand far before its playlists and are not said again.
                case .entry(let entry): #expect(said.contains(entry.track) || rest.format == .iTunesLibrary)
                case .playlist: break
                }
            }
        }
    }

    /// A file that is cut off anywhere gives what stands before the cut, tells of the cut, and can be gone on with
    /// when the whole of it is there.
    @Test(arguments: Fixture.names) func whatIsCutOffIsCompletedLater(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try ReadExport(bytes, name: name)
        // The first byte may be all that tells the format, so that is given.
        for length in stride(from: 1, to: bytes.count, by: 13) {
            guard let part = try? ReadExport(Array(bytes[..<length]), name: name, format: whole.format) else {
                continue
            }
            let events = ReadExport.lasting(part.records)
            let isText = [.exportify, .lastFMTable, .m3u, .listenBrainz].contains(whole.format)
            if !isText {
                #expect(events.elementsEqual(ReadExport.lasting(whole.records).prefix(events.count)))
            }
            guard !isText, let position = part.positions.last, part.counts.refused > 0 else { continue }
            let rest = try ReadExport(bytes, name: name, resuming: position)
            let all = events + ReadExport.lasting(rest.records)
            #expect(all == ReadExport.lasting(whole.records), "cut at \(length)")
        }
    }

    @Test func anotherFileIsRefused() throws {
        let bytes = try Fixture.bytes("endsong_0.json")
        let position = try #require(try ReadExport(bytes, name: "endsong_0.json").positions.last)
        var other = bytes
        other[20] ^= 1
        #expect(throws: ImportFault.changedFile("endsong_0.json")) {
            try ReadExport(other, name: "endsong_0.json", resuming: position)
        }
        #expect(throws: ImportFault.changedFile("endsong_0.json")) {
            try ReadExport(Array(bytes.prefix(100)), name: "endsong_0.json", resuming: position)
        }
        #expect(
            throws: ImportFault.positionOfOtherFormat("endsong_0.json", stored: .spotifyHistory, asked: .listenBrainz)
        ) {
            try ReadExport(bytes, name: "endsong_0.json", format: .listenBrainz, resuming: position)
        }
    }

    @Test func aFileThatGrewIsGoneOnWith() throws {
        let lines = try Fixture.text("listenbrainz-2023-11.jsonl").split(separator: "\n").map { "\($0)\n" }
        let name = "11.jsonl"
        let first = try ReadExport(lines[0] + lines[1], name: name)
        let position = try #require(first.positions.last)
        let rest = try ReadExport(Array(lines.joined().utf8), name: name, resuming: position)
        #expect(first.plays.count == 2 && rest.plays.count == 1)
        #expect(first.plays + rest.plays == (try ReadExport(lines.joined(), name: name)).plays)
    }

    @Test func aPipeCanBeGoneOnWithToo() throws {
        let bytes = try Fixture.bytes("Streaming_History_Audio_2023_4.json")
        let whole = try ReadExport(bytes, name: "h.json")
        var left = bytes[...]
        let pipe = ByteSource(name: "h.json") { buffer in
            let chunk = left.prefix(100)
            buffer.append(contentsOf: chunk)
            left = left.dropFirst(100)
            return chunk.count
        }
        let rest = try ReadExport(pipe, resuming: whole.positions[5])
        #expect(rest.records.map(\.place) == whole.records[5...].map(\.place))
    }

    @Test func theBatchIsTheSameOnEveryDay() throws {
        func batch(_ name: String, _ resuming: ImportPosition? = nil) throws -> ImportBatch {
            let source = ByteSource(bytes: try Fixture.bytes("endsong_0.json"), name: name)
            return try ExportFile(source, resuming: resuming).batch
        }
        let first = try batch("a.json")
        #expect(first.source == "spotify-history" && first.file == "a.json")
        #expect(try batch("b.json").id == first.id)
        let other = try ExportFile(
            ByteSource(bytes: try Fixture.bytes("Streaming_History_Audio_2023_4.json"), name: "a.json"))
        #expect(other.batch.id != first.id)
    }

    @Test(arguments: [
        "", "1", "1;nothing;4096:9f86d081884c7d659a2feaa0;1;2;3;0", "2;xspf;0:9f86d081884c7d659a2feaa0;1;-;-;-",
    ])
    func whatIsNoPosition(text: String) {
        #expect(ImportPosition(text) == nil)
    }

    @Test func countsAreSums() throws {
        let counts = try ReadExport(
            try Fixture.bytes("Streaming_History_Audio_2023_4.json"), name: "Streaming_History_Audio_2023_4.json"
        ).counts
        #expect(counts.records == 12 && counts.plays == 9 && counts.countedPlays == 7)
        #expect(counts.passedOver == [.podcast: 1, .audiobook: 1, .unknownTrack: 1])
        #expect(counts.refused == 0 && counts.warnings == 0)
    }
}
