/// What a command hands back when its work is over: one value that a person and a program can both read.
///
/// The command line knows reports by this protocol alone, so that it stays a thin printer of what the rooms say.
public protocol Report: Sendable {
    /// The report for a person: whole lines, each ended by a newline, no line wider than `style.width` where the words
    /// allow it.
    func text(style: TextStyle) -> String
    /// The report for a program: one JSON object on one line, without a trailing newline; its first key is `version`.
    var json: String { get }
    /// How the work ended.
    var outcome: Outcome { get }
}

extension Report {
    public var outcome: Outcome { .done }
}

/// A report that can also be read as a page.
public protocol PageReport: Report {
    /// One HTML file that stands alone: no script, nothing loaded, every text escaped.
    var html: String { get }
}

/// How work ended that did not fail; the raw value is the exit status of the command line (DESIGN §6).
public enum Outcome: Int32, Sendable {
    case done = 0
    /// Done, but some of the input was refused, or a check left something to mend.
    case someRefused = 1
    /// The person stopped it; finished batches are kept.
    case interrupted = 130
}
