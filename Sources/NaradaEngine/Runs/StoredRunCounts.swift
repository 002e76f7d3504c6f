import Foundation

/// The counts of an earlier run, as its report wrote them.
struct StoredRunCounts: Decodable {
    var mode: String
    var connectors: [String]
    var connector_rows: Int
    var new_mappings: Int
    var changed: Int
    var kept: Int
    var retired: Int
    var demoted: Int?
    var to_review: Int
    var unmatched: Int
    var founded_tracks: Int?
    var seconds: Double

    /// nil where the text is no report of ours.
    init?(json: String) {
        guard let counts = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
        self = counts
    }
}
