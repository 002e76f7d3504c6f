import NaradaMatching
import NaradaModel

/// Files tracks under every identifier they carry.
struct IdentifierSource: CandidateSource {
    // An identifier on more rows than this is a placeholder that some tool wrote everywhere.
    let mostRowsPerKey: Int32 = 200

    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector) {
        for id in reading.serviceIDs { keys.add(key("service", id.service, id.id)) }
        for isrc in reading.isrcs { keys.add(key("isrc", isrc.code)) }
        for mbid in reading.mbids { keys.add(key("mbid", mbid.text)) }
    }
}
