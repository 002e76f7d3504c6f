internal import NaradaModel

/// Says on standard error what was wrong with the input, line by line, and stops before it floods the screen.
struct IssueLines {
    /// Enough to see the pattern; a file with a million bad rows has usually one thing wrong.
    static let limit = 20
    private var count = 0

    mutating func add(_ issue: String) {
        count += 1
        if count <= Self.limit { Output.complain(issue.harmless) }
    }

    /// Says how many were not shown.
    func finish() {
        if count > Self.limit { Output.complain("\(count - Self.limit) more like these were not shown") }
    }
}
