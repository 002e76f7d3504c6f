extension LevelWeight {
    /// The numbers beside m that make up u, in the order of the case's labels.
    var unmatched: [Double] {
        switch self {
        case .fixed(_, let u): [u]
        case .conditional(_, let u, let uSameArtist): [u, uSameArtist]
        case .artistShare(_, let share): [share]
        case .albumShare(_, let share, let uSameArtist): [share, uSameArtist]
        case .impostors(_, let twins, let namesakes): [twins, namesakes]
        }
    }

    /// The same kind of weight with other numbers; itself where `unmatched` has not as many as the kind needs.
    func with(m: Double, unmatched: [Double]) -> LevelWeight {
        guard unmatched.count == self.unmatched.count else { return self }
        switch self {
        case .fixed: return .fixed(m: m, u: unmatched[0])
        case .conditional: return .conditional(m: m, u: unmatched[0], uSameArtist: unmatched[1])
        case .artistShare: return .artistShare(m: m, share: unmatched[0])
        case .albumShare: return .albumShare(m: m, share: unmatched[0], uSameArtist: unmatched[1])
        case .impostors: return .impostors(m: m, twins: unmatched[0], namesakes: unmatched[1])
        }
    }
}
