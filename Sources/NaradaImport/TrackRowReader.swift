import NaradaModel

/// Reads the rows of a file of tracks one at a time: what `TrackFileImporter` hands on.
struct TrackRowReader {
    /// What stands next in the file.
    enum Item {
        /// A track, the row it was read from, and what in the row could not be understood.
        case track(ImportedTrack, FileRow, notes: [RefusedRow])
        case refused(RefusedRow)
    }

    private let file: String
    private let mappings: [FieldMapping]
    private let ignored: Set<String>
    private let latestYear: Int
    private var reader: FileRowReader
    private var map: TrackFieldMap
    /// Mappings that no row has borne out yet.
    private(set) var missing: [FieldMapping]

    /// The names of the columns of a delimited file; nil for JSON Lines.
    var header: [String]? { reader.header }
    /// The offset in the source at which the last item begins.
    var offset: Int { reader.offset }

    /// - Parameter ignored: keys (`ColumnName.key`) of columns that are neither fields nor kept.
    /// - Throws: `ImportFault` where a field is mapped twice or a table has no title column.
    init(
        _ reader: FileRowReader, file: String, mappings: [FieldMapping] = [], latestYear: Int,
        ignoring ignored: Set<String> = []
    ) throws {
        var fields: Set<TrackField> = []
        for mapping in mappings where !fields.insert(mapping.field).inserted {
            throw ImportFault.fieldMappedTwice(mapping.field.rawValue)
        }
        self.reader = reader
        self.file = file
        self.mappings = mappings
        self.ignored = ignored
        self.latestYear = latestYear
        map = TrackFieldMap(header: reader.header ?? [], mappings: mappings, ignoring: ignored)
        missing = mappings.filter { $0.column != nil }
        if reader.header != nil { try map.check(file: file) }
    }

    /// The next track or refused row; nil at the end.
    ///
    /// - Throws: `ImportFault` where the source cannot be read on.
    mutating func next() throws -> Item? {
        switch try reader.next() {
        case nil: return nil
        case .refused(let row): return .refused(row)
        case .row(let row):
            // Objects bring their own keys; most often the same as the row before.
            if map.header != row.names { map = TrackFieldMap(header: row.names, mappings: mappings, ignoring: ignored) }
            missing.removeAll { !map.missing.contains($0) }
            let (reading, usedMap) = reading(of: row)
            guard !reading.isNameless else { return .refused(namelessRow(row)) }
            let notes = notes(of: reading).map {
                RefusedRow(file: file, line: row.line, problem: $0.problem, advice: $0.advice)
            }
            return .track(track(reading, usedMap, row: row), row, notes: notes)
        }
    }

    /// What the row says, and by which columns: most rows by the file's own, a slipped one by those beside them.
    private func reading(of row: FileRow) -> (TrackReading, TrackFieldMap) {
        let reading = TrackReading(row, map: map, latestYear: latestYear)
        guard reading.hasStrangeLength, let slipped = SlippedColumns.map(for: row, map, latestYear: latestYear) else {
            return (reading, map)
        }
        return (TrackReading(row, map: slipped, latestYear: latestYear, isSlipped: true), slipped)
    }

    private func track(_ reading: TrackReading, _ map: TrackFieldMap, row: FileRow) -> ImportedTrack {
        ImportedTrack(
            sourceID: reading.id ?? contentID(of: row), title: reading.title, artists: reading.artists,
            album: reading.album, durationMs: reading.durationMs, releaseDate: reading.releaseDate,
            position: reading.position, isrcs: reading.isrcs, mbid: reading.mbids.first, spotifyID: reading.spotifyID,
            rawMetadata: ImportedMetadata.json(of: reading, row: row, map: map))
    }

    private func notes(of reading: TrackReading) -> [TrackReading.Note] {
        guard reading.title.isEmpty else { return reading.notes }
        return reading.notes + [
            .init(problem: "the title is blank", advice: "the row goes in with an empty title; add one")
        ]
    }

    private func namelessRow(_ row: FileRow) -> RefusedRow {
        header == nil && map[.title] == nil
            ? RefusedRow(
                file: file, line: row.line, problem: "the object has no title among its keys",
                advice: "name the key: --map title=KEY")
            : RefusedRow(
                file: file, line: row.line, problem: "title and artists are blank", advice: "fill in at least one")
    }

    /// Hexadecimal digits of a fingerprint in an id: 96 bits, so that among a hundred million rows two different ones
    /// share an id with a probability of about one in ten million million.
    private static let fingerprintDigits = 24

    /// Hashes the file's texts, not their readings: a later version that reads a length better must find the same row.
    private func contentID(of row: FileRow) -> String {
        var hash = ContentHash()
        for field in TrackField.allCases where field != .id {
            let text = row.text(at: map[field])
            hash.update(field: text.flatMap { $0.isBlank ? nil : $0 })
        }
        return "content:" + hash.hex.prefix(Self.fingerprintDigits)
    }
}
