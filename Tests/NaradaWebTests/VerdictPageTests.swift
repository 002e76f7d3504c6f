import Foundation
import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

@testable import NaradaWeb

/// Verdicts through the page, as the database has them afterwards.
@Suite struct VerdictPageTests {
    private static func row(_ served: ServedQueue, _ item: Int64) async throws -> Int64 {
        try #require(try await served.card(item).number("row"))
    }

    private static func item(_ served: ServedQueue, _ items: [Int64], row: Int64) async throws -> Int64? {
        for item in items {
            if try await Self.row(served, item) == row { return item }
        }
        return nil
    }

    @Test(arguments: ["accept", "reject", "new_track", "skip"])
    func `a verdict is found in the database, and taken back`(_ verdict: String) async throws {
        let served = try await ServedQueue(ServedQueue.numbered(4))
        let item = try #require(try await served.page().items.first)
        let row = try await Self.row(served, item)
        let answer = try await served.decide(verdict, item, note: "  by ear \u{202E} ").json()
        let stored = try #require(try served.verdicts(row: row).first)
        #expect(stored.verdict == verdict && stored.note == "by ear \u{202E}")
        #expect(answer.number("pairs") == 1 && (answer.text("said") ?? "").hasSuffix("u takes it back."))
        #expect(try served.waiting() == (verdict == "skip" ? 4 : 3))
        #expect(served.server.answered == 1)

        let back = try await served.post("/api/undo", ["stroke": answer.number("stroke")]).json()
        #expect(back.number("item") == item && back.text("said") == "Taken back.")
        #expect(try served.verdicts(row: row).isEmpty)
        #expect(try served.waiting() == 4 && served.server.answered == 0)
        let again = try await served.post("/api/undo", ["stroke": answer.number("stroke")])
        #expect(again.status == 409)
        #expect(try again.json().text("code") == "unknown_answer")
    }

    @Test func `another candidate is accepted by its number`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(4))
        let item = try #require(try await served.page().items.first)
        let row = try await Self.row(served, item)
        let other = try #require(try await served.card(item).number("track")) % 4 + 1
        let unknown = try await served.decide("accept", item, track: 99)
        #expect(unknown.status == 422)
        #expect(try unknown.json().text("code") == "unknown_track")
        #expect(try served.verdicts(row: row).isEmpty)
        let answer = try await served.decide("accept", item, track: other).json()
        #expect(answer.text("said") == "Accepted as track \(other). u takes it back.")
        #expect(try served.verdicts(row: row).map(\.trackID) == [other])
    }

    @Test func `candidates are offered without the proposed track`() async throws {
        let served = try await ServedQueue([
            .init(title: "Creep", rowTitle: "Creep (Live)"), .init(title: "Creep (Acoustic)", rowTitle: "Creep (Demo)"),
        ])
        let item = try #require(try await served.page().items.first)
        let track = try #require(try await served.card(item).number("track"))
        let answer = try await served.get("/api/items/\(item)/candidates").json()
        let tracks = (answer["tracks"] as? [NSNumber] ?? []).map(\.int64Value)
        #expect(!tracks.isEmpty && !tracks.contains(track))
        #expect(answer.text("html")?.contains("data-track=\"\(tracks[0])\"") == true)
    }

    @Test func `two pages at once: the later verdict is told, and not stored`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(2))
        let item = try #require(try await served.page().items.first)
        let card = try await served.card(item)
        let row = try #require(card.number("row"))
        #expect(try await served.decide("accept", item).status == 200)
        for verdict in ["accept", "reject"] {
            let late = try await served.post(
                "/api/items/\(item)/verdict", ["verdict": verdict, "seen": card.text("seen")])
            #expect(late.status == 409)
            #expect(try late.json().text("code") == "gone")
        }
        #expect(try served.verdicts(row: row).map(\.verdict) == ["accept"])
        #expect(try await served.get("/api/items/\(item)").status == 404)
    }

    @Test func `a terminal at the same time: the page is told, and the other way round`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(3))
        let items = try await served.page().items
        let engine = Engine(databasePath: served.home.path)
        let desk = try engine.reviewDesk()
        let atDesk = try #require(try desk.current()).entry.connectorTrack.id
        let item = try #require(try await Self.item(served, items, row: atDesk))
        let seen = try await served.card(item).text("seen")
        #expect(try desk.answer(.reject))
        let late = try await served.post("/api/items/\(item)/verdict", ["verdict": "accept", "seen": seen])
        #expect(try late.json().text("code") == "gone")
        let next = try #require(try desk.current()).entry.connectorTrack.id
        let nextItem = try #require(try await Self.item(served, items.filter { $0 != item }, row: next))
        #expect(try await served.decide("accept", nextItem).status == 200)
        #expect(try !desk.answer(.reject), "the terminal is told as well")
        #expect(try served.verdicts(row: next).map(\.verdict) == ["accept"])
    }

    @Test func `a row that changed since it was shown is shown again first`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(2))
        let item = try #require(try await served.page().items.first)
        let card = try await served.card(item)
        try served.execute("UPDATE connector_tracks SET title = 'Another song' WHERE id = \(card.number("row") ?? 0)")
        let late = try await served.post(
            "/api/items/\(item)/verdict", ["verdict": "accept", "seen": card.text("seen")])
        #expect(late.status == 409)
        #expect(try late.json().text("code") == "changed")
        #expect(try served.waiting() == 2)
        #expect(try await served.decide("accept", item).status == 200)
    }

    @Test func `a verdict given since stands in the way of taking back`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(1))
        let item = try #require(try await served.page().items.first)
        let row = try await Self.row(served, item)
        let stroke = try await served.decide("reject", item).json().number("stroke")
        _ = try Engine(databasePath: served.home.path).decide(.accept, on: .rows([String(row)], trackID: 1))
        let late = try await served.post("/api/undo", ["stroke": stroke])
        #expect(late.status == 409)
        #expect(try late.json().text("code") == "overtaken")
        #expect(try served.verdicts(row: row).map(\.verdict) == ["accept"])
    }

    @Test func `a group is looked at, decided in one stroke and taken back in one`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(40))
        let groups = try await served.get("/api/groups").json()
        let members = groups["groups"] as? [[String: Any]] ?? []
        #expect(groups.number("total") == 2 && members.map { $0.number("pairs") } == [20, 20])
        let key = try #require(members.first?.text("group"))
        let group = try await served.get("/api/groups/\(key)").json()
        #expect(group.number("pairs") == 20)
        #expect(group.text("html")?.contains("and 8 more") == true, "twelve samples are shown")
        let answer = try await served.post(
            "/api/groups/\(key)/verdict", ["verdict": "accept", "seen": group.text("seen"), "note": "all of it"]
        ).json()
        #expect(answer.number("pairs") == 20 && answer.text("said") == "20 pairs accepted. u takes them all back.")
        #expect(try served.waiting() == 20)
        #expect(try await served.get("/api/groups/\(key)").status == 404)
        let again = try await served.post(
            "/api/groups/\(key)/verdict", ["verdict": "accept", "seen": group.text("seen")])
        #expect(try again.json().text("code") == "group_gone")
        let back = try await served.post("/api/undo", ["stroke": answer.number("stroke")]).json()
        #expect(back.number("pairs") == 20)
        #expect(try served.waiting() == 40)
    }

    @Test func `a group that is not what was shown is not decided`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(6))
        let key = try #require(
            (try await served.get("/api/groups").json()["groups"] as? [[String: Any]])?.first?.text("group"))
        let seen = try await served.get("/api/groups/\(key)").json().text("seen")
        let member = try #require(try await served.page("group=\(key)").items.first)
        #expect(try await served.decide("reject", member).status == 200)
        let late = try await served.post("/api/groups/\(key)/verdict", ["verdict": "accept", "seen": seen])
        #expect(late.status == 409)
        #expect(try late.json().text("code") == "group_changed")
        #expect(try served.waiting() == 5)
    }
}
