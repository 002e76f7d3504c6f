import GRDB
import NaradaModel

/// Two internal tracks, the one with the lower id first.
public struct DistinctPair: Hashable, Sendable {
    public let older: Int64
    public let younger: Int64

    /// The pair of two tracks, named in any order.
    public init(_ one: Int64, _ other: Int64) {
        older = min(one, other)
        younger = max(one, other)
    }
}

/// What people said of internal tracks that look like one recording and are two.
///
/// The word holds while both tracks say what they said then; case and outer blanks do not count (`PairContent`). It does
/// not expire with the matcher: it is about two recordings, not about a judgement. What was said of a track that was
/// merged since is said of its keeper, and of the track alone again when the merge is taken back.
public enum DistinctTracks {
    /// Notes that the two are two recordings; a later word takes the place of an earlier one.
    ///
    /// - Throws: `StoreFault.noSuchRow` where a track is missing or deleted; `.mergeIntoItself` for one track twice.
    @discardableResult
    public static func record(
        _ pair: DistinctPair, note: String? = nil, in session: Session
    ) throws -> DistinctTracksRecord {
        if pair.older == pair.younger { throw StoreFault.mergeIntoItself(trackID: pair.older) }
        let facts = try [pair.older, pair.younger].map { id in
            guard let track = try TrackReader.track(id: id, in: session) else {
                throw StoreFault.noSuchRow(table: TrackRecord.databaseTableName, id: id)
            }
            return track.facts
        }
        try forget(pair, in: session)
        return try session.insert(
            DistinctTracksRecord(
                of: pair, content: PairContent.fingerprint(of: facts[0], and: facts[1]), note: note,
                decidedAt: session.now))
    }

    /// Takes back what was said of the pair; returns whether anything was.
    @discardableResult
    public static func forget(_ pair: DistinctPair, in session: Session) throws -> Bool {
        let standing = try session.fetch(
            DistinctTracksRecord.active().filter(
                DistinctTracksRecord.Columns.trackID == pair.older
                    && DistinctTracksRecord.Columns.otherTrackID == pair.younger))
        for record in standing {
            if let id = record.id { try session.markSoftDeleted(DistinctTracksRecord.self, id: id) }
        }
        return !standing.isEmpty
    }

    /// The pairs that hold, each by the tracks that stand for the two now.
    ///
    /// Cost: both rows of every pair are read and fingerprinted.
    public static func pairs(in session: Session) throws -> Set<DistinctPair> {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT d.content, \(TrackColumns.list), \(TrackColumns.list(alias: "o"))
                FROM distinct_tracks d CROSS JOIN tracks t ON t.id = d.track_id
                CROSS JOIN tracks o ON o.id = d.other_track_id
                WHERE d.\(BaseColumn.isActive) ORDER BY d.id
                """)
        var said: [(older: Int64, younger: Int64)] = []
        try statement.forEachRow { row in
            let older = TrackColumns.read(row, from: 1)
            let younger = TrackColumns.read(row, from: 1 + TrackColumns.count)
            guard row.text(0) == PairContent.fingerprint(of: older.facts, and: younger.facts) else { return }
            said.append((older.id, younger.id))
        }
        var pairs: Set<DistinctPair> = []
        for (older, younger) in said {
            let pair = DistinctPair(try Keeper.of(older, in: session), try Keeper.of(younger, in: session))
            // A merge of the two overrules what was said before.
            if pair.older != pair.younger { pairs.insert(pair) }
        }
        return pairs
    }
}
