import NaradaMatching
import NaradaModel

/// Files tracks under every identifier they carry.
struct IdentifierSource: CandidateSource {
    // An identifier on more rows than this is a placeholder that some tool wrote everywhere.
    let mostRowsPerKey = 200

    func keys(of reading: FoldedTrack) -> [UInt64] {
        reading.facts.serviceIDs.map { key("service", $0.service, $0.id) }
            + reading.facts.isrcs.map { key("isrc", $0.code) } + reading.facts.mbids.map { key("mbid", $0.text) }
    }
}
