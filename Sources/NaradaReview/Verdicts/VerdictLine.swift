public import NaradaModel

/// A person's verdict as `review export` writes it: a line that another database can import, and a labelled pair that
/// `score`, `evaluate` and `train` read.
///
/// The connector's row is named by its service and id there; the track by its id in this database, by the imported rows
/// that it came from and by its own identifiers. `label` is 1 for an acceptance and 0 for a rejection; verdicts that say
/// nothing of a pair have a blank one.
public struct VerdictLine: Hashable, Sendable {
    public var verdict: Verdict
    public var serviceID: ServiceID
    public var row: TrackFacts
    public var trackID: Int64?
    public var origins: [ServiceID]
    public var track: TrackFacts?
    public var note: String?
    public var decidedAt: Timestamp?

    public init(
        verdict: Verdict, serviceID: ServiceID, row: TrackFacts, trackID: Int64?, origins: [ServiceID],
        track: TrackFacts?, note: String?, decidedAt: Timestamp?
    ) {
        self.verdict = verdict
        self.serviceID = serviceID
        self.row = row
        self.trackID = trackID
        self.origins = origins
        self.track = track
        self.note = note
        self.decidedAt = decidedAt
    }

    private static let columns = [
        "connector", "connector_id", "verdict", "label", "track", "track_origins", "note", "decided_at",
    ]
    private static let side = ["title", "artists", "album", "duration_ms", "isrc", "mbid"]

    /// The names of the CSV columns, with the line's end.
    public static let header = ReviewCSV.record(
        columns + side.map { "left_\($0)" } + side.map { "right_\($0)" })

    private var label: String {
        switch verdict {
        case .accept: "1"
        case .reject: "0"
        case .newTrack, .skip: ""
        }
    }

    /// The verdict as a line of CSV; text fields are made harmless for spreadsheets, as `ReviewCSV` does. Where a name
    /// must come back letter by letter, JSON Lines are the format.
    public var csv: String {
        let sides = Self.fields(row) + Self.fields(verdict == .newTrack ? nil : track)
        let fields =
            [
                serviceID.service, serviceID.id, verdict.rawValue, label, trackID.map { String($0) } ?? "",
                origins.map(\.description).joined(separator: " "), note ?? "", decidedAt?.text ?? "",
            ] + sides
        return ReviewCSV.record(fields.map(ReviewCSV.field))
    }

    private static func fields(_ facts: TrackFacts?) -> [String] {
        guard let facts else { return side.map { _ in "" } }
        return [
            facts.title, facts.artists.names.isEmpty ? "" : ArtistCredit(facts.artists.names).json, facts.album ?? "",
            facts.durationMs.map { String($0) } ?? "", facts.isrcs.map(\.code).joined(separator: " "),
            facts.mbids.first?.text ?? "",
        ]
    }

    /// The verdict as a line of JSON with the same keys; unknown values are null.
    public var jsonLine: String {
        var object = JSONObject()
        object.add("version", 1)
        object.add("connector", serviceID.service)
        object.add("connector_id", serviceID.id)
        object.add("verdict", verdict.rawValue)
        object.add("label", label.isEmpty ? nil : label)
        object.add("track", trackID)
        object.add("track_origins", origins.map(\.description))
        object.add("note", note)
        object.add("decided_at", decidedAt?.text)
        Self.add("left", row, to: &object)
        Self.add("right", verdict == .newTrack ? nil : track, to: &object)
        return object.text + "\n"
    }

    private static func add(_ side: String, _ facts: TrackFacts?, to object: inout JSONObject) {
        object.add("\(side)_title", facts?.title ?? "")
        object.add("\(side)_artists", facts?.artists.names ?? [])
        object.add("\(side)_album", facts?.album)
        object.add("\(side)_duration_ms", facts?.durationMs)
        object.add("\(side)_isrc", facts.map { $0.isrcs.map(\.code).joined(separator: " ") })
        object.add("\(side)_mbid", facts?.mbids.first?.text)
    }
}
