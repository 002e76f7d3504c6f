import NaradaModel
import NaradaStore

/// The mapping of each connector row that counts: a person's before all, else the newest.
struct StandingMappings {
    /// In the order in which they were written.
    private(set) var all: [LiveMapping] = []
    private var positions: [ServiceID: Int] = [:]

    init(in session: Session) throws {
        var kept: [LiveMapping] = []
        var positions: [ServiceID: Int] = [:]
        try LiveMappingReader.forEach(in: session) { mapping in
            if let known = positions[mapping.serviceID] {
                if kept[known].isManual && !mapping.isManual { return }
                kept[known] = mapping
            } else {
                positions[mapping.serviceID] = kept.count
                kept.append(mapping)
            }
        }
        all = kept
        self.positions = positions
    }

    subscript(row: ServiceID) -> LiveMapping? { positions[row].map { all[$0] } }
}

extension LiveMapping {
    /// Whether a person made it.
    var isManual: Bool { method == MatchMethod.manual.rawValue }
    /// Whether the row founded its own track.
    var isFounder: Bool { method == MatchMethod.founded.rawValue }
    /// Whether a matcher made it, so that its confidence is a claim.
    var isJudged: Bool { !isManual && !isFounder }
}
