import NaradaTestSupport

/// The words and names of which libraries are made, each by its rank of frequency.
///
/// A language does not change with the library: rank 17 is the same word for every seed.
struct Vocabulary: Sendable {
    private let words = ZipfMandelbrot(count: wordCount, shift: wordShift)

    /// Different title words of each script. English song titles of a large library hold several ten thousand.
    static let wordCount = 30_000
    /// Mandelbrot's own constant for English text is 2.7; the first word then takes 3 in 100.
    static let wordShift = 2.7

    /// A word for a title, as often as its rank says, capitalised.
    func word(_ script: Script, using random: inout SplitMix64) -> String {
        word(rank: words.draw(using: &random), script)
    }

    /// The word of a rank.
    func word(rank: Int, _ script: Script) -> String {
        if script == .latin, rank < Self.common.count { return Self.capitalised(Self.common[rank]) }
        var random = SplitMix64(seed: 0, stream: Stream.word, index: rank)
        return Self.capitalised(script.word(using: &random))
    }

    /// The name of the artist of a rank. Namesakes happen, as in life.
    func artist(rank: Int) -> String {
        let script = Script(ofArtist: rank)
        var random = SplitMix64(seed: 0, stream: Stream.artist, index: rank)
        guard script == .latin else {
            let parts = [rareWord(script, &random), rareWord(script, &random)]
            return parts.joined(separator: script.joinsWords ? "" : " ")
        }
        switch random.below(20) {
        case 0..<9: return "\(random.pick(Self.givenNames) ?? "") \(rareWord(script, &random))"
        case 9..<14: return "The \(rareWord(script, &random))s"
        case 14..<17: return "\(word(script, using: &random)) \(rareWord(script, &random))"
        case 17..<19: return rareWord(script, &random)
        default: return "\(rareWord(script, &random)) & The \(rareWord(script, &random))s"
        }
    }

    private func rareWord(_ script: Script, _ random: inout SplitMix64) -> String {
        Self.capitalised(script.word(using: &random))
    }

    private static func capitalised(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// The head of the frequency list, roughly as titles in English have it.
    private static let common = """
        the of you love a in my to me and i on it your is for night time life heart world girl baby one all be with day \
        blue man little home song like down don't dance rain summer sun moon light fire dream dreams eyes high low out \
        up away back now never always forever lost last first new old good bad black white red gold wild young free \
        alone together tonight tomorrow yesterday morning city street river sea ocean sky star stars wind road train \
        king queen boy angel devil god ghost shadow mirror stone water blood bones soul body hand hands kiss touch feel \
        want need know think say tell run walk stay go come fall fly live die let make take give break hold wait no more
        """.split(separator: " ").map(String.init)

    private static let givenNames = """
        Anna Ben Carla David Emma Frank Grace Harry Ida Jack Kate Leo Maria Nick Olga Paul Rosa Sam Tina Victor Wanda \
        José Zoë Björn Chloé Amélie Iván Søren Łukasz Noémi
        """.split(separator: " ").map(String.init)
}
