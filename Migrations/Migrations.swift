/// One numbered step of the schema as the program carries it: its file name and the text of both its files.
public struct EmbeddedMigration: Sendable {
    /// The name that both files share, such as `0001_initial_schema`.
    public let name: String
    /// The SQL of `name.up.sql`.
    public let up: String
    /// The SQL of `name.down.sql`.
    public let down: String

    private init(_ name: String, up: [UInt8], down: [UInt8]) {
        self.name = name
        self.up = String(decoding: up, as: UTF8.self)
        self.down = String(decoding: down, as: UTF8.self)
    }
}

extension EmbeddedMigration {
    /// Every step in order of its number. A test holds this list to the files of the folder.
    // The build names each embedded file after itself, less the first digit and with `_` for every dot.
    public static let all: [EmbeddedMigration] = [
        EmbeddedMigration(
            "0001_initial_schema",
            up: PackageResources._001_initial_schema_up_sql, down: PackageResources._001_initial_schema_down_sql),
        EmbeddedMigration(
            "0002_match_runs",
            up: PackageResources._002_match_runs_up_sql, down: PackageResources._002_match_runs_down_sql),
        EmbeddedMigration(
            "0003_mapping_evidence",
            up: PackageResources._003_mapping_evidence_up_sql, down: PackageResources._003_mapping_evidence_down_sql),
        EmbeddedMigration(
            "0004_review_items",
            up: PackageResources._004_review_items_up_sql, down: PackageResources._004_review_items_down_sql),
        EmbeddedMigration(
            "0005_match_decisions",
            up: PackageResources._005_match_decisions_up_sql, down: PackageResources._005_match_decisions_down_sql),
        EmbeddedMigration(
            "0006_match_attempts",
            up: PackageResources._006_match_attempts_up_sql, down: PackageResources._006_match_attempts_down_sql),
        EmbeddedMigration(
            "0007_track_origins",
            up: PackageResources._007_track_origins_up_sql, down: PackageResources._007_track_origins_down_sql),
        EmbeddedMigration(
            "0008_events_and_edits",
            up: PackageResources._008_events_and_edits_up_sql, down: PackageResources._008_events_and_edits_down_sql),
        EmbeddedMigration(
            "0009_person_decides",
            up: PackageResources._009_person_decides_up_sql, down: PackageResources._009_person_decides_down_sql),
        EmbeddedMigration(
            "0010_track_numbers",
            up: PackageResources._010_track_numbers_up_sql, down: PackageResources._010_track_numbers_down_sql),
        EmbeddedMigration(
            "0011_distinct_tracks",
            up: PackageResources._011_distinct_tracks_up_sql, down: PackageResources._011_distinct_tracks_down_sql),
        EmbeddedMigration(
            "0012_waiting_questions",
            up: PackageResources._012_waiting_questions_up_sql,
            down: PackageResources._012_waiting_questions_down_sql),
        EmbeddedMigration(
            "0013_play_indexes",
            up: PackageResources._013_play_indexes_up_sql, down: PackageResources._013_play_indexes_down_sql),
        EmbeddedMigration(
            "0014_small_runs",
            up: PackageResources._014_small_runs_up_sql, down: PackageResources._014_small_runs_down_sql),
    ]
}
