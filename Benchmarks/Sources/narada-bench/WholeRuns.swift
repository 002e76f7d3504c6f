import ArgumentParser
import Foundation

/// Whole runs, alternating with the floor: SQLite alone, reading the same tables and writing the same mappings.
struct WholeRuns: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "Whole runs on made-up libraries, alternating with the SQLite floor.",
        discussion: """
            Each size is measured in rounds: a fresh copy is resolved by a child process, then another fresh copy is \
            read and given the very mappings that the run wrote, by SQLite alone, with and without looking up \
            foreign keys. Medians are reported. \
            10 M tracks against 100 K rows: --tracks 10000000 --rows 100000 --rounds 1.
            """)

    @Option(name: .customLong("tracks"), parsing: .upToNextOption, help: "Internal tracks; several sizes may be named.")
    var sizes: [Int] = [10_000, 100_000]

    @Option(help: "Connector rows, where they are not as many as the tracks.")
    var rows: Int?

    @OptionGroup var options: RunOptions

    @Option(help: "Threads of the run.")
    var threads: Int = 2

    func run() throws {
        let cache = try LibraryCache(folder: options.folder, seed: options.seed)
        var measurements: [Measurement] = []
        for size in sizes {
            let library = try cache.library(tracks: size, rows: rows ?? size)
            var rounds: [[String: Double]] = []
            for round in 1...max(options.rounds, 1) {
                rounds.append(try self.round(library, cache))
                print("  \(size): round \(round) of \(options.rounds): \(Self.line(rounds[round - 1]))")
            }
            measurements.append(Measurement(name: "run-\(size)-by-\(rows ?? size)", rounds: rounds))
        }
        for measurement in measurements { print("\(measurement.name): \(Self.line(measurement.values))") }
        try options.save(measurements)
    }

    private func round(_ library: URL, _ cache: LibraryCache) throws -> [String: Double] {
        let resolved = try cache.copy(of: library, as: "run")
        defer { LibraryCache.delete(resolved) }
        let (child, report) = try RunReport.measure(
            options.program, on: resolved, arguments: ["--threads", "\(threads)"])
        var values = RunReport.values(child, report)
        for (name, flags) in [("floor", []), ("keyless_floor", ["--trusts-keys"])] {
            let seconds = try floorSeconds(library, cache, mappingsOf: resolved, flags)
            values["\(name)_seconds"] = seconds
            values["ratio_to_\(name)"] = child.wall / seconds
        }
        return values
    }

    private func floorSeconds(
        _ library: URL, _ cache: LibraryCache, mappingsOf resolved: URL, _ flags: [String]
    ) throws -> Double {
        let plain = try cache.copy(of: library, as: "floor")
        defer { LibraryCache.delete(plain) }
        // A process of its own, so that the mappings it holds do not count as the memory of the next run.
        let floor = try ChildProcess.run(
            CommandLine.arguments[0], ["floor", plain.path, "--mappings-of", resolved.path] + flags, accepting: [0])
        guard let seconds = Double(floor.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw BenchFault.notUnderstood(command: "narada-bench floor", output: floor.output)
        }
        return seconds
    }

    static func line(_ values: [String: Double]) -> String {
        func number(_ key: String, _ places: Int = 0, scale: Double = 1) -> String {
            String(format: "%.\(places)f", (values[key] ?? 0) / scale)
        }
        var text = "\(number("wall_seconds", 2)) s (\(number("user_seconds", 2)) s of processor, "
        text += "\(number("system_seconds", 2)) s of the system), "
        text += "\(number("peak_bytes", 0, scale: 0x1p20)) MiB, \(number("rows_per_second")) rows/s, "
        text += "\(number("pairs_per_second")) pairs/s, \(number("candidates_per_row", 1)) candidates a row"
        if values["floor_seconds"] != nil {
            text += ", floor \(number("floor_seconds", 2)) s, \(number("ratio_to_floor", 2)) x floor"
            text += " (\(number("keyless_floor_seconds", 2)) s, \(number("ratio_to_keyless_floor", 2)) x"
            text += " where it looks up no keys)"
        }
        return text
    }
}

/// What every command that measures a built program asks for.
struct RunOptions: ParsableArguments {
    @Option(help: "A built narada-resolve, optimised.")
    var program: String = "../.build/release/narada-resolve"

    @Option(help: "Rounds of which the median is taken.")
    var rounds: Int = 3

    @Option(help: "Where libraries are kept between measurements; default: the system's temporary folder.")
    var folder: String?

    @Option(help: "Another seed makes another library.")
    var seed: UInt64 = 1

    @Option(help: "Writes the measurements to this file, for `compare`.")
    var save: String?

    func save(_ measurements: [Measurement]) throws {
        guard let save else { return }
        try Baseline(measurements).save(to: save)
        print("Saved in \(save)")
    }
}
