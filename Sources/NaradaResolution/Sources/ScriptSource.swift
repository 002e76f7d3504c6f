import NaradaMatching

/// Files tracks under the consonants of title and artist as they sound: finds one recording under two scripts.
///
/// A pair that is Latin on both sides needs no such bridge, and would only be compared in vain: Latin rows look among
/// foreign tracks alone, and foreign rows among all. Kanji beside kana, whose letters do not say how they sound, have
/// no key here.
struct ScriptSource: CandidateSource {
    // Seven classes of consonants are coarse: a title and an artist of three each share a key with one in 100,000.
    let mostRowsPerKey: Int32 = 60

    private static let (latin, foreign): (UInt64, UInt64) = (0, 1)

    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector) {
        reading.forEachTitleForm { title in
            guard let titleSound = title.soundKey() else { return }
            for name in reading.nameSounds {
                let sound = key(titleSound, name.sound)
                if title.isForeign || name.isForeign {
                    keys.seek(key(Self.latin, sound))
                    keys.add(key(Self.foreign, sound))
                } else {
                    keys.file(key(Self.latin, sound))
                    keys.seek(key(Self.foreign, sound))
                }
            }
        }
    }
}
