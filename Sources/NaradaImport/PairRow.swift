public import NaradaModel

/// A row of a file of pairs: two descriptions to be compared, and the row itself to be written back.
public struct PairRow: Hashable, Sendable {
    /// The line, from 1, on which the row begins.
    public var line: Int
    public var left: TrackFacts
    public var right: TrackFacts
    /// The row as it stands in the file, without its line end: quoted fields of a CSV row, or a JSON object.
    public var original: String
}

/// How a file of pairs is laid out, so that it can be written in the same way.
public enum PairLayout: Hashable, Sendable {
    /// CSV or TSV, with the header as it stands.
    case delimited(header: String, delimiter: Delimiter, lineEnding: String)
    case jsonLines
}
