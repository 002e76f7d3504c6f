import NaradaMatching

/// Files tracks under the beginning and the end of title and artist written without blanks: finds rows whose blanks
/// were lost, or with a slip of the pen in one half of every word.
struct SpellingSource: CandidateSource {
    let mostRowsPerKey: Int32 = 60

    /// Letters of the title's beginning or end: enough to be rare together with the artist's.
    private static let titleLetters = 6
    private static let artistLetters = 4

    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector) {
        guard !reading.titleText.words.isEmpty else { return }
        let title = Ends(of: reading.titleText, letters: Self.titleLetters)
        let artist = Ends(of: reading.names.first, letters: Self.artistLetters)
        // A beginning is marked 0 and an end 1, so that one track's beginning never meets another's end.
        func add(_ titleMark: UInt64, _ titleEnd: UInt64, _ artistMark: UInt64, _ artistEnd: UInt64) {
            var key = Fingerprint()
            key.add(titleMark)
            key.add(titleEnd)
            key.add(artistMark)
            key.add(artistEnd)
            keys.add(key.value)
        }
        add(0, title.beginning, 0, artist.beginning)
        add(0, title.beginning, 1, artist.end)
        add(1, title.end, 0, artist.beginning)
        add(1, title.end, 1, artist.end)
    }

    /// The fingerprints of a text's first and last letters, blanks left out.
    private struct Ends {
        let beginning: UInt64
        let end: UInt64

        init(of text: FoldedText?, letters: Int) {
            guard let text else {
                beginning = Fingerprint().value
                end = beginning
                return
            }
            var (first, last) = (Fingerprint(), Fingerprint())
            text.lend { _, scalars in
                var (index, left) = (0, letters)
                while index < scalars.count, left > 0 {
                    if scalars[index] != Self.blank {
                        first.add(scalars[index])
                        left -= 1
                    }
                    index += 1
                }
                // From the end backwards, then in the order of the text.
                (index, left) = (scalars.count, letters)
                while index > 0, left > 0 {
                    index -= 1
                    if scalars[index] != Self.blank { left -= 1 }
                }
                for scalar in scalars[index...] where scalar != Self.blank { last.add(scalar) }
            }
            (beginning, end) = (first.value, last.value)
        }

        private static let blank: UInt32 = 0x20
    }
}
