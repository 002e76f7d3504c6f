import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct TitleMatcherTests {
    static let rows: [LevelRow] = [
        .titles("Hurt", "HURT!", "exact"),
        .titles("Jóga", "Joga", "exact"),
        .titles("Don’t Stop Believin’", "Don't Stop Believin'", "exact"),
        .titles("Rock & Roll", "Rock and Roll", "exact"),
        .titles("Suite bergamasque, L. 75: 3. Clair de lune", "Suite bergamasque, L. 75: III. Clair de lune", "close"),
        .titles("Crazy in Love (feat. JAY-Z)", "Crazy in Love", "exact"),
        .titles("Karma Police - Remastered 2009", "Karma Police", "exact"),
        .titles("Layla - Live", "Layla", "exact"),
        .titles("Another Brick in the Wall, Pt. 2", "Another Brick in the Wall (Part 1)", "exact"),
        .titles("ｼﾞｬﾊﾟﾝ", "ジャパン", "exact"),
        .titles("Macklean Sonata I   Allegro", "Macklean Sonata I - Allegro", "exact"),
        .titles("FriendsWillBeFriends", "Friends Will Be Friends", "exact"),
        .titles("쌍둥이자리 (Gemini)", "쌍둥이자리", "exact"),
        .titles("Joga (Jóga í Tókýó)", "Joga", "other_subtitle"),
        .titles("While My Guitar Gently Weeps", "While My Guitar Gently Weeps Live", "other"),
        .titles("You Really Got a Hold on Me", "You Really Got a Hold on Me Karaoke", "other"),
        LevelRow(
            "the album with its year behind the title", .sample(title: "The Ledge (Tusk)", album: "Tusk (2011)"),
            .sample(title: "The Ledge"), "exact"),
        .titles("Running Up That Hill (A Deal with God)", "Running Up That Hill", "other_subtitle"),
        LevelRow(
            "the album behind the title of a source without an album", .sample(title: "Hurt (Hesitation Marks)"),
            .sample(title: "Hurt", album: "Hesitation Marks"), "exact"),
        .titles("봄날 (Spring Day)", "Spring Day", "alternative"),
        .titles("Группа крови", "Gruppa krovi", "transliterated"),
        .titles("Smells Like Teen Spirit", "Smells Like Ten Spirit", "close"),
        .titles("Where Is My Mind", "Where Is Your Mind", "near"),
        .titles("Numb", "In the End", "other"),
        LevelRow(
            "a longer title at another length", .sample(title: "Yesterday", durationMs: 125_000),
            .sample(title: "Yesterday Once More", durationMs: 237_000), "other"),
        LevelRow(
            "a longer title without a length", .sample(title: "Yesterday", durationMs: nil),
            .sample(title: "Yesterday Once More"), "other"),
        LevelRow(
            "a longer title 4 s away", .sample(title: "Angel", durationMs: 231_000),
            .sample(title: "Angel Eyes", durationMs: 235_000), "other"),
        .titles("Mein", "Mein Herze schwimmt im Blut", "cut"),
        .titles("No.", "No. 21 His yoke is easy", "cut"),
        .titles("I Still Haven't Found", "I Still Haven't Found What I'm Looking For", "cut"),
        .titles("Supercalifragilistic", "Supercalifragilisticexpialidocious", "cut"),
        .titles("Ange", "Angela Surf City", "other"),
        .titles("Eyes", "Angel Eyes", "other"),
        .titles("Golden Age", "The Golden Age", "close"),
        .titles("Amour fou", "L'amour fou", "close"),
        LevelRow(
            "an article makes another title of a short one", .sample(title: "One", durationMs: 235_000),
            .sample(title: "The One", durationMs: 270_000), "other"),
        LevelRow(
            "an article makes another name of a single word", .sample(title: "Ramona", durationMs: 235_000),
            .sample(title: "La Ramona", durationMs: 270_000), "near"),
        LevelRow(
            "a verb that looks like an article", .sample(title: "Die Another Day", durationMs: 235_000),
            .sample(title: "Another Day", durationMs: 270_000), "near"),
        .titles("Brik", "Brink", "near"),
        .titles("Love", "Live", "other"),
        .titles("Run", "Rune", "other"),
        .titles("Gangnam Style (강남스타일)", "강남스타일 (Gangnam Style)", "exact"),
        .titles("Gangnam Style (강남스타일)", "강남스타일 (Napal Baji)", "alternative"),
        .titles("Adieu", "Deus", "other"),
        .titles("Song 2", "Song 3", "other"),
        .titles("Symphony Number 40 in G minor KV 550", "Symphony Number 41 in G minor KV 550", "other"),
        .titles("千本桜", "夜明前", "other"),
        .titles("東京", "Kyoto Nights", "other_script"),
        .titles("", "Hurt", "missing"),
        .titles("", "", "missing"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: LevelRow) throws {
        let title = try Asked("title")
        #expect(title.level(row.left, row.right) == row.level)
        #expect(title.level(row.right, row.left) == row.level)
    }

    @Test func everyLevelHasARow() throws {
        #expect(try Asked("title").levelsWithout(Self.rows) == [])
    }
}
