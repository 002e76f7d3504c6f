import NaradaModel
import Testing

@testable import NaradaImport

@Suite struct SpellingTests {
    struct Credit: CustomTestStringConvertible {
        var text: String
        var names: [String]
        var form = ArtistCredit.Form.names
        var testDescription: String { String(text.prefix(60)) }
    }

    @Test(arguments: [
        Credit(text: "", names: []), Credit(text: "  ", names: []), Credit(text: "Radiohead", names: ["Radiohead"]),
        Credit(text: #"["A","B"]"#, names: ["A", "B"]),
        Credit(text: #"[{"name":"A","id":"1"},{"name":"B"}]"#, names: ["A", "B"], form: .objects),
        Credit(text: #"{"names":["A","B"]}"#, names: ["A", "B"], form: .wrapped),
        Credit(text: "Earth, Wind & Fire", names: ["Earth, Wind & Fire"]),
        Credit(text: "A feat. B / C", names: ["A feat. B / C"]), Credit(text: "A;B", names: ["A", "B"]),
        Credit(text: "A; B;", names: ["A", "B"]), Credit(text: "A\u{1f}B", names: ["A", "B"]),
        Credit(text: "Simon &amp; Garfunkel", names: ["Simon &amp; Garfunkel"]),
        Credit(text: "Guns N&#39; Roses;Slash", names: ["Guns N&#39; Roses", "Slash"]),
        Credit(text: "R & B;C", names: ["R & B", "C"]), Credit(text: "&;A", names: ["&", "A"]),
        Credit(text: "[unknown]", names: ["[unknown]"]), Credit(text: "[dialogue];A", names: ["[dialogue]", "A"]),
        Credit(text: "{}", names: ["{}"]), Credit(text: ";", names: [";"]), Credit(text: "[]", names: []),
        Credit(text: "\"Weird Al\" Yankovic", names: ["\"Weird Al\" Yankovic"]),
    ])
    func artists(_ row: Credit) {
        let credit = ArtistText.credit(row.text)
        #expect(credit.names == row.names)
        #expect(credit.form == row.form)
    }

    struct Spotify: CustomTestStringConvertible {
        var text: String
        var id: String?
        var testDescription: String { text }
    }

    @Test(arguments: [
        Spotify(text: "4uLU6hMCjMI75M1A2tKUQC", id: "4uLU6hMCjMI75M1A2tKUQC"),
        Spotify(text: "spotify:track:4uLU6hMCjMI75M1A2tKUQC", id: "4uLU6hMCjMI75M1A2tKUQC"),
        Spotify(text: "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC", id: "4uLU6hMCjMI75M1A2tKUQC"),
        Spotify(text: "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=1a", id: "4uLU6hMCjMI75M1A2tKUQC"),
        Spotify(text: "open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC", id: "4uLU6hMCjMI75M1A2tKUQC"),
        Spotify(text: "spotify:local:A:B:C:123"), Spotify(text: "spotify:episode:4uLU6hMCjMI75M1A2tKUQC"),
        Spotify(text: "https://open.spotify.com/album/4uLU6hMCjMI75M1A2tKUQC"), Spotify(text: "4uLU6hMCjMI75M1A2tKUQ"),
        Spotify(text: "4uLU6hMCjMI75M1A2tKUQ-"), Spotify(text: "spotify:track:"), Spotify(text: ""),
    ])
    func spotifyIDs(_ row: Spotify) {
        #expect(SpotifyTrackID.parse(row.text) == row.id)
    }

    @Test func aBareIDIsNoAddress() {
        #expect(SpotifyTrackID.inAddress("4uLU6hMCjMI75M1A2tKUQC") == nil)
        #expect(SpotifyTrackID.inAddress("spotify:track:4uLU6hMCjMI75M1A2tKUQC") == "4uLU6hMCjMI75M1A2tKUQC")
    }

    @Test func quotedTextIsOneShortLine() {
        #expect(quoted("a\nb\u{7f}") == "\"a b \"")
        #expect(quoted(String(repeating: "x", count: 61)) == "\"" + String(repeating: "x", count: 60) + "…\"")
    }
}
