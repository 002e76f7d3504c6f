/// What a check of the database found wrong of one kind.
public struct CheckFinding: Hashable, Sendable {
    /// One row of it.
    public struct Sample: Hashable, Sendable {
        public var table: String
        /// nil where SQLite names no row.
        public var id: Int64?
        /// What is wrong with it, for a person.
        public var detail: String
    }

    public var rule: CheckRule
    /// How many rows.
    public var count: Int
    /// The first of them, at most `StoreCheck.shownSamples`.
    public var samples: [Sample]
}

/// How bad a finding is.
public enum CheckSeverity: String, Hashable, Sendable, CaseIterable {
    /// The file itself is damaged.
    case damage
    /// Something says what is not so: a sum is wrong, a row points at nothing.
    case error
    /// It may be right, and a person should look.
    case notice
}

/// What a check looks for: a closed list, in the order of a report.
public enum CheckRule: String, Hashable, Sendable, CaseIterable {
    /// SQLite's own check of the file's pages and rows.
    case integrity
    /// An index that does not say what its table says.
    case staleIndex = "stale_index"
    /// A row that points at a row that is not there.
    case foreignKey = "foreign_key"
    /// An active row whose track, playlist or connector track is deleted.
    case orphan
    /// An active row on a track that was merged into another one.
    case onMergedTrack = "on_merged_track"
    /// A live mapping to a deleted track or of a deleted connector track.
    case mappingToDeleted = "mapping_to_deleted"
    /// Several live mappings that runs wrote of one connector track.
    case doubleMapping = "double_mapping"
    /// A confidence outside 0 to 100.
    case confidence
    /// An ISRC that is none.
    case isrc
    /// A MusicBrainz id that is none.
    case mbid
    /// A play, like, metric or playlist entry that is not on the track that its connector track is mapped to.
    case strayEvent = "stray_event"
    /// A playlist's cached count that is not the number of its entries.
    case playlistCount = "playlist_count"
    /// Two entries of one playlist with one key, whose order nothing says.
    case equalSortKeys = "equal_sort_keys"
    /// Two plays of one track, service, time and length.
    case doublePlay = "double_play"
    /// Two active tracks with one Spotify id.
    case doubleTrack = "double_track"
    /// A date that cannot be read.
    case date
    /// JSON that cannot be read, or artists in none of the three forms.
    case json

    public var severity: CheckSeverity {
        switch self {
        case .integrity: .damage
        case .confidence, .isrc, .mbid, .doublePlay, .doubleTrack, .date, .json: .notice
        default: .error
        }
    }

    /// Whether `StoreCheck.fix` mends it: nothing is lost by it, and there is one right way.
    public var isSafeToFix: Bool {
        switch self {
        case .staleIndex, .onMergedTrack, .mappingToDeleted, .doubleMapping, .strayEvent, .playlistCount,
            .equalSortKeys:
            true
        default: false
        }
    }

    /// What is wrong, without a full stop.
    public var label: String {
        switch self {
        case .integrity: "the file is damaged"
        case .staleIndex: "an index does not agree with its table"
        case .foreignKey: "a row points at a row that does not exist"
        case .orphan: "an active row hangs on a deleted one"
        case .onMergedTrack: "an active row hangs on a track that was merged into another one"
        case .mappingToDeleted: "a live mapping joins a deleted row"
        case .doubleMapping: "runs mapped one connector track twice"
        case .confidence: "a confidence lies outside 0 to 100"
        case .isrc: "an ISRC is not valid"
        case .mbid: "a MusicBrainz id is not valid"
        case .strayEvent: "an event is not on the track that its connector track is mapped to"
        case .playlistCount: "a playlist's count is not the number of its entries"
        case .equalSortKeys: "two entries of a playlist have the same key"
        case .doublePlay: "a play is there twice"
        case .doubleTrack: "two tracks have the same Spotify id"
        case .date: "a date cannot be read"
        case .json: "JSON cannot be read"
        }
    }

    /// The command that mends it; rows are named in the samples.
    public var remedy: String {
        switch self {
        case .integrity: "sqlite3 FILE .recover, or a backup"
        case .foreignKey: "narada-resolve delete TABLE ID, then narada-resolve purge --older-than 0d"
        case .orphan: "narada-resolve delete TABLE ID, or narada-resolve restore of what it hangs on"
        case .confidence: "narada-resolve run --all"
        case .isrc, .mbid, .date, .json: "narada-resolve import, with the row corrected"
        case .doublePlay: "narada-resolve delete track_plays ID"
        case .doubleTrack: "narada-resolve dedupe"
        default: "narada-resolve check --fix"
        }
    }
}
