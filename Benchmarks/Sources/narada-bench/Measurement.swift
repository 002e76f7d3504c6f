import Foundation

/// One thing that was measured: named numbers, of several rounds the medians.
struct Measurement: Codable {
    let name: String
    /// Seconds, bytes, counts and ratios by name, such as `wall_seconds` or `pairs`.
    var values: [String: Double]

    /// The medians of `rounds`.
    init(name: String, rounds: [[String: Double]]) {
        self.name = name
        values = [:]
        for key in Set(rounds.flatMap(\.keys)) {
            values[key] = Self.median(rounds.compactMap { $0[key] })
        }
    }

    /// The middle of `numbers`, of an even count the mean of both; 0 of none.
    static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        guard let last = sorted.last else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[middle] : (sorted[middle - 1] + (middle < sorted.count ? sorted[middle] : last)) / 2
    }
}

/// A file of measurements: on what machine, when, and how busy it was.
struct Baseline: Codable {
    var version = 1
    let date: String
    let processor: String
    let cores: Int
    /// Processes that wanted to run in the minute before; with more than the cores, times say little.
    let load: Double
    var measurements: [Measurement]

    /// What was measured just now.
    init(_ measurements: [Measurement]) {
        date = ISO8601DateFormatter().string(from: Date())
        processor = Self.processorName()
        cores = ProcessInfo.processInfo.activeProcessorCount
        var averages = [0.0, 0, 0]
        load = getloadavg(&averages, 3) > 0 ? averages[0] : 0
        self.measurements = measurements
    }

    /// The measurements that `save` wrote.
    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path),
            let baseline = try? JSONDecoder().decode(Baseline.self, from: data)
        else { throw BenchFault.noBaseline(path: path) }
        self = baseline
    }

    /// Writes them to `path`; measurements of other names that the file has stay.
    func save(to path: String) throws {
        var all = self
        if let old = try? Baseline(path: path) {
            let names = Set(measurements.map(\.name))
            all.measurements = old.measurements.filter { !names.contains($0.name) } + measurements
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(all).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    private static func processorName() -> String {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        return model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }
}
