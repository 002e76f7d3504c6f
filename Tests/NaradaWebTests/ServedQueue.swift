import Foundation
import GRDB
import NaradaEngine
import NaradaModel
import NaradaStore
import NaradaTestSupport

@testable import NaradaWeb

/// A database with questions whose evidence is written by hand, and a server that shows them.
final class ServedQueue {
    let home: TemporaryStore
    let server: ReviewServer
    let address: ReviewAddress
    var client: Client { Client(port: address.port) }

    struct Question {
        var title: String
        var rowTitle: String
        var artist = "The Lanterns"
        var rowArtist = "The Lanterns"
        var service = "spotify"
        var confidence = 70
        var reasons: [ReviewReason] = [.belowAcceptance]
    }

    init(_ questions: [Question]) async throws {
        home = try TemporaryStore()
        try Self.fill(home.store, questions)
        let server = try ReviewServer(engine: Engine(databasePath: home.path))
        self.server = server
        address = try await apart { try server.start() }
    }

    private static func fill(_ store: Store, _ questions: [Question]) throws {
        try store.withSession { session in
            var tracks = try TrackUpserter(session: session, source: "library")
            let run = try RunWriter.begin(
                in: session, matcherVersion: matcher, settings: #"{"accept":85,"review":50}"#)
            let writer = try ResolutionWriter(session: session, runID: run, matcherVersion: matcher)
            for (number, question) in questions.enumerated() {
                _ = try tracks.upsert(
                    .sample(sourceID: "t\(number)", title: question.title, artists: [question.artist]))
                var rows = try ConnectorTrackUpserter(session: session, connector: question.service)
                _ = try rows.upsert(
                    .sample(sourceID: "s\(number)", title: question.rowTitle, artists: [question.rowArtist]))
                try writer.insert(
                    ReviewItem(
                        trackID: tracks.rowID, connectorTrackID: rows.rowID, method: .titleArtist,
                        confidence: Confidence(percent: question.confidence), reasons: question.reasons,
                        evidence: evidence(question).jsonUTF8))
            }
            try RunWriter.finish(in: session, run, state: .finished, counts: "{}")
        }
    }

    deinit {
        let server = server
        DispatchQueue.global().async { server.stop() }
    }

    func stop() async throws {
        let server = server
        try await apart { server.stop() }
    }

    private static let matcher = "3f9ac1d2e4b5a6978811223344556677"

    private static func evidence(_ question: Question) -> Evidence {
        let fields: [Evidence.Field] = [
            .init(matcher: "title", level: "exact", left: question.rowTitle, right: question.title, weight: 9),
            .init(
                matcher: "artists", level: question.artist == question.rowArtist ? "exact" : "other",
                left: question.rowArtist, right: question.artist, weight: 3),
        ]
        return Evidence(
            fields: fields, prior: -10, total: 2, reasons: question.reasons, matcherVersion: matcher)
    }

    /// Remasters and live takes in turn, of as many songs.
    static func numbered(_ count: Int) -> [Question] {
        (0..<count).map { number in
            let isLive = number.isMultiple(of: 2)
            return Question(
                title: "Song \(number)", rowTitle: "Song \(number)" + (isLive ? " (Live)" : " - 2011 Remaster"),
                service: number.isMultiple(of: 3) ? "lastfm" : "spotify", confidence: 50 + number % 30,
                reasons: isLive ? [.versionConflict] : [.belowAcceptance])
        }
    }

    // MARK: Asking

    private var token: [String: String] { ["Authorization": "Bearer \(address.token)"] }

    func get(_ target: String) async throws -> Client.Reply { try await client.send("GET", target, headers: token) }

    func post(_ target: String, _ body: [String: Any?]) async throws -> Client.Reply {
        let data = try JSONSerialization.data(withJSONObject: body.compactMapValues { $0 }, options: [.sortedKeys])
        return try await client.send(
            "POST", target, headers: token.merging(["Content-Type": "application/json"]) { $1 }, body: data)
    }

    /// The numbers of the questions on a page, and the answer.
    func page(_ query: String = "") async throws -> (items: [Int64], answer: [String: Any]) {
        let answer = try await get("/api/queue\(query.isEmpty ? "" : "?" + query)").json()
        let items = answer["items"] as? [[String: Any]] ?? []
        return (items.compactMap { ($0["item"] as? NSNumber)?.int64Value }, answer)
    }

    func card(_ item: Int64) async throws -> [String: Any] { try await get("/api/items/\(item)").json() }

    /// Answers a question as a person who has just looked at it.
    func decide(_ verdict: String, _ item: Int64, track: Int64? = nil, note: String? = nil) async throws -> Client.Reply
    {
        let seen = try await card(item)["seen"] as? String
        return try await post(
            "/api/items/\(item)/verdict", ["verdict": verdict, "track": track, "note": note, "seen": seen])
    }

    // MARK: The database

    func verdicts(row: Int64) throws -> [MatchDecisionRecord] {
        try home.store.withReadSession { try DecisionReader.verdicts(connectorTrackID: row, in: $0) }
    }

    /// A question that comes in while the page is open, as a run of another program brings it.
    func addQuestion(title: String, rowTitle: String) throws {
        try home.store.withSession { session in
            var tracks = try TrackUpserter(session: session, source: "late")
            var rows = try ConnectorTrackUpserter(session: session, connector: "spotify")
            let question = Question(title: title, rowTitle: rowTitle)
            _ = try tracks.upsert(.sample(sourceID: title, title: title))
            _ = try rows.upsert(.sample(sourceID: title, title: rowTitle))
            let run = try RunWriter.begin(
                in: session, matcherVersion: Self.matcher, settings: #"{"accept":85,"review":50}"#)
            try ResolutionWriter(session: session, runID: run, matcherVersion: Self.matcher).insert(
                ReviewItem(
                    trackID: tracks.rowID, connectorTrackID: rows.rowID, method: .titleArtist,
                    confidence: Confidence(percent: 60), reasons: [.versionConflict],
                    evidence: Self.evidence(question).jsonUTF8))
            try RunWriter.finish(in: session, run, state: .finished, counts: "{}")
        }
    }

    /// Changes the file as another program would.
    func execute(_ sql: String) throws { try home.store.writer.write { try $0.execute(sql: sql) } }

    /// The waiting questions in the order in which a walk asks them.
    func order() throws -> [Int64] {
        try home.store.withReadSession { try ReviewQueueReader.items(in: $0, filter: ReviewFilter()).map(\.id) }
    }

    func waiting() throws -> Int {
        try home.store.withReadSession { try ReviewQueueReader.count(in: $0, filter: ReviewFilter()) }
    }
}

extension [String: Any] {
    func number(_ key: String) -> Int64? { (self[key] as? NSNumber)?.int64Value }
    func text(_ key: String) -> String? { self[key] as? String }
}
