import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaImport

/// Plays that are packed while they are read against the same plays as events.
@Suite struct PackedHistoryTests {
    /// What a file says, one line for each thing; what is packed is told as the play that it is.
    private struct Told: Equatable {
        var lines: [String] = []
        var counts = ExportCounts()
    }

    private static func line(_ track: ServiceID, _ time: String, _ ms: Int?, _ context: String?) -> String {
        "play \(track) \(time) \(ms.map(String.init) ?? "-") \(context ?? "-")"
    }

    private static func line(_ event: ExportEvent) -> String {
        guard case .play(let play) = event else { return "\(event)" }
        return line(play.track, play.startedAt.text, play.msPlayed, play.context)
    }

    private static func told(_ bytes: [UInt8], _ name: String, chunk: Int) throws -> Told {
        let file = try ExportFile(ByteSource(bytes: bytes, name: name, chunkSize: chunk))
        var told = Told()
        while let record = try file.next() {
            told.lines += record.events.map(line) + record.issues.map(\.description)
        }
        told.counts = file.counts
        return told
    }

    /// - Parameter limit: plays of a chunk, and tracks that are numbered before the numbers begin anew.
    private static func toldPacked(_ bytes: [UInt8], _ name: String, chunk: Int, limit: Int) throws -> Told {
        let file = try ExportFile(ByteSource(bytes: bytes, name: name, chunkSize: chunk))
        let packer = PlayPacker(capacity: 1, limit: limit)
        var told = Told()
        // Those of the chunks before, and with those of the present one.
        var (known, names): ([ServiceID], [ServiceID]) = ([], [])
        var (plays, short) = (0, 0)
        while true {
            let before = packer.plays.count
            guard let record = try file.next(packing: packer) else { break }
            told.lines += record.events.map(line)
            let packed = packer.plays
            names = known + packed.newTracks
            for index in before..<packed.count {
                let row = packed.rows[index]
                func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
                told.lines.append(
                    line(
                        names[row.track], text(packed.time(of: row)),
                        row.msPlayed == PackedPlays.Row.noLength ? nil : row.msPlayed,
                        packed.context(of: row).map(text)))
            }
            told.lines += record.issues.map(\.description)
            if packed.count >= limit {
                (plays, short) = (plays + packed.count, short + packed.shortPlays)
                packer.begin(capacity: 1)
                known = packer.plays.beginsNumbers ? [] : names
            }
        }
        told.counts = file.counts
        (plays, short) = (plays + packer.plays.count, short + packer.plays.shortPlays)
        #expect(plays == 0 || (told.counts.plays == plays && told.counts.countedPlays == plays - short))
        return told
    }

    @Test(arguments: Fixture.names) func packedPlaysAreThePlays(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let plain = try Self.told(bytes, name, chunk: 64)
        #expect(try Self.toldPacked(bytes, name, chunk: 64, limit: .max) == plain)
    }

    // MARK: Histories

    private static let keys = [
        "username", "platform", "ms_played", "master_metadata_track_name", "master_metadata_album_artist_name",
        "master_metadata_album_album_name", "spotify_track_uri", "episode_name", "reason_end", "skipped", "offline",
        "é",
    ]

    private static func value(_ key: String, _ random: inout SplitMix64) -> String {
        let number = Int.random(in: 0..<9, using: &random)
        switch key {
        case "ms_played":
            return ["null", "-1", "\"31000\"", "\(number * 10_000)"].randomElement(using: &random) ?? ""
        case "skipped", "offline": return ["true", "false", "null"].randomElement(using: &random) ?? ""
        case "episode_name": return "null"
        case "spotify_track_uri": return "\"spotify:track:generated000000000000\(number)\""
        case "platform":
            return ["[ 1, { \"a b\" : null } ]", "\"a\\\"b\"", "\"ü\"", "1.5e3"].randomElement(using: &random) ?? ""
        default: return random.chance(0.2) ? "\"é\(number)\"" : "\"e\(number)\""
        }
    }

    /// Mostly records of one kind; now and then other members, another order, blanks, or a byte that is no UTF-8.
    private static func history(seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        var bytes: [UInt8] = Array("[".utf8)
        for index in 0..<300 {
            var keys = Self.keys
            if random.chance(0.05) { keys.shuffle(using: &random) }
            if random.chance(0.1) { keys.removeLast(Int.random(in: 0..<keys.count, using: &random)) }
            let blank = random.chance(0.05) ? " " : ""
            let time = "\"ts\":\"2023-05-01T12:\(10 + index / 60 % 50):\(10 + index % 50)Z\""
            let members = keys.map { "\"\($0)\":\(blank)\(value($0, &random))" }
            var record = Array("{\(([time] + members).joined(separator: "," + blank))}".utf8)
            if random.chance(0.03), let letter = record.firstIndex(of: 0xc3) { record[letter] = 0xff }
            bytes += (index == 0 ? [] : Array(",\n".utf8)) + record
        }
        return bytes + Array("]".utf8)
    }

    @Test(arguments: [UInt64(1), 2, 3, 4]) func aHistoryIsTheSamePacked(seed: UInt64) throws {
        let bytes = Self.history(seed: seed)
        let name = "Streaming_History_Audio_2023_1.json"
        let plain = try Self.told(bytes, name, chunk: 1 << 16)
        #expect(plain.counts.plays > 200)
        for (chunk, limit) in [(1 << 16, Int.max), (1 << 16, 1), (700, 4), (5_000, 50)] {
            #expect(try Self.toldPacked(bytes, name, chunk: chunk, limit: limit) == plain)
        }
    }
}
