import Foundation

/// An id made of names, for services whose exports have none: `artist/_/title`, as in the addresses of Last.fm.
///
///     Simon & Garfunkel, The Boxer       simon+&+garfunkel/_/the+boxer
///     AC/DC, T.N.T.                      ac%2Fdc/_/t.n.t.
///     Sigur Rós, Hoppípolla              sigur+rós/_/hoppípolla
///
/// Last.fm has no other name for a track, and shows the same page whatever the case; so letters are lower case and
/// composed (NFC), runs of blanks are one `+`, and what would divide an address, or a `+` of the name itself, is
/// percent-encoded. Behind `https://www.last.fm/music/` it is the track's page. The same names make the same id in every
/// export, with or without an album.
enum TrackNameID {
    /// The id; nil where artist or title is blank.
    static func id(artist: String?, title: String?) -> String? {
        guard let artist, let title, !artist.isBlank, !title.isBlank else { return nil }
        return part(artist) + "/_/" + part(title)
    }

    private static func part(_ name: String) -> String {
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        // Canonical equivalence: two spellings of é must not be two tracks.
        let folded = isASCII ? name.lowercased() : name.lowercased().precomposedStringWithCanonicalMapping
        var out = ""
        out.reserveCapacity(folded.utf8.count)
        var blank = false
        for scalar in folded.unicodeScalars {
            if scalar.properties.isWhitespace {
                blank = true
                continue
            }
            if blank, !out.isEmpty { out.append("+") }
            blank = false
            if escaped.contains(scalar) || scalar.value < 0x20 || scalar.value == 0x7f {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                out += "%" + (hex.utf8.count < 2 ? "0" : "") + hex
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static let escaped: Set<Unicode.Scalar> = ["%", "/", "+", "?", "#"]
}
