import NaradaMatching
import NaradaModel

/// Files tracks under every identifier they carry.
struct IdentifierSource: CandidateSource {
    let name = "identifiers"
    // An identifier on more rows than this is a placeholder that some tool wrote everywhere.
    let mostRowsPerKey = 200

    func forEachKey(of track: FoldedTrack, _ body: (UInt64) -> Void) {
        for id in track.facts.serviceIDs { body(fingerprint("service", id.service, id.id)) }
        for isrc in track.facts.isrcs { body(fingerprint("isrc", isrc.code)) }
        for mbid in track.facts.mbids { body(fingerprint("mbid", mbid.text)) }
    }
}
