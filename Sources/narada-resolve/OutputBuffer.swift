/// Gathers small pieces of text on their way to standard output or a file: a list of a million rows would otherwise be a million
/// calls of the system.
struct OutputBuffer {
    private var text = ""
    private let file: OutputFile?

    /// As much as a pipe takes at once on Linux (pipe(7)).
    private static let capacity = 65_536

    /// Runs `body` with a place to write to, and writes what is left at its end; what `body` throws comes after what it
    /// wrote.
    ///
    /// - Parameter path: the file that is made anew; nil for standard output.
    static func gather(toFile path: String? = nil, _ body: ((String) throws -> Void) throws -> Void) throws {
        var buffer = OutputBuffer(file: try path.map(OutputFile.init))
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
        if let file { try file.write(text) } else { try Output.write(text) }
        text.removeAll(keepingCapacity: true)
    }
}
