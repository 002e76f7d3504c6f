import NaradaModel

/// Compares the services' own ids: an internal track may hold the id that a service gave it (`spotify_id`).
struct ServiceIDMatcher: RareFieldMatcher {
    let name = "service_id"
    let role = MatcherRole.identifier(.serviceID)
    let levels = [
        ComparisonLevel("same", "the same id in the service", .agrees),
        ComparisonLevel("other", "another id in the same service", .conflicts),
        ComparisonLevel("missing", "no id in the same service", .cannotCompare),
    ]

    let mark = TrackCard.Marks.serviceIDs
    let missing = 2

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard left.card.marks.intersection(right.card.marks).contains(mark) else { return missing }
        var sharesService = false
        for one in left.serviceIDs {
            for other in right.serviceIDs where one.service == other.service {
                if one.id == other.id { return 0 }
                sharesService = true
            }
        }
        return sharesService ? 1 : 2
    }

    func value(of track: FoldedTrack) -> String? { joined(track.serviceIDs) }
}

/// The identifiers as evidence shows them; nil for none.
func joined(_ identifiers: [some CustomStringConvertible]) -> String? {
    guard let first = identifiers.first else { return nil }
    return identifiers.count == 1 ? first.description : identifiers.map(\.description).joined(separator: " ")
}
