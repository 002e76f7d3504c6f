internal import ArgumentParser
internal import Foundation
internal import NaradaModel

/// How the program ends: what it says last, where, and its exit status.
struct Ending: Equatable {
    /// The last words, without a trailing newline; nil where all is said.
    var words: String?
    /// Whether the words answer a question, as help does, and so go to standard output.
    var isAnswer = false
    var status: Int32

    /// The ending that an error thrown by parsing or by a command means.
    init(of error: any Error) {
        if let fault = error as? any NaradaFault {
            words = Self.closed(fault.sentence.harmless)
            status = fault.blame.rawValue
        } else if let code = error as? ExitCode {
            status = code.rawValue
        } else if let failure = error as? OutputFailure {
            words = failure.sentence
            status = failure.status
        } else if NaradaResolve.exitCode(for: error) == .success {
            words = NaradaResolve.fullMessage(for: error)
            isAnswer = true
            status = ExitCode.success.rawValue
        } else if NaradaResolve.exitCode(for: error) == .validationFailure {
            // The parser exits with 64; our users were promised 2, and one sentence instead of the whole usage.
            words = Self.sentence(ofUsageError: error)
            status = Blame.input.rawValue
        } else {
            // Whatever is not foreseen happens while the database is at work; what was committed stays.
            words = "unexpected: \(error)".harmless
            status = Blame.database.rawValue
        }
    }

    /// What was wrong with the command line and, where the parser only says what it missed, where help is.
    private static func sentence(ofUsageError error: any Error) -> String {
        // The parser lists many values line by line; ours is one sentence.
        let message = NaradaResolve.message(for: error)
            .replacing("one of the following:\n  - ", with: "one of ").replacing("\n  - ", with: ", ").harmless
        guard !message.hasSuffix("."), !message.hasSuffix("?"),
            let hint = NaradaResolve.fullMessage(for: error).firstMatch(of: /'[^']* --help'/)
        else { return message }
        return "\(message); see \(hint.output)."
    }

    /// The sentence with a full stop, which not every room writes.
    private static func closed(_ sentence: String) -> String { sentence.hasSuffix(".") ? sentence : sentence + "." }

    /// Says the words and ends the program.
    func exit() -> Never {
        if let words, isAnswer {
            do {
                try Output.write(words + "\n")
            } catch {
                Ending(of: error).exit()
            }
        } else if let words {
            Output.complain(words)
        }
        Foundation.exit(status)
    }
}
