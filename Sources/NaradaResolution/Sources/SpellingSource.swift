import NaradaMatching

/// Files tracks under the beginning and the end of title and artist written without blanks: finds rows whose blanks
/// were lost, or with a slip of the pen in one half of every word.
struct SpellingSource: CandidateSource {
    let mostRowsPerKey: Int32 = 60

    /// Letters of the title's beginning or end: enough to be rare together with the artist's.
    private static let titleLetters = 6
    private static let artistLetters = 4

    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector) {
        guard reading.titleText.words.first != nil else { return }
        let title = Ends(of: reading.titleText, letters: Self.titleLetters)
        let artist = Ends(of: reading.names.first, letters: Self.artistLetters)
        // A beginning is marked 0 and an end 1, so that one track's beginning never meets another's end.
        for (titleMark, titleEnd) in [(UInt64(0), title.beginning), (1, title.end)] {
            for (artistMark, artistEnd) in [(UInt64(0), artist.beginning), (1, artist.end)] {
                var key = Fingerprint()
                key.add(titleMark)
                key.add(titleEnd)
                key.add(artistMark)
                key.add(artistEnd)
                keys.add(key.value)
            }
        }
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
            var first = Fingerprint()
            var count = 0
            for scalar in text.scalars where scalar != Self.blank {
                first.add(scalar)
                count += 1
                if count == letters { break }
            }
            // From the end backwards, then in the order of the text.
            var start = text.scalars.count
            count = 0
            while start > 0, count < letters {
                start -= 1
                if text.scalars[start] != Self.blank { count += 1 }
            }
            var last = Fingerprint()
            for scalar in text.scalars[start...] where scalar != Self.blank { last.add(scalar) }
            (beginning, end) = (first.value, last.value)
        }

        private static let blank: UInt32 = 0x20
    }
}
