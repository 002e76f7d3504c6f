internal import NaradaModel

extension MatchMethod {
    /// The fields that carried the mapping, as words that follow "by".
    var label: String {
        switch self {
        case .direct: "the service's own id"
        case .isrc: "ISRC"
        case .mbid: "MusicBrainz id"
        case .titleArtist: "title and artists"
        case .titleArtistDuration: "title, artists and length"
        case .founded: "founding its own track"
        case .manual: "a person"
        }
    }
}

extension String {
    /// The label of a method's text; the text itself where another program wrote it.
    var methodLabel: String { MatchMethod(rawValue: self)?.label ?? self }
}

extension ReviewEntry.State {
    var label: String {
        switch self {
        case .mapped: "mapped"
        case .decided: "decided by a person"
        case .waiting: "waits for a person"
        }
    }

    var ink: Ink {
        switch self {
        case .mapped, .decided: .good
        case .waiting: .doubtful
        }
    }
}

extension ReviewEntry {
    /// Why the pair stands where it stands, without a full stop.
    var why: String {
        switch state {
        case .waiting: state.label + ": " + reasons.map(\.label).joined(separator: "; ")
        case .mapped: state.label + " by " + method.methodLabel.harmless
        case .decided: state.label
        }
    }
}
