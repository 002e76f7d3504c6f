/// Gathers small pieces of text on their way to standard output: a list of a million rows would otherwise be a million
/// calls of the system.
struct OutputBuffer {
    private var text = ""

    /// As much as a pipe takes at once on Linux (pipe(7)).
    private static let capacity = 65_536

    /// Runs `body` with a place to write to, and writes what is left at its end; what `body` throws comes after what it
    /// wrote.
    static func gather(_ body: ((String) throws -> Void) throws -> Void) throws {
        var buffer = OutputBuffer()
        do {
            try body { piece in
                buffer.text += piece
                if buffer.text.utf8.count >= capacity { try buffer.flush() }
            }
        } catch let failure as OutputFailure {
            throw failure
        } catch {
            try buffer.flush()
            throw error
        }
        try buffer.flush()
    }

    private mutating func flush() throws {
        guard !text.isEmpty else { return }
        try Output.write(text)
        text.removeAll(keepingCapacity: true)
    }
}
