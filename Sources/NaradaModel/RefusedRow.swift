/// A row of an input file that could not be used; the rows around it were.
public struct RefusedRow: Hashable, Sendable, CustomStringConvertible {
    /// The file as the person named it.
    public var file: String
    /// The line, from 1, on which the row begins.
    public var line: Int
    /// The bytes of the file before the row, where its line holds other rows too; nil where the line says enough.
    public var byte: Int?
    /// What is wrong, with the value in quotes.
    public var problem: String
    /// What to do about it.
    public var advice: String

    public init(file: String, line: Int, problem: String, advice: String) {
        self.file = file
        self.line = line
        self.problem = problem
        self.advice = advice
    }

    /// `file:line`, or `file:line, byte 4711`.
    public var place: String { "\(file):\(line)" + (byte.map { ", byte \($0)" } ?? "") }

    /// `file:line: what, and what to do`.
    public var description: String { "\(place): \(problem); \(advice)" }
}
