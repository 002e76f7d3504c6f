import ArgumentParser
import Foundation

/// What a change cost: two files of measurements side by side.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Two saved measurements side by side, and what the second costs.")

    @Argument(help: "The file before.") var before: String
    @Argument(help: "The file after.") var after: String

    func run() throws {
        let first = try Baseline(path: before)
        let second = try Baseline(path: after)
        if first.processor != second.processor || first.cores != second.cores {
            print("These are two machines; only counts compare.")
        }
        for baseline in [first, second] where baseline.load > Double(baseline.cores) {
            print("\(baseline.date): the machine was busy (load \(baseline.load)); its times say little.")
        }
        for measurement in second.measurements {
            guard let old = first.measurements.first(where: { $0.name == measurement.name }) else {
                print("\(measurement.name): new")
                continue
            }
            print(measurement.name)
            for key in measurement.values.keys.sorted() {
                guard let now = measurement.values[key], let then = old.values[key] else { continue }
                let change = then == 0 ? (now == 0 ? 0 : Double.infinity) : (now / then - 1) * 100
                let name = key.padding(toLength: max(24, key.count), withPad: " ", startingAt: 0)
                print("  \(name) \(Self.text(then)) → \(Self.text(now))  \(String(format: "%+.1f", change)) %")
            }
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() ? String(format: "%.0f", value) : String(format: "%.3f", value)
    }
}
