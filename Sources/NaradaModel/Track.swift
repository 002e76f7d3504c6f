/// A row of `tracks`: the person's own, canonical track.
public struct Track: Hashable, Sendable {
    public let id: Int64
    public var facts: TrackFacts

    public init(id: Int64, facts: TrackFacts) {
        self.id = id
        self.facts = facts
    }
}
