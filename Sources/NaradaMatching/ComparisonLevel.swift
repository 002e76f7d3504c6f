/// One possible answer of a matcher: what profiles weigh and people read.
public struct ComparisonLevel: Hashable, Sendable {
    /// What the answer says of the pair.
    public enum Answer: Hashable, Sendable {
        /// The field speaks for one recording.
        case agrees
        /// The field speaks against it.
        case conflicts
        /// The field says nothing: missing, in another script, symbols only. It never weighs.
        case cannotCompare
    }

    /// The name in profiles and evidence, unique in its matcher: `within_3s`.
    public let name: String
    /// What a reviewer reads: "lengths within 3 s".
    public let label: String
    public let answer: Answer

    init(_ name: String, _ label: String, _ answer: Answer) {
        self.name = name
        self.label = label
        self.answer = answer
    }
}
