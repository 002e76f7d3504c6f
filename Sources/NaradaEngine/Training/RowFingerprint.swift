import NaradaMatching
import NaradaModel

extension TrackFacts {
    /// A fingerprint of all that the row says: the same whatever the order of rows, so that training can be, too.
    var fingerprint: UInt64 {
        var print = Fingerprint()
        func add(_ text: String?) {
            print.add(text ?? "")
            // Between two texts, so that "ab", "c" and "a", "bc" differ; and absent is not empty.
            print.add(text == nil ? UInt32.max - 1 : UInt32.max)
        }
        add(title)
        for name in artists.names { add(name) }
        add(nil)
        add(album)
        add(durationMs.map(String.init))
        add(releaseDate?.text)
        add(position?.description)
        for code in isrcs { add(code.code) }
        for id in mbids { add(id.text) }
        for id in serviceIDs { add(id.description) }
        return print.value
    }
}
