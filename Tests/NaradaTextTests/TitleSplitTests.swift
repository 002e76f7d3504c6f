import NaradaText
import Testing

@Suite("Title splits and prefixes")
struct TitleSplitTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let title: String
        let splits: [String]
        var testDescription: String { title }
    }

    @Test(
        "lists where a title may be two fields",
        arguments: [
            Row(title: "Creep", splits: []),
            Row(
                title: "Daniel Balavoine - L'enfant aux yeux d'Italie",
                splits: ["Daniel Balavoine | L'enfant aux yeux d'Italie"]),
            Row(title: "Break You Down - Early", splits: ["Break You Down | Early"]),
            Row(title: "A - B - C", splits: ["A | B - C", "A - B | C"]),
            Row(title: "Liar (Guilty Pleasures)", splits: ["Liar | Guilty Pleasures"]),
            Row(title: "A - B (C)", splits: ["A | B (C)", "A - B | C"]),
            Row(title: "The Beatles | I'm a Loser", splits: ["The Beatles | I'm a Loser"]),
            Row(title: "Webern: 5 Movements", splits: ["Webern | 5 Movements"]),
            Row(
                title: "HER DESPAIR \"Blaspheme With Me\" Official Video",
                splits: ["HER DESPAIR | Blaspheme With Me (Official Video)"]),
            Row(title: "YOASOBI「アイドル」", splits: ["YOASOBI | アイドル"]),
            Row(title: "Jack-Ass", splits: []),
            Row(title: "Fleetwood Mac -The Ledge", splits: ["Fleetwood Mac | The Ledge"]),
            Row(title: "Carissimi- Plorate Filii", splits: ["Carissimi | Plorate Filii"]),
            Row(title: "Maria Rivas * Mapale", splits: ["Maria Rivas | Mapale"]),
            Row(title: "T.Rex 'Jeepster'", splits: ["T.Rex | Jeepster"]),
            Row(title: "Rockin' 'Round the Clock", splits: []),
            Row(title: "michelle (The Beatles) by Somebody Else", splits: []),
            Row(title: "Song (So-called -live) Again", splits: []),
        ])
    func splits(_ row: Row) {
        let splits = TitleGrammar(folder: Folder()).splits(row.title)
        #expect(splits.map { "\($0.left) | \($0.right)" } == row.splits)
    }

    struct Prefix: CustomTestStringConvertible, Sendable {
        let title: String
        let number: Int?
        let rest: String?
        init(_ title: String, _ number: Int?, _ rest: String?) {
            self.title = title
            self.number = number
            self.rest = rest
        }
        var testDescription: String { title }
    }

    @Test(
        "finds track numbers in front",
        arguments: [
            Prefix("002-Title", 2, "Title"), Prefix("07 - Hello Goodbye", 7, "Hello Goodbye"),
            Prefix("3. Song", 3, "Song"),
            Prefix("D02T03 - The Conscience", 3, "The Conscience"), Prefix("A1 - Song", 1, "Song"),
            Prefix("01_Song", 1, "Song"),
            Prefix("99 Luftballons", nil, nil), Prefix("7 Rings", nil, nil), Prefix("1999", nil, nil),
            Prefix("Song", nil, nil),
            Prefix("4.5", nil, nil), Prefix("", nil, nil), Prefix("1979-Song", nil, nil), Prefix("002-", nil, nil),
        ])
    func prefixes(_ row: Prefix) {
        let found = TitleGrammar(folder: Folder()).numberPrefix(of: row.title)
        #expect(found?.number == row.number)
        #expect(found?.rest == row.rest)
    }
}
