/// Who made a recording, as its credits and its title say.
public struct CreditReading: Hashable, Sendable {
    /// Single artist names, folded, in order, without doubles and without a leading "the"; guests included. Empty for
    /// placeholders.
    public var names: [String]
    /// Each credited string folded unsplit, in order, without doubles: `earth wind and fire`.
    public var whole: [String]
    /// Those of `names` that are credited as guests only: behind "feat.", or in the title.
    public var guests: [String]
    /// The first name; "" for none.
    public var primary: String
    /// The credit names nobody: `Various Artists`, `[unknown]`, `Soundtrack` …
    public var isPlaceholder: Bool

    public init(names: [String], whole: [String], guests: [String] = [], primary: String, isPlaceholder: Bool) {
        self.names = names
        self.whole = whole
        self.guests = guests
        self.primary = primary
        self.isPlaceholder = isPlaceholder
    }
}
