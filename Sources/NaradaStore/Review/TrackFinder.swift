public import NaradaModel

/// Finds an internal track by the names that it has outside of this database.
public enum TrackFinder {
    /// The active track that came from the imported row; nil where there is none.
    public static func track(origin: ServiceID, in session: Session) throws -> Track? {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT \(TrackColumns.list) FROM track_origins o
                JOIN tracks t ON t.id = o.track_id AND t.\(BaseColumn.isActive)
                WHERE o.source_name = ? AND o.source_track_id = ? AND o.\(BaseColumn.isActive)
                """)
        statement.bind(origin.service, at: 1)
        statement.bind(origin.id, at: 2)
        return try statement.firstRow { TrackColumns.read($0) }
    }

    /// The active tracks that share an identifier with the description, in order of their ids: by MusicBrainz id first,
    /// else by ISRC. Of several codes in one column only the column's whole text is looked up.
    public static func tracks(sharingIdentifiersOf facts: TrackFacts, in session: Session) throws -> [Track] {
        let byMBID = try tracks(column: "mbid", values: facts.mbids.map(\.text), in: session)
        if !byMBID.isEmpty { return byMBID }
        let codes = facts.isrcs.map(\.code) + (TrackColumns.text(of: facts.isrcs).map { [$0] } ?? [])
        return try tracks(column: "isrc", values: codes, in: session)
    }

    private static func tracks(column: String, values: [String], in session: Session) throws -> [Track] {
        guard !values.isEmpty else { return [] }
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT \(TrackColumns.list) FROM tracks t
                WHERE t.\(column) IN (SELECT value FROM json_each(?)) AND t.\(BaseColumn.isActive) ORDER BY t.id
                """)
        statement.bind(JSONText.array(values.map(JSONText.string)), at: 1)
        var found: [Track] = []
        try statement.forEachRow { found.append(TrackColumns.read($0)) }
        return found
    }
}
