public import NaradaModel

/// One thing that an export says.
public enum ExportEvent: Hashable, Sendable {
    /// A track of the named service. It comes before the first play, like, metric or entry that speaks of it, and may
    /// come again.
    ///
    /// nil, an empty title and a credit without names mean "not said here": a history knows no lengths, and of a track
    /// that the service has deleted only the id is left. Whoever writes it must keep what an earlier export said.
    case track(ImportedTrack, service: String)
    case play(ImportedPlay)
    case like(ImportedLike)
    case metric(ImportedMetric)
    /// A playlist, before its entries. It may come again after them with more: files put descriptions at the end.
    case playlist(ImportedPlaylist)
    case entry(ImportedEntry)
}

/// Where in a file something stands.
public struct FilePlace: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public var line: Int
    /// Bytes before it in the file; a minified export has only one line.
    public var offset: Int

    public init(line: Int, offset: Int) {
        self.line = line
        self.offset = offset
    }

    /// `line 3, byte 120`.
    public var description: String { "line \(line), byte \(offset)" }
}

/// What one record of an export says: a row, a JSON object, an element. The unit in which a file can be left and gone on
/// with: write all of its events or none.
public struct ExportRecord: Hashable, Sendable {
    public var place: FilePlace
    /// In the order in which they should be written.
    public var events: [ExportEvent]
    /// Why the record has no events although nothing is wrong with it; nil where it has some, or was refused.
    public var passedOver: PassedOver?
    public var issues: [RowIssue]

    public init(
        place: FilePlace, events: [ExportEvent] = [], passedOver: PassedOver? = nil, issues: [RowIssue] = []
    ) {
        self.place = place
        self.events = events
        self.passedOver = passedOver
        self.issues = issues
    }
}
