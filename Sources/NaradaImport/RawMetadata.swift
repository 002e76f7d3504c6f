import NaradaModel

/// The `raw_metadata` of a row: all that has no column of its own.
enum RawMetadata {
    /// A JSON object with sorted keys: the unknown columns that say something, under their names, and what was
    /// interpreted or refused (`TrackReading.extras`); nil where there is nothing.
    ///
    /// An unknown column whose name is taken by an interpreted value is called `name (2)`.
    static func json(of reading: TrackReading, row: FileRow, map: TrackFieldMap) -> String? {
        var members: [(key: String, json: String)] = []
        for extra in reading.extras {
            members.append((free(extra.key, among: members.map(\.key)), extra.json))
        }
        let interpreted = members.map(\.key)
        for column in map.unknown {
            guard let json = row.values[column].storedJSON else { continue }
            members.append((free(row.names[column], among: interpreted), json))
        }
        guard !members.isEmpty else { return nil }
        members.sort { $0.key < $1.key }
        return "{" + members.map { JSONText.string($0.key) + ":" + $0.json }.joined(separator: ",") + "}"
    }

    private static func free(_ key: String, among taken: [String]) -> String {
        // At most a dozen keys are taken, so a list beats a set here.
        guard taken.contains(key) else { return key }
        var copy = 2
        while taken.contains("\(key) (\(copy))") { copy += 1 }
        return "\(key) (\(copy))"
    }
}
