internal import ArgumentParser
internal import NaradaModel

/// What options may be; each failure is a sentence with the value and what would do.
enum Checks {
    static func range(_ value: Int?, _ option: String, _ allowed: ClosedRange<Int>) throws {
        guard let value, !allowed.contains(value) else { return }
        throw ValidationError(
            "\(option) is \"\(value)\"; give a whole number from \(allowed.lowerBound) to \(allowed.upperBound).")
    }

    static func positive(_ value: Int?, _ option: String) throws {
        guard let value, value < 1 else { return }
        throw ValidationError("\(option) is \"\(value)\"; give a whole number from 1 up.")
    }

    static func notEmpty(_ values: [String], _ option: String) throws {
        if values.contains("") { throw ValidationError("\(option) is empty; give a name.") }
    }
}
