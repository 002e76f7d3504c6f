import NaradaMatching

/// Files tracks under the consonants of title and artist as they sound: finds one recording under two scripts.
///
/// A pair that is Latin on both sides needs no such bridge, and would only be compared in vain: Latin rows look among
/// foreign tracks alone, and foreign rows among all. Kanji beside kana, whose letters do not say how they sound, have
/// no key here.
struct ScriptSource: CandidateSource {
    // Seven classes of consonants are coarse: a title and an artist of three each share a key with one in 100,000.
    let mostRowsPerKey = 60

    /// Names of a credit that are transliterated: the leaders come first, and each new one costs ICU 20 µs.
    private static let mostNames = 8
    private static let (latin, foreign): (UInt64, UInt64) = (0, 1)

    func keys(of reading: FoldedTrack) -> [UInt64] {
        pairs(of: reading).map { key($0.isForeign ? Self.foreign : Self.latin, $0.sound) }
    }

    func soughtKeys(of reading: FoldedTrack) -> [UInt64] {
        pairs(of: reading).flatMap { pair in
            (pair.isForeign ? [Self.latin, Self.foreign] : [Self.foreign]).map { key($0, pair.sound) }
        }
    }

    /// Each reading of the title with each artist, as they sound.
    private func pairs(of reading: FoldedTrack) -> [(isForeign: Bool, sound: UInt64)] {
        let names = reading.names.prefix(Self.mostNames).map { (isForeign: $0.isForeign, sound: sound(of: $0)) }
        return reading.titleForms.flatMap { title -> [(isForeign: Bool, sound: UInt64)] in
            guard let titleSound = sound(of: title) else { return [] }
            return names.compactMap { name in
                name.sound.map { (isForeign: title.isForeign || name.isForeign, sound: key(titleSound, $0)) }
            }
        }
    }

    /// The fingerprint of the text's skeleton; nil where it has none.
    private func sound(of text: FoldedText) -> UInt64? {
        let skeleton = text.soundSkeleton()
        return skeleton.isEmpty ? nil : skeleton.reduce(into: Fingerprint()) { $0.add(UInt32($1)) }.value
    }
}
