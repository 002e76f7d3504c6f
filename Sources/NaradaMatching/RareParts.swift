import NaradaModel
import NaradaText

/// What few recordings have: it lies apart from them, so that the others are small.
///
/// Of made-up libraries four rows in five have nothing of it.
final class RareParts: Sendable {
    /// What the row said, where its credit and its album do not say it as it is written.
    let facts: Shared<TrackFacts>?
    /// What it says under this reading, where that differs.
    let read: Shared<TrackFacts>?
    /// What was read in the title; nil for a title that is all core.
    let title: Shared<TitleReading>?
    let parts: [PartNumber]
    let countedParts: [PartNumber]
    let alternatives: [FoldedTrack]
    let nameless: NamelessTitle?
    let joined: JoinedTitle?

    /// A value of many fields, in one place.
    final class Shared<Value: Sendable>: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    /// A title without blanks, and nothing else.
    init(joined: JoinedTitle) {
        (facts, read, title) = (nil, nil, nil)
        (parts, countedParts, alternatives) = ([], [], [])
        (nameless, self.joined) = (nil, joined)
    }

    /// Nil where there is nothing of it.
    init?(
        facts: Shared<TrackFacts>?, read: Shared<TrackFacts>?, title: Shared<TitleReading>?,
        alternatives: [FoldedTrack], nameless: NamelessTitle?, joined: JoinedTitle?
    ) {
        if facts == nil, read == nil, title == nil, alternatives.isEmpty, nameless == nil, joined == nil { return nil }
        self.facts = facts
        self.read = read
        self.title = title
        let parts = title?.value.parts ?? []
        self.parts = parts
        countedParts = parts.contains { $0.kind == .total } ? parts.filter { $0.kind != .total } : parts
        self.alternatives = alternatives
        self.nameless = nameless
        self.joined = joined
    }

    /// The same parts of a row that has the identifiers of `facts`.
    init(_ other: RareParts, identifiedAs identifiers: TrackFacts) {
        func identified(_ facts: Shared<TrackFacts>) -> Shared<TrackFacts> {
            var facts = facts.value
            (facts.isrcs, facts.mbids) = (identifiers.isrcs, identifiers.mbids)
            facts.serviceIDs = identifiers.serviceIDs
            return Shared(facts)
        }
        facts = other.facts.map(identified)
        read = other.read.map(identified)
        (title, parts, countedParts) = (other.title, other.parts, other.countedParts)
        alternatives = other.alternatives.map { $0.identified(as: identifiers) }
        nameless = other.nameless.map { NamelessTitle($0) { $0.identified(as: identifiers) } }
        joined = other.joined.map { JoinedTitle($0) { $0.identified(as: identifiers) } }
    }

    /// What a card says of it.
    var marks: TrackCard.Marks {
        var marks: TrackCard.Marks = []
        if !parts.isEmpty { marks.insert(.parts) }
        guard alternatives.isEmpty, nameless == nil else { return marks }
        guard let joined else { return marks.union(.oneReading) }
        if read == nil, title == nil, joined.hasOneForm { marks.insert(.runTogether) }
        return marks
    }
}
