internal import Foundation
internal import NaradaEngine
internal import NaradaModel
internal import NaradaReview

/// Answers what the page asks: checks who asks and how, then reads or writes through the board.
///
/// A function of the request and the database; it knows no socket.
struct PageDesk: Sendable {
    /// Of the shapes in `Documentation/LocalPage.md`.
    static let version = 1

    let board: ReviewBoard

    /// The answer; refusals are answers too.
    ///
    /// - Parameter door: nil while the server does not know its port yet.
    func answer(_ request: WebRequest, behind door: RequestGuard?) -> WebAnswer {
        let asJSON = request.path.hasPrefix("/api/")
        do {
            guard let door else { throw Refused(.host) }
            if let refusal = door.refusal(of: request) { throw Refused(refusal) }
            guard let route = Route(path: request.path) else { throw Refused(.notFound(request.path)) }
            let asked = request.method == "HEAD" ? "GET" : request.method
            if route.needsToken, let refusal = door.refusalOfData(request) { throw Refused(refusal) }
            guard asked == route.method else {
                throw Refused(.method(allowed: route.method == "GET" ? "GET, HEAD" : route.method))
            }
            return try answer(route, request)
        } catch let refused as Refused {
            return refused.refusal.answer(asJSON: asJSON)
        } catch let fault as any NaradaFault {
            return Refusal.fault(sentence: fault.sentence.harmless, isDatabase: fault.blame == .database)
                .answer(asJSON: asJSON)
        } catch {
            let sentence = "Unexpected: \(error). What was stored stays; try again, or start the page anew.".harmless
            return Refusal.fault(sentence: sentence, isDatabase: true).answer(asJSON: asJSON)
        }
    }

    private func answer(_ route: Route, _ request: WebRequest) throws -> WebAnswer {
        switch route {
        case .asset(let asset): asset.answer
        case .facets: try facets()
        case .queue: try queue(request)
        case .item(let id): try item(id)
        case .candidates(let id): try candidates(id)
        case .groups: try groups(request)
        case .group(let key): try group(key)
        case .verdict(let id): try verdict(on: id, VerdictBody(request))
        case .groupVerdict(let key): try verdict(onGroup: key, VerdictBody(request))
        case .undo: try undo(UndoBody(request))
        }
    }

    // MARK: What there is

    private func facets() throws -> WebAnswer {
        let facets = try board.facets()
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("waiting", try board.waiting())
        let connectors = facets.connectors.map { connector in
            var member = JSONObject()
            member.add("name", connector.name)
            member.add("label", String(connector.name.prefix(Self.longestName)).harmless)
            member.add("pairs", connector.pairs)
            return member.text
        }
        object.add("connectors", json: JSONText.array(connectors))
        let reasons = facets.reasons.map { reason, pairs in
            var member = JSONObject()
            member.add("code", reason.rawValue)
            member.add("label", reason.label)
            member.add("pairs", pairs)
            return member.text
        }
        object.add("reasons", json: JSONText.array(reasons))
        return .json(object.text)
    }

    private func queue(_ request: WebRequest) throws -> WebAnswer {
        let query = try BoardQuery(request)
        let page = try board.page(
            query, list: request.value("list").flatMap { Int($0) },
            number: request.value("page").flatMap { Int($0) } ?? 0, size: Self.pageSize)
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("list", page.list)
        object.add("page", page.number)
        object.add("pages", page.pages)
        object.add("total", page.total)
        object.add("start", page.start)
        let items = page.lines.map { line in
            var member = JSONObject()
            member.add("item", line.itemID)
            member.add("html", QueuePart.line(line).markup)
            return member.text
        }
        object.add("items", json: JSONText.array(items))
        return .json(object.text)
    }

    private func item(_ id: Int64) throws -> WebAnswer {
        guard let card = try board.card(id) else { throw Refused(.unknownItem(id)) }
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("item", id)
        object.add("seen", card.seen)
        object.add("row", card.card.entry.connectorTrack.id)
        object.add("track", card.card.entry.track.id)
        object.add("confidence", card.card.entry.confidence.percent)
        object.add("group", card.card.entry.pattern?.key)
        object.add("group_pairs", card.card.pairsInGroup)
        object.add("label", CardPart.label(card.card))
        object.add("html", CardPart.card(card.card).markup)
        return .json(object.text)
    }

    private func candidates(_ id: Int64) throws -> WebAnswer {
        guard let lines = try board.candidates(id, limit: Self.mostCandidates) else { throw Refused(.unknownItem(id)) }
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("item", id)
        object.add("tracks", json: JSONText.array(lines.map { String($0.track.id) }))
        object.add("html", CandidatePart.list(lines).markup)
        return .json(object.text)
    }

    private func groups(_ request: WebRequest) throws -> WebAnswer {
        let (groups, total) = try board.groups(try BoardQuery(request), limit: Self.mostGroups)
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("total", total)
        let members = groups.map { group in
            var member = JSONObject()
            member.add("group", group.pattern.key)
            member.add("pairs", group.pairs)
            member.add("html", GroupPart.line(group).markup)
            return member.text
        }
        object.add("groups", json: JSONText.array(members))
        return .json(object.text)
    }

    private func group(_ key: String) throws -> WebAnswer {
        guard let group = try board.group(key, samples: Self.samples) else { throw Refused(.unknownGroup(key)) }
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("group", key)
        object.add("pairs", group.group.pairs)
        object.add("seen", group.seen)
        object.add("html", GroupPart.group(group).markup)
        return .json(object.text)
    }

    /// Lines of a page: more than a person looks over, few enough to arrive at once.
    private static let pageSize = 50
    /// Candidates that a digit can name.
    private static let mostCandidates = 9
    /// Groups that are listed; those with most behind them come first, and deciding them brings up the others.
    private static let mostGroups = 100
    /// Pairs of a group that are shown before it is decided.
    private static let samples = 12
    /// Characters of a service's name in a choice.
    private static let longestName = 60
}

/// Thrown to answer with a refusal.
struct Refused: Error {
    let refusal: Refusal

    init(_ refusal: Refusal) { self.refusal = refusal }
}
