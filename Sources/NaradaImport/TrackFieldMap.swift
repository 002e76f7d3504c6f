/// Which column of a file holds which field of a track.
///
/// A person's mappings come first. Then each field takes the first of its synonyms (`TrackField.synonyms`) that a free
/// column bears; of two columns with one name, the left one. Columns that no field took are unknown, and kept.
struct TrackFieldMap {
    /// Indices of columns, by the position of the field in `TrackField.allCases`.
    private var columns: [Int?]
    /// The unit of the lengths, where the column's name or the person states it.
    private(set) var durationUnit: DurationUnit?
    /// The columns that hold no field, in the order of the file.
    private(set) var unknown: [Int] = []
    /// The mappings that name a column which is not there.
    private(set) var missing: [FieldMapping] = []
    /// Whether the release date's column may hold the time of a play: see `DateText`.
    private(set) var dateMayBePlay = false
    /// The names of the columns.
    let header: [String]

    /// - Parameters:
    ///   - header: The columns' names.
    ///   - mappings: At most one per field.
    ///   - prefix: Only columns whose name begins with it are fields, and the rest of the name tells which: `left_`.
    ///   - ignored: Keys of columns that are neither fields nor kept.
    init(header: [String], mappings: [FieldMapping] = [], prefix: String = "", ignoring ignored: Set<String> = []) {
        self.header = header
        columns = Array(repeating: nil, count: TrackField.allCases.count)
        let names = header.map { name -> String? in
            guard !prefix.isEmpty else { return name }
            return name.lowercased().hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
        }
        let keys = names.map { $0.map(ColumnName.key) }
        var taken = Set(keys.indices.filter { keys[$0].map(ignored.contains) ?? false })
        var settled: Set<TrackField> = []

        for mapping in mappings {
            settled.insert(mapping.field)
            guard let column = mapping.column else { continue }
            let exact = header.firstIndex(of: column)
            guard let found = exact ?? keys.firstIndex(of: ColumnName.key(column)) else {
                missing.append(mapping)
                continue
            }
            set(mapping.field, to: found)
            taken.insert(found)
            if mapping.field == .duration { durationUnit = mapping.unit ?? DurationUnit(column: column) }
        }
        for field in TrackField.allCases where !settled.contains(field) {
            let candidates = field == .duration ? names.map { $0.map(DurationUnit.baseKey(of:)) } : keys
            let found = field.synonyms.lazy.compactMap { synonym -> Int? in
                let bearers = candidates.indices.filter { candidates[$0] == synonym && !taken.contains($0) }
                // Of `duration` and `duration_ms` the one that states its unit is the safer reading.
                guard field == .duration else { return bearers.first }
                return bearers.first { names[$0].flatMap(DurationUnit.init(column:)) != nil } ?? bearers.first
            }.first
            guard let found else { continue }
            set(field, to: found)
            taken.insert(found)
            if field == .duration { durationUnit = names[found].flatMap(DurationUnit.init(column:)) }
            if field == .releaseDate { dateMayBePlay = keys[found] == "date" }
        }
        unknown = header.indices.filter { !taken.contains($0) }
    }

    /// The index of the field's column, or nil where the file lacks the field.
    subscript(field: TrackField) -> Int? { columns[Self.position(of: field)] }

    /// - Throws: `ImportFault` where a mapped column or any title column is missing.
    func check(file: String) throws {
        if let mapping = missing.first {
            throw ImportFault.unknownColumn(
                mapping.column ?? "", field: mapping.field.rawValue, file: file, header: header)
        }
        guard self[.title] != nil else { throw ImportFault.noTitleColumn(file, header: header) }
    }

    /// The map with each of the fields in the column that many to the right of its own; past the last one it has none.
    func moved(_ fields: [TrackField], by offset: Int) -> TrackFieldMap {
        var moved = self
        for field in fields {
            let column = self[field].map { $0 + offset }
            moved.columns[Self.position(of: field)] = column.flatMap { header.indices.contains($0) ? $0 : nil }
        }
        let taken = Set(moved.columns.compactMap { $0 })
        let before = Set(columns.compactMap { $0 })
        moved.unknown = (unknown + before).filter { !taken.contains($0) }.sorted()
        return moved
    }

    private mutating func set(_ field: TrackField, to column: Int) {
        columns[Self.position(of: field)] = column
    }

    private static func position(of field: TrackField) -> Int {
        switch field {
        case .id: 0
        case .title: 1
        case .artists: 2
        case .album: 3
        case .duration: 4
        case .isrc: 5
        case .mbid: 6
        case .releaseDate: 7
        case .position: 8
        case .spotifyID: 9
        }
    }
}
