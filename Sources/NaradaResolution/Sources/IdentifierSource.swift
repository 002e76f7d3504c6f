import NaradaMatching
import NaradaModel

/// Files tracks under every identifier they carry.
struct IdentifierSource: CandidateSource {
    // An identifier on more rows than this is a placeholder that some tool wrote everywhere.
    let mostRowsPerKey: Int32 = 200

    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector) {
        for id in reading.serviceIDs {
            var key = Fingerprint()
            key.add(part: "service")
            key.add(part: id.service)
            key.add(part: id.id)
            keys.add(key.value)
        }
        for isrc in reading.isrcs { keys.add(Self.key("isrc", isrc.code)) }
        for mbid in reading.mbids { keys.add(Self.key("mbid", mbid.text)) }
    }

    // Part by part: a list of them would be made for each identifier.
    private static func key(_ kind: String, _ text: String) -> UInt64 {
        var key = Fingerprint()
        key.add(part: kind)
        key.add(part: text)
        return key.value
    }
}
