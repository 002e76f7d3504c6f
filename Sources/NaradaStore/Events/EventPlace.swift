import GRDB
import NaradaModel

/// Where the events of a connector track are: on the track that the row is mapped to, else on the row's stand-in.
///
/// The published tables want a track for every event. A stand-in is a row of `tracks` that is soft-deleted from birth and
/// points at the connector track: no query for active tracks sees it, and the events keep their row, their id and every
/// column of other programs when the mapping comes.
enum EventPlace {
    /// SQL for the track that a connector track is mapped to; NULL where it is mapped to no active one.
    ///
    /// Of several live mappings the one counts that counts for a run: a person's, then a run's, the newest first.
    static func mappedTrack(of connectorTrackID: String) -> String {
        """
        (SELECT pm.track_id FROM track_mappings pm
            CROSS JOIN tracks pt ON pt.id = pm.track_id AND pt.\(BaseColumn.isActive)
            WHERE pm.connector_track_id = \(connectorTrackID) AND pm.\(BaseColumn.isActive)
            ORDER BY \(mappingOrder("pm")) LIMIT 1)
        """
    }

    /// SQL for the stand-in of a connector track; NULL where it has none.
    static func standIn(of connectorTrackID: String) -> String {
        "(SELECT ps.id FROM tracks ps WHERE ps.stands_for_connector_track_id = \(connectorTrackID))"
    }

    /// SQL that puts the mapping first that counts among a connector track's live ones.
    static func mappingOrder(_ alias: String) -> String {
        """
        \(alias).match_method = '\(MatchMethod.manual.rawValue)' DESC, \(alias).run_id IS NULL, \(alias).id DESC
        """
    }

    /// SQL that makes stand-ins for the connector tracks `c.id` which `source` yields; ?1 is the time.
    ///
    /// Identifiers are left out, so that no program that looks a track up by its ISRC finds a stand-in.
    static func insertStandIns(from source: String) -> String {
        """
        INSERT INTO tracks (\(standInColumns))
        SELECT c.title, c.artists, c.album, c.duration_ms, c.release_date, ?1, ?1, 1, ?1, c.id FROM \(source)
        """
    }

    /// SQL that makes a stand-in: ?1 is the time, ?2 the connector track, ?3 to ?7 what it holds in `copiedColumns`.
    ///
    /// Values, and no SELECT: of a statement that may write several rows SQLite keeps what it would need to take it back,
    /// a copy of each page in a temporary file.
    static let insertStandIn = "INSERT INTO tracks (\(standInColumns)) VALUES (?3, ?4, ?5, ?6, ?7, ?1, ?1, 1, ?1, ?2)"

    /// What a stand-in has from its connector track.
    static let copiedColumns = ImportedColumns.list
    private static let standInColumns = """
        \(copiedColumns), created_at, updated_at, is_deleted, deleted_at, stands_for_connector_track_id
        """
}

/// Finds the places of events that are written one by one, and makes the stand-ins that are missing.
final class EventPlacer {
    private let session: Session
    private let find: RawStatement
    private let insertStandIn: RawStatement
    private let memory: EventPlaceMemory

    /// - Parameter memory: what is known of places; that of the session alone where none is given.
    init(session: Session, memory: EventPlaceMemory = EventPlaceMemory()) throws {
        self.session = session
        self.memory = memory
        // Before SQLite looks for mappings in their order it makes a table to sort them in, and few rows have any.
        find = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT coalesce(
                    CASE WHEN EXISTS (SELECT 1 FROM track_mappings WHERE connector_track_id = ?1)
                        THEN \(EventPlace.mappedTrack(of: "?1")) END,
                    \(EventPlace.standIn(of: "?1"))),
                    \(EventPlace.copiedColumns)
                FROM connector_tracks WHERE id = ?1
                """)
        insertStandIn = try RawStatement(cachedIn: session.database, sql: EventPlace.insertStandIn)
    }

    /// The track on which the events of the connector track are.
    ///
    /// - Throws: `StoreFault.noSuchRow` where there is no such connector track.
    func track(of connectorTrackID: Int64) throws -> Int64 {
        if let track = memory[connectorTrackID] { return track }
        let track = try lookUp(connectorTrackID)
        memory[connectorTrackID] = track
        return track
    }

    private func lookUp(_ connectorTrackID: Int64) throws -> Int64 {
        find.bind(connectorTrackID, at: 1)
        let track = try find.firstRow { row in
            if let track = row.optionalInt64(0) { return track }
            insertStandIn.bind(session.now.text, at: 1)
            insertStandIn.bind(connectorTrackID, at: 2)
            for column in Int32(1)...5 { insertStandIn.bind(valueOf: column, in: row, at: column + 2) }
            try insertStandIn.run()
            return session.database.lastInsertedRowID
        }
        guard let track else {
            throw StoreFault.noSuchRow(table: ConnectorTrackRecord.databaseTableName, id: connectorTrackID)
        }
        return track
    }
}

/// The tracks on which the events of connector tracks are, as they were found; right as long as no mapping changes.
final class EventPlaceMemory {
    private var known: [Int64: Int64] = [:]

    /// Connector tracks whose place is remembered: 2 MB or so, and more different tracks than most histories have.
    private static let remembered = 65_536

    subscript(connectorTrackID: Int64) -> Int64? {
        get { known[connectorTrackID] }
        set {
            // All at once: which ones come again is not known, and a count of their own for each would cost more.
            if known.count >= Self.remembered { known.removeAll(keepingCapacity: true) }
            known[connectorTrackID] = newValue
        }
    }

    func forget() { known.removeAll(keepingCapacity: true) }
}
