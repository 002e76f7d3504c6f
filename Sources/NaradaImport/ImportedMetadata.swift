import NaradaModel

/// The `raw_metadata` of a row: all that has no column of its own.
enum ImportedMetadata {
    /// The keys that only this room writes, so that whoever reads `mbid` in a row's metadata finds a recording's id.
    static let reservedKeys: Set<String> = [
        "isrcs", "isrc_refused", "mbid", "mbids", "mbid_refused", "spotify_id", "spotify_id_refused", "track_number",
    ]

    /// A JSON object with sorted keys: the unknown columns that say something, under their names, and what was
    /// interpreted or refused by the reading; nil where there is nothing.
    ///
    /// A column whose name is reserved is called `name (2)`.
    static func json(of reading: TrackReading, row: FileRow, map: TrackFieldMap) -> String? {
        var members = reading.identifiers
        for column in reading.keptColumns + map.unknown {
            guard let json = row.values[column].storedJSON else { continue }
            let name = row.names[column]
            members.append((reservedKeys.contains(name) ? "\(name) (2)" : name, json))
        }
        guard !members.isEmpty else { return nil }
        members.sort { $0.key < $1.key }
        return "{" + members.map { JSONText.string($0.key) + ":" + $0.json }.joined(separator: ",") + "}"
    }
}
