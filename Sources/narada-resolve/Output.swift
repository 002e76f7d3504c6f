internal import Foundation
internal import NaradaModel

/// Standard output and standard error, byte by byte, with every failure noticed.
enum Output {
    /// Turns the signal of a closed pipe into an error of `write`, which can end quietly; to be called once, first.
    static func prepare() { signal(SIGPIPE, SIG_IGN) }

    /// Writes all of `text` to standard output.
    ///
    /// - Throws: `OutputFailure.closed` where nobody reads any more, `.failed` where it cannot be written.
    static func write(_ text: String) throws { try write(text, to: STDOUT_FILENO) }

    /// Writes all of `bytes` to standard output; throws as the other does.
    static func write(bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try write($0, to: STDOUT_FILENO) } }

    /// Writes all of `text` to the file at `path`, which is made anew.
    ///
    /// - Throws: `OutputFailure.file` where it cannot be written.
    static func write(_ text: String, toFile path: String) throws {
        try OutputFile(path).write(text)
    }

    /// Returns where the file at `path` can be made or written anew, as far as that can be told without doing it.
    ///
    /// - Throws: `OutputFailure.file` otherwise.
    static func requireWritable(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let exists = access(path, F_OK) == 0
        var status = stat()
        if exists, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw OutputFailure.file(path, String(cString: strerror(EISDIR)))
        }
        guard access(exists ? path : folder, W_OK) == 0 else {
            throw OutputFailure.file(path, String(cString: strerror(errno)))
        }
    }

    /// Says one line on standard error, after the program's name; nobody is told where even that fails.
    static func complain(_ sentence: String) { try? write("narada-resolve: \(sentence)\n", to: STDERR_FILENO) }

    /// Writes to standard error as it is: for progress and lines of a report beside data.
    static func note(_ text: String) { try? write(text, to: STDERR_FILENO) }

    fileprivate static func write(_ text: String, to descriptor: Int32) throws {
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let written = Foundation.write(descriptor, start, rest.count)
            if written >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            } else if errno == EPIPE {
                throw OutputFailure.closed
            } else if errno != EINTR && errno != EAGAIN {
                throw OutputFailure.failed(String(cString: strerror(errno)))
            }
        }
    }
}

/// A file that is written from its beginning, and closed when it is let go.
final class OutputFile {
    private let descriptor: Int32

    /// Makes the file at `path` anew.
    ///
    /// - Throws: `OutputFailure.file` where it cannot be written.
    init(_ path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw OutputFailure.file(path, String(cString: strerror(errno))) }
    }

    deinit { close(descriptor) }

    func write(_ text: String) throws { try Output.write(text, to: descriptor) }
}

/// Why output ended before its end.
enum OutputFailure: Error, Equatable {
    /// The reader has gone, as `head` does: it has what it wanted.
    case closed
    /// The system refused, with its own words.
    case failed(String)
    /// The system refused to open the named file.
    case file(String, String)

    var sentence: String? {
        switch self {
        case .closed: nil
        case .failed(let reason): "cannot write the output (\(reason)); free some space or write elsewhere"
        case .file(let path, let reason):
            "cannot write \"\(path.harmless)\" (\(reason)); name a file in a folder that you may write to"
        }
    }

    var status: Int32 {
        switch self {
        case .closed: Outcome.done.rawValue
        case .failed, .file: Blame.input.rawValue
        }
    }
}
