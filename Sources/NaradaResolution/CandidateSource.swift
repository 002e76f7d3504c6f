import NaradaMatching

/// A plug-in of blocking: names the keys under which a track is filed and looked up.
///
/// A row and a track are a candidate pair when the row seeks a key that the track is filed under. To add a source, write a file like
/// `ExactTitleSource.swift` and list it in `SearchKeys.sources`.
protocol CandidateSource: Sendable {
    /// A key with more rows than this is too common to be looked up.
    var mostRowsPerKey: Int { get }
    /// The keys under which one reading of a track is filed; doubles do no harm.
    func keys(of reading: FoldedTrack) -> [UInt64]
    /// The keys under which one reading of a row is looked up: those it would be filed under, unless a source has a
    /// reason to look elsewhere.
    func soughtKeys(of reading: FoldedTrack) -> [UInt64]
}

extension CandidateSource {
    func soughtKeys(of reading: FoldedTrack) -> [UInt64] { keys(of: reading) }
}

/// The fingerprint of a key's parts.
func key(_ parts: UInt64...) -> UInt64 {
    var key = Fingerprint()
    for part in parts { key.add(part) }
    return key.value
}

/// The fingerprint of a key's texts.
func key(_ parts: String...) -> UInt64 {
    var key = Fingerprint()
    for part in parts {
        key.add(part)
        key.add(UInt32.max)
    }
    return key.value
}
