/// An error that a person can meet: one sentence that says what was wrong and what to do next.
///
/// Each room keeps a closed list of its own (`ImportFault`, `StoreFault` …) in one file; the command line prints
/// `sentence` and exits with the status of `blame`.
public protocol NaradaFault: Error, Sendable, CustomStringConvertible {
    /// What was wrong, with the value in quotes, and what to do next. One line, no trailing newline.
    var sentence: String { get }
    /// Whose turn it is to act, which decides the exit status.
    var blame: Blame { get }
}

extension NaradaFault {
    public var description: String { sentence }
}

/// Where the cause of a fault lies; the raw value is the exit status of the command line (DESIGN §6).
public enum Blame: Int32, Sendable {
    /// Wrong usage or an input that cannot be read: status 2.
    case input = 2
    /// The database cannot be opened, read, written or trusted: status 3.
    case database = 3
    /// The person stopped the work; finished batches are kept: status 130, as shells report an interrupt.
    case interruption = 130
}
