public import NaradaModel

/// A connector row with the truth about it.
public struct GeneratedRow: Hashable, Sendable {
    /// What the row is to the library.
    public enum Kind: String, CaseIterable, Sendable {
        /// A track of the library.
        case known
        /// Another song of an artist of the library, on the same album.
        case otherTitle
        /// A song of the library by another artist.
        case cover
        /// A live take, remix … of a recording of the library.
        case otherVersion
        /// Drawn from the same world, and from nothing in the library.
        case unrelated
    }

    public var service: Service
    public var track: ImportedTrack
    public var kind: Kind
    /// The source's id of the internal track that the row is; nil where the library has none.
    public var trackID: String?
}
