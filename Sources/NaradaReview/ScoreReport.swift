public import NaradaModel

/// What `score` read and wrote.
public struct ScoreReport: Report, Hashable {
    /// Pairs that were scored and written.
    public var scored: Int
    /// Lines that held no pair.
    public var refused: Int
    /// Whether the person stopped it before the end of the input.
    public var interrupted: Bool
    /// Wall time.
    public var seconds: Double

    public static let version = 1

    public init(scored: Int = 0, refused: Int = 0, interrupted: Bool = false, seconds: Double = 0) {
        self.scored = scored
        self.refused = refused
        self.interrupted = interrupted
        self.seconds = seconds
    }

    public var outcome: Outcome {
        if interrupted { return .interrupted }
        return refused > 0 ? .someRefused : .done
    }

    public func text(style: TextStyle) -> String {
        let stopped = interrupted ? "Stopped before the end of the input. " : ""
        let bad = refused > 0 ? ", refused \(Numerals.count(refused, "line"))" : ""
        return "\(stopped)Scored \(Numerals.count(scored, "pair")) in \(Numerals.seconds(seconds))\(bad).\n"
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("scored", scored)
        object.add("refused", refused)
        object.add("interrupted", interrupted)
        object.add("seconds", seconds)
        return object.text
    }
}
