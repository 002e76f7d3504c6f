import NaradaText
import Testing

@Suite struct LostBlankTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let read: String
        var testDescription: String { text }

        init(_ text: String, _ read: String) {
            self.text = text
            self.read = read
        }
    }

    @Test(arguments: [
        Row("Too_Beautiful_-_Godsend", "Too Beautiful - Godsend"),
        Row("Mordida_de_tango", "Mordida de tango"),
        Row("Oh-Daddy-(early-take)---Rumours", "Oh Daddy (early take) - Rumours"),
        Row("Fidel---Jackie's-Bag", "Fidel - Jackie's Bag"),
        Row("Inside,-Volume-I:-Day", "Inside, Volume I: Day"),
        Row("Jack-Ass", "Jack-Ass"),
        Row("Do-Re-Mi", "Do-Re-Mi"),
        Row("snake_case and blanks", "snake_case and blanks"),
        Row("", ""),
    ]) func signsStandForBlanks(_ row: Row) {
        #expect(TitleGrammar(folder: Folder()).withBlanks(row.text) == row.read)
    }

    @Test(arguments: [
        Row("Talents, Vol. II", "talents volume 2"),
        Row("Talents, Volume 2", "talents volume 2"),
        Row("Collection Part Two", "collection part 2"),
        Row("Volume", "volume"),
        Row("The Part I Play", "the part 1 play"),
    ]) func volumesAreCountedAlike(_ row: Row) {
        #expect(TitleGrammar(folder: Folder()).albumName(row.text) == row.read)
    }

    @Test(arguments: [("Omega-006", 6), ("Omega-6", nil), ("Apollo 013", nil), ("-01", nil), ("Farewell_013", 13)])
    func aPaddedNumberBehindTheTitle(title: String, number: Int?) {
        #expect(TitleGrammar(folder: Folder()).numberSuffix(of: title)?.number == number)
    }

    @Test(arguments: [
        ("live", "livpe", true), ("version", "versoin", true), ("radio", "radioo", true), ("live", "liev", true),
        ("live", "love", false), ("demo", "memo", false), ("live", "live", false), ("mix", "mixx", false),
        ("cover", "coverage", false),
    ]) func aSlipReplacesNoLetter(word: String, other: String, isSlip: Bool) {
        let (one, two) = (word.unicodeScalars.map(\.value), other.unicodeScalars.map(\.value))
        #expect(SlipOfThePen.isOne(one.span, two.span) == isSlip)
        #expect(SlipOfThePen.isOne(two.span, one.span) == isSlip)
    }

    @Test(arguments: [("Forever - 538 Dance Smash 2011, Volume 4", true), ("Sonata - Volume 4", false)])
    func aSecondNameCountsItsOwnVolumes(title: String, counts: Bool) {
        #expect(TitleGrammar(folder: Folder()).read(title).sectionsHaveParts == counts)
    }
}
