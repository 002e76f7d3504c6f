/// What makes waiting pairs alike: those of one pattern can be decided in one stroke after a look at samples.
public struct ReviewPattern: Hashable, Sendable {
    /// The group's name for commands: eight hexadecimal digits, the same for every pair of the pattern.
    public let key: String
    /// The group's name for a person: `live against studio; the same title and artists, lengths within 3 s`.
    public let sentence: String

    public init(key: String, sentence: String) {
        self.key = key
        self.sentence = sentence
    }
}
