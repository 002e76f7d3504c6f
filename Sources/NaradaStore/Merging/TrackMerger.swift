import GRDB
import NaradaModel

/// Merges internal tracks that are one recording.
///
///     mappings                to the keeper; of two live ones of one connector track a person's stays, else the keeper's
///     plays, likes, metrics,  those of connector tracks follow their mappings; the track's own go to the keeper,
///     playlist entries        deleted ones too, so that a later restore finds the keeper
///     own likes               where the keeper has one of the service, it becomes liked if either was
///     review items, verdicts  to the keeper; a question that the merge answers is closed, a rejection that it overrules
///                             stays with the loser
///     origins                 stay: the next import of the loser's row must find the loser, not write over the keeper
///     the keeper's own gaps   are filled by the rule of `KeeperGaps`; what it says is never written over
///
/// The loser is soft-deleted and points at its keeper.
public enum TrackMerger {
    /// Merges `losers` into `keep`, as one edit that `EditUndo` takes back whole.
    ///
    /// Cost: about twenty statements for each loser, whatever hangs on it.
    ///
    /// - Parameter losers: in the order in which they may fill the keeper's gaps; doubles do no harm.
    /// - Throws: `StoreFault.noSuchRow` where a track is missing or deleted; `.mergeIntoItself`.
    @discardableResult
    public static func merge(
        keep: Int64, losers: [Int64], in session: Session
    ) throws -> EditRecord {
        var seen: Set<Int64> = []
        let losers = losers.filter { seen.insert($0).inserted }
        if losers.isEmpty || losers.contains(keep) { throw StoreFault.mergeIntoItself(trackID: keep) }
        for id in [keep] + losers where try session.find(TrackRecord.self, id: id) == nil {
            throw StoreFault.noSuchRow(table: TrackRecord.databaseTableName, id: id)
        }
        let journal = try EditJournal.begin(.merge, of: TrackRecord.databaseTableName, id: keep, in: session)
        for loser in losers { try merge(loser, into: keep, journal) }
        try KeeperGaps.fill(keep, from: losers, journal)
        try journal.settle()
        return try EditReader.edit(id: journal.editID, in: session)
    }

    private static func merge(_ loser: Int64, into keep: Int64, _ journal: EditJournal) throws {
        let pair: StatementArguments = ["loser": loser, "keep": keep]
        try moveJudgements(of: loser, to: keep, pair, journal)
        try moveOwnLikes(of: loser, to: keep, pair, journal)
        for table in EventTable.free {
            try journal.move(
                table.rawValue, to: keep, where: "x.track_id = :loser AND x.connector_track_id IS NULL", pair)
        }
        try journal.move(MatchAttemptRecord.databaseTableName, to: keep, where: "x.best_track_id = :loser", pair)
        try journal.move(TrackRecord.databaseTableName, to: keep, where: "x.id = :loser", pair)
        try journal.delete(from: TrackRecord.databaseTableName, where: "x.id = :loser", pair)
    }

    private static func moveJudgements(
        of loser: Int64, to keep: Int64, _ pair: StatementArguments, _ journal: EditJournal
    ) throws {
        let mappings = TrackMappingRecord.databaseTableName
        let manual = "match_method = '\(MatchMethod.manual.rawValue)'"
        func live(on track: String, _ condition: String = "TRUE") -> String {
            """
            EXISTS (SELECT 1 FROM track_mappings o WHERE o.track_id = :\(track) AND o.\(BaseColumn.isActive)
                AND o.connector_track_id = x.connector_track_id AND \(condition))
            """
        }
        // Rejections first, while the mappings still say which tracks they were of.
        try journal.move(
            MatchDecisionRecord.databaseTableName, to: keep,
            where: """
                x.track_id = :loser AND NOT \(live(on: "keep")) AND NOT EXISTS (
                    SELECT 1 FROM match_decisions o WHERE o.track_id = :keep AND o.\(BaseColumn.isActive)
                        AND o.connector_track_id = x.connector_track_id)
                """, pair)
        try journal.delete(
            from: mappings,
            where: "x.track_id = :keep AND NOT x.\(manual) AND \(live(on: "loser", "o.\(manual)"))", pair)
        try journal.delete(from: mappings, where: "x.track_id = :loser AND \(live(on: "keep"))", pair)
        try journal.move(mappings, to: keep, where: "x.track_id = :loser", pair)
        try journal.move(ReviewItemRecord.databaseTableName, to: keep, where: "x.track_id = :loser", pair)
        try journal.closeItems(where: "x.track_id = :keep AND x.\(BaseColumn.isActive) AND \(live(on: "keep"))", pair)
    }

    /// Two tracks' own likes of one service become one.
    private static func moveOwnLikes(
        of loser: Int64, to keep: Int64, _ pair: StatementArguments, _ journal: EditJournal
    ) throws {
        let likes = TrackLikeRecord.databaseTableName
        let ofLoser = "FROM track_likes o WHERE o.track_id = :loser AND o.service = \(likes).service"
        try journal.change(
            .liked, likes,
            where: """
                x.track_id = :keep AND EXISTS (SELECT 1 FROM track_likes o
                    WHERE o.track_id = :loser AND o.service = x.service AND o.connector_track_id IS NULL
                        AND o.\(BaseColumn.isActive) AND (o.is_liked IS TRUE OR x.is_deleted IS TRUE))
                """,
            set: """
                is_liked = (\(likes).is_deleted IS NOT TRUE AND \(likes).is_liked IS TRUE)
                    OR (SELECT o.is_liked IS TRUE \(ofLoser)),
                liked_at = CASE
                    WHEN \(likes).is_deleted IS TRUE OR \(likes).is_liked IS NOT TRUE OR \(likes).liked_at IS NULL
                        THEN coalesce((SELECT o.liked_at \(ofLoser)), \(likes).liked_at)
                    ELSE min(\(likes).liked_at, coalesce((SELECT CASE WHEN o.is_liked THEN o.liked_at END \(ofLoser)),
                        \(likes).liked_at)) END,
                is_deleted = 0, deleted_at = NULL
                """, pair)
        let taken = "EXISTS (SELECT 1 FROM track_likes o WHERE o.track_id = :keep AND o.service = x.service)"
        try journal.delete(
            from: likes, where: "x.track_id = :loser AND x.connector_track_id IS NULL AND \(taken)", pair)
        try journal.move(
            likes, to: keep, where: "x.track_id = :loser AND x.connector_track_id IS NULL AND NOT \(taken)", pair)
    }
}
