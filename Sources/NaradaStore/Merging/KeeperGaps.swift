import GRDB
import NaradaModel

/// Fills what a keeper does not say with what the tracks say that were merged into it.
///
///     length, date, Spotify id, ISRC, MBID   of the first loser that has it, where the keeper's is empty
///     album and place on it                  together, of the first loser that has an album, where the keeper has none;
///                                            where both name the same album, the place alone
///     title, artists                         never: the person chose the keeper for them
///
/// Empty is NULL or blank. Losers count in the order in which they were named.
enum KeeperGaps {
    private static let alone = ["duration_ms", "release_date", "spotify_id", "isrc", "mbid"]
    private static let album = "album"
    private static let place = "track_number"

    /// All columns that can be filled, in the table's order.
    static let columns = [album] + alone + [place]

    /// Fills the gaps of `keep` from `losers`, as a change of the journal's edit.
    static func fill(_ keep: Int64, from losers: [Int64], _ journal: EditJournal) throws {
        let rows = try ([keep] + losers).map { id in
            try Row.fetchOne(
                journal.session.database, sql: "SELECT \(columns.joined(separator: ", ")) FROM tracks WHERE id = ?",
                arguments: [id])
        }
        guard let keeper = rows[0] else { return }
        var sources: [String: Int64] = [:]
        for (loser, row) in zip(losers, rows.dropFirst()) {
            guard let row else { continue }
            for column in alone where keeper.isEmpty(column) && sources[column] == nil && !row.isEmpty(column) {
                sources[column] = loser
            }
            guard sources[album] == nil, sources[place] == nil, !row.isEmpty(album) else { continue }
            let isSameAlbum = !keeper.isEmpty(album) && keeper.text(album) == row.text(album)
            if keeper.isEmpty(album) { sources[album] = loser }
            if keeper.isEmpty(album) || isSameAlbum, keeper.isEmpty(place), !row.isEmpty(place) {
                sources[place] = loser
            }
        }
        try journal.fill(keep, columns.compactMap { column in sources[column].map { (column, $0) } })
    }
}

extension Row {
    fileprivate func text(_ column: String) -> String {
        String.fromDatabaseValue(self[column] as DatabaseValue)?.trimmed ?? ""
    }

    fileprivate func isEmpty(_ column: String) -> Bool {
        let value: DatabaseValue = self[column]
        if value.isNull { return true }
        return String.fromDatabaseValue(value)?.trimmed.isEmpty ?? false
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...end])
    }
}
