public import NaradaModel

/// What the model says of one candidate pair, without a library of rivals: small and free of allocation, since most
/// pairs are forgotten at once; `ScoringModel.fields(of:_:_:_:)` writes out the one that is kept.
public struct PairScore: Sendable {
    /// The level of each of the profile's fields, by position; 255 past the last.
    let levels: SIMD16<UInt8>
    /// Which readings of row and internal track agree best, as indices for `FoldedTrack.reading(_:)`.
    let readings: (row: Int, track: Int)
    /// The match weight in bits, prior and cost of readings included.
    public let total: Double
    /// The total as the profile's calibration reads it, in bits; `total` where the profile has none.
    public internal(set) var calibrated: Double
    /// What the decision rules found in the levels.
    public let findings: Findings

    /// The field that carries a mapping of this pair.
    public var method: MatchMethod {
        if findings.contains(.sameServiceID) { return .direct }
        if findings.contains(.sharedISRC) { return .isrc }
        if findings.contains(.sharedMBID) { return .mbid }
        return findings.contains(.durationAgrees) ? .titleArtistDuration : .titleArtist
    }
}
