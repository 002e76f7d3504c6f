/// What a person decided of a pair; a run never overrules it.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// The two rows are one recording.
    case accept
    /// They are not; the pair is not proposed again, unless the matcher or one of the rows changes, and then as a question.
    case reject
    /// The row is a recording that the library does not have yet.
    case newTrack = "new_track"
    /// Not now.
    case skip
}
