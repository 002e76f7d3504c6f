import ArgumentParser
import Foundation
import NaradaText

/// The kernels on the lines of a file: pairs per second of processor time, one thread.
struct Kernels: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kernels", abstract: "The batch kernels on the lines of a file, in pairs per second of one core.")

    @Argument(help: "A text on each line.") var file: String

    @Option(help: "The first so many lines are compared with all lines.") var queries: Int = 300

    @Option(help: "Rounds of which the best is taken: noise only ever adds.") var rounds: Int = 3

    @Option(help: "Only these kernels: indel, indel-ratio, levenshtein, jaro-winkler, token-set.")
    var only: [String] = []

    @Option(help: "Writes the results of each kernel to FOLDER/KERNEL.bin, for comparison.") var dump: String?

    @Flag(help: "Prints JSON.") var json = false

    func run() throws {
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
        let texts = TextBlock(lines.prefix(queries))
        let all = TextBlock(lines)
        let pairs = texts.count * all.count
        var bytes = [UInt8](repeating: 0, count: pairs)
        var numbers = [Float](repeating: 0, count: pairs)
        // Preparing the block is part of every kernel's time, as it is of the peers'.
        let kernels: [(name: String, body: () -> Void)] = [
            (
                "indel",
                {
                    var table = bytes.mutableSpan; Indel.distances(of: texts, to: PatternBlock(all), into: &table)
                }
            ),
            (
                "indel-ratio",
                {
                    var table = numbers.mutableSpan
                    Indel.similarities(of: texts, to: PatternBlock(all), into: &table)
                }
            ),
            (
                "levenshtein",
                {
                    var table = bytes.mutableSpan
                    Levenshtein.distances(of: texts, to: PatternBlock(all), into: &table)
                }
            ),
            (
                "jaro-winkler",
                {
                    var table = numbers.mutableSpan
                    JaroWinkler.similarities(of: texts, to: PatternBlock(all), into: &table)
                }
            ),
            (
                "token-set",
                {
                    var table = numbers.mutableSpan
                    TokenSet.similarities(of: texts, to: TokenBlock(all), into: &table)
                }
            ),
        ]
        var rates: [String: Double] = [:]
        for kernel in kernels where only.isEmpty || only.contains(kernel.name) {
            let seconds = (0..<max(rounds, 1)).map { _ in Self.processorSeconds(kernel.body) }.min() ?? 0
            rates[kernel.name] = Double(pairs) / seconds
            if !json { print("\(kernel.name): \(String(format: "%.1f", Double(pairs) / seconds / 1e6)) M pairs/s") }
            try write(kernel.name, bytes, numbers)
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            print(String(decoding: try encoder.encode(rates), as: UTF8.self))
        }
    }

    private func write(_ name: String, _ bytes: [UInt8], _ numbers: [Float]) throws {
        guard let dump else { return }
        let isDistance = name == "indel" || name == "levenshtein"
        let data = isDistance ? Data(bytes) : numbers.withUnsafeBytes { Data($0) }
        try data.write(to: URL(fileURLWithPath: dump).appendingPathComponent("\(name).bin"))
    }

    /// Seconds of processor time: on a busy machine, waiting is not counted.
    static func processorSeconds(_ body: () -> Void) -> Double {
        let start = clock()
        body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
}
