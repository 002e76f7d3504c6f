import NaradaMatching
import NaradaModel

/// A plug-in of blocking: names the keys under which a track is filed and looked up.
///
/// Two tracks are a candidate pair when a source gives them a key in common. To add a source, write a file like
/// `ExactTitleSource.swift` and list it in `CandidateIndex.sources`.
protocol CandidateSource: Sendable {
    /// The name that counts are reported under.
    var name: String { get }
    /// A key with more rows than this is too common to be looked up.
    var mostRowsPerKey: Int { get }
    /// Calls `body` with each key of the track.
    func forEachKey(of track: FoldedTrack, _ body: (UInt64) -> Void)
}

/// The fingerprint of a key's parts; `kind` keeps the sources' keys apart.
func fingerprint(_ kind: String, _ parts: String...) -> UInt64 {
    var hash = ContentHash(of: kind)
    for part in parts { hash.update(field: part) }
    return hash.low64
}
