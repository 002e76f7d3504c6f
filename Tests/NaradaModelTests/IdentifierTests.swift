import NaradaModel
import Testing

@Suite struct IdentifierTests {
    struct Row: CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var read: String?
    }

    @Test(arguments: [
        Row(testDescription: "plain", text: "USRC17607839", read: "USRC17607839"),
        Row(testDescription: "hyphens", text: "US-RC1-76-07839", read: "USRC17607839"),
        Row(testDescription: "lower case", text: "gbum71505078", read: "GBUM71505078"),
        Row(testDescription: "prefixed as on sleeves", text: "ISRC US-S1Z-99-00001", read: "USS1Z9900001"),
        Row(testDescription: "digits in the registrant", text: "QM6MZ1500001", read: "QM6MZ1500001"),
        Row(testDescription: "too short", text: "USRC1760783", read: nil),
        Row(testDescription: "too long", text: "USRC176078391", read: nil),
        Row(testDescription: "digits for the country", text: "12RC17607839", read: nil),
        Row(testDescription: "letters in the number", text: "USRC1760783A", read: nil),
        Row(testDescription: "empty", text: "", read: nil),
        Row(testDescription: "not ASCII", text: "ÜSRC17607839", read: nil),
        Row(testDescription: "endless", text: String(repeating: "1", count: 100_000), read: nil),
    ]) func isrc(_ row: Row) {
        #expect(ISRC(row.text)?.code == row.read)
    }

    @Test func severalCodesOfOneFieldAreSortedWithoutDoublesAndTheRestIsNamed() {
        let list = ISRC.list(in: "USWB10400045 USWB10101367;n/a,USWB10400045")
        #expect(list.codes.map(\.code) == ["USWB10101367", "USWB10400045"])
        #expect(list.refused == ["n", "a"])
    }

    @Test(arguments: [
        Row(
            testDescription: "plain", text: "b25f351b-206f-4297-95bd-78459b704144",
            read: "b25f351b-206f-4297-95bd-78459b704144"),
        Row(
            testDescription: "upper case", text: "B25F351B-206F-4297-95BD-78459B704144",
            read: "b25f351b-206f-4297-95bd-78459b704144"),
        Row(testDescription: "no hyphens", text: "b25f351b206f429795bd78459b704144", read: nil),
        Row(testDescription: "a letter past f", text: "g25f351b-206f-4297-95bd-78459b704144", read: nil),
        Row(testDescription: "a hyphen out of place", text: "b25f351b2-06f-4297-95bd-78459b704144", read: nil),
        Row(testDescription: "empty", text: "", read: nil),
    ]) func mbid(_ row: Row) {
        #expect(MBID(row.text)?.text == row.read)
    }
}
