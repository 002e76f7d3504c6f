public import NaradaModel

/// A live mapping as an export writes it.
///
/// JSON Lines hold every value exactly; CSV makes text fields harmless for spreadsheets, as `ReviewCSV` does.
public struct MappingExport: Hashable, Sendable {
    public var trackID: Int64
    /// The imported rows that the track came from.
    public var origins: [ServiceID]
    public var track: TrackFacts
    public var connectorTrackID: Int64
    public var serviceID: ServiceID
    public var connectorTrack: TrackFacts
    public var method: String
    public var confidence: Confidence
    public var matcherVersion: String?
    public var createdAt: Timestamp?
    /// The stored JSON as it is.
    public var evidence: String?

    public init(
        trackID: Int64, origins: [ServiceID], track: TrackFacts, connectorTrackID: Int64, serviceID: ServiceID,
        connectorTrack: TrackFacts, method: String, confidence: Confidence, matcherVersion: String?,
        createdAt: Timestamp?, evidence: String?
    ) {
        self.trackID = trackID
        self.origins = origins
        self.track = track
        self.connectorTrackID = connectorTrackID
        self.serviceID = serviceID
        self.connectorTrack = connectorTrack
        self.method = method
        self.confidence = confidence
        self.matcherVersion = matcherVersion
        self.createdAt = createdAt
        self.evidence = evidence
    }

    /// The names of the CSV columns, with the line's end.
    public static let header = ReviewCSV.record([
        "connector", "connector_id", "connector_track", "track", "track_origins", "method", "confidence", "title",
        "artists", "track_title", "track_artists", "matcher_version", "created_at",
    ])

    /// The mapping as a line of CSV (RFC 4180); several origins are separated by blanks, artists are JSON.
    public var csv: String {
        let fields = [
            serviceID.service, serviceID.id, String(connectorTrackID), String(trackID),
            origins.map(\.description).joined(separator: " "), method, String(confidence.percent),
            connectorTrack.title, connectorTrack.artists.json, track.title, track.artists.json, matcherVersion ?? "",
            createdAt?.text ?? "",
        ]
        return ReviewCSV.record(fields.map(ReviewCSV.field))
    }

    /// The mapping as a line of JSON; `evidence` is an object, or null.
    public var jsonLine: String {
        var object = JSONObject()
        object.add("version", 1)
        object.add("connector", serviceID.service)
        object.add("connector_id", serviceID.id)
        object.add("connector_track", connectorTrackID)
        object.add("track", trackID)
        object.add("track_origins", origins.map(\.description))
        object.add("method", method)
        object.add("confidence", confidence.percent)
        object.add("title", connectorTrack.title)
        object.add("artists", json: connectorTrack.artists.json)
        object.add("track_title", track.title)
        object.add("track_artists", json: track.artists.json)
        object.add("matcher_version", matcherVersion)
        object.add("created_at", createdAt?.text)
        object.add("evidence", json: evidence ?? "null")
        return object.text + "\n"
    }
}
