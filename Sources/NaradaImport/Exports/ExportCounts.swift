import NaradaModel

/// What was read of an export so far.
public struct ExportCounts: Hashable, Sendable {
    public var records = 0
    /// Track events; a track that comes again counts again.
    public var tracks = 0
    public var plays = 0
    /// Those of `plays` that count as one (`ImportedPlay.counts`).
    public var countedPlays = 0
    public var likes = 0
    public var metrics = 0
    public var playlists = 0
    public var entries = 0
    public var refused = 0
    public var warnings = 0
    /// Records without events, by reason.
    public var passedOver: [PassedOver: Int] = [:]

    public init() {}

    mutating func add(_ record: ExportRecord) {
        records += 1
        if let reason = record.passedOver { passedOver[reason, default: 0] += 1 }
        for event in record.events {
            switch event {
            case .track: tracks += 1
            case .play(let play):
                plays += 1
                if play.counts { countedPlays += 1 }
            case .like: likes += 1
            case .metric: metrics += 1
            case .playlist: playlists += 1
            case .entry: entries += 1
            }
        }
        for issue in record.issues {
            switch issue.severity {
            case .refused: refused += 1
            case .warning: warnings += 1
            }
        }
    }
}
