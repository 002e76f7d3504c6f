import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct SurvivorshipTests {
    static func survivor(_ rows: [TrackFacts]) -> TrackFacts {
        Survivorship.facts(of: rows.map(TrackFolder().fold))
    }

    @Test func theTitleMostLikeTheOthersSurvives() {
        let titles = ["hWeels of Fire", "Wheels of Fire", "Whe els of Fire"]
        #expect(Self.survivor(titles.map { .sample(title: $0) }).title == "Wheels of Fire")
    }

    @Test func ofOneTitleTheCommonestSpellingSurvives() {
        let titles = ["SKY", "Sky", "Sky", "sky"]
        #expect(Self.survivor(titles.map { .sample(title: $0) }).title == "Sky")
        // Equals go to the oldest.
        #expect(Self.survivor([.sample(title: "SKY"), .sample(title: "Sky")]).title == "SKY")
    }

    @Test func aVersionMarkThatMostRowsHaveSurvives() {
        let titles = ["Hurt", "Hurt (Live)", "Hurt - Live"]
        #expect(Self.survivor(titles.map { .sample(title: $0) }).title == "Hurt (Live)")
    }

    @Test func aBlankOrAPlaceholderGivesWay() {
        let survivor = Self.survivor([
            .sample(title: "", artists: [], album: nil, durationMs: nil),
            .sample(title: "Hurt", artists: ["Various Artists"], album: "", durationMs: nil),
            .sample(title: "Hurt", artists: ["Johnny Cash"], album: "American IV", durationMs: 218_000),
        ])
        #expect(survivor.title == "Hurt")
        #expect(survivor.artists.names == ["Johnny Cash"])
        #expect(survivor.album == "American IV")
        #expect(survivor.durationMs == 218_000)
    }

    @Test func aPlaceholderIsKeptWhereNobodyElseIsCredited() {
        #expect(Self.survivor([.sample(artists: ["Various Artists"])]).artists.names == ["Various Artists"])
    }

    struct Lengths: CustomTestStringConvertible, Sendable {
        let lengths: [Int?]
        let survivor: Int?
        var testDescription: String { "\(lengths)" }
    }

    @Test(arguments: [
        Lengths(lengths: [218_000, 218_320, 218_000], survivor: 218_320),
        Lengths(lengths: [500_000, 218_000, 218_900], survivor: 218_900),
        Lengths(lengths: [nil, 218_000, nil], survivor: 218_000),
        Lengths(lengths: [218_000, 300_000], survivor: 218_000),
        Lengths(lengths: [nil, nil], survivor: nil),
    ])
    func theLengthOfMostRowsSurvives(_ row: Lengths) {
        #expect(Self.survivor(row.lengths.map { .sample(durationMs: $0) }).durationMs == row.survivor)
    }

    @Test func theYearOfMostRowsSurvivesWithItsDay() {
        let dates = [Timestamp(year: 2013), Timestamp(year: 1977), Timestamp(year: 1977, month: 2, day: 4)]
        #expect(
            Self.survivor(dates.map { .sample(releaseDate: $0) }).releaseDate == Timestamp(year: 1977, month: 2, day: 4)
        )
    }

    @Test func identifiersOfAllRowsSurvive() {
        let survivor = Self.survivor([
            .sample(isrcs: ["USRC17607839"], serviceIDs: [ServiceID(service: "spotify", id: "b")]),
            .sample(isrcs: ["GBAYE9700101", "USRC17607839"], serviceIDs: [ServiceID(service: "spotify", id: "a")]),
        ])
        #expect(survivor.isrcs.map(\.code) == ["GBAYE9700101", "USRC17607839"])
        #expect(survivor.serviceIDs.map(\.id) == ["a", "b"])
    }

    @Test func valuesAreThoseOfTheReading() throws {
        let row = TrackFolder().fold(.sample(title: "Johnny Cash - Hurt", artists: []))
        let reading = try #require(
            (0..<row.readingCount).map(row.reading).first { $0.read.artists.names == ["Johnny Cash"] })
        #expect(Survivorship.facts(of: [reading, reading]).title == "Hurt")
    }

    @Test func aThousandRowsCostNoMoreThanTheFirst() {
        let rows = [TrackFacts](repeating: .sample(title: "Hurt"), count: 64)
        let more = rows + [TrackFacts](repeating: .sample(title: "Heart"), count: 2_000)
        #expect(Self.survivor(more) == Self.survivor(rows))
    }
}
