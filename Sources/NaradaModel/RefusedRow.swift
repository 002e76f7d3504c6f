/// A row of an input file that could not be used; the rows around it were.
public struct RefusedRow: Hashable, Sendable, CustomStringConvertible {
    /// The file as the person named it.
    public var file: String
    /// The line, from 1, on which the row begins.
    public var line: Int
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

    /// `file:line: what, and what to do`.
    public var description: String { "\(file):\(line): \(problem); \(advice)" }
}
