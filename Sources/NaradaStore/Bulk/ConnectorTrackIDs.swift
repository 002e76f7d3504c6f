import GRDB
public import NaradaModel

/// Finds the ids of `connector_tracks` by their services' names of them, and the tracks on which their events are, over
/// many sessions of one import.
///
/// A history names a track a thousand times. What was found is remembered, up to a bound, and forgotten as soon as
/// another connection has written: it may have purged a row or changed a mapping. Whoever changes mappings in the
/// sessions of the import itself must `forget`.
public final class ConnectorTrackIDs {
    /// The tracks of events by connector tracks.
    let places = EventPlaceMemory()
    private var known: [ServiceID: Int64] = [:]
    private var version: Int64?
    private var find: RawStatement?

    /// Rows that are remembered: 2 MB or so. Plays, which name most tracks, know theirs by a number.
    private static let remembered = 16_384

    public init() {}

    /// Begins the look-ups of a session and says whether what the session before found out still holds; look-ups of that
    /// one are over.
    @discardableResult
    public func begin(in session: Session) throws -> Bool {
        find = try RawStatement(
            cachedIn: session.database,
            sql: "SELECT id FROM connector_tracks WHERE connector_name = ? AND connector_track_id = ?")
        let now = try session.commitsOfOthers()
        let holds = now == version
        if !holds { forget() }
        version = now
        return holds
    }

    /// The row's id; nil where there is none. To be asked between `begin` and the session's end.
    public func id(of track: ServiceID) throws -> Int64? {
        if let id = known[track] { return id }
        guard let find else { return nil }
        find.bind(track.service, at: 1)
        find.bind(track.id, at: 2)
        guard let id = try find.firstRow({ $0.int64(0) }) else { return nil }
        keep(id, of: track)
        return id
    }

    /// Remembers a row that was written in this session.
    public func keep(_ id: Int64, of track: ServiceID) {
        // All at once: which ones come again is not known, and a count of their own for each would cost more.
        if known.count >= Self.remembered { known.removeAll(keepingCapacity: true) }
        known[track] = id
    }

    /// Forgets everything: after a session that was rolled back.
    public func forget() {
        known.removeAll(keepingCapacity: true)
        places.forget()
        version = nil
    }
}
