internal import NaradaEngine
internal import NaradaModel
internal import NaradaReview

extension PageDesk {
    func verdict(on itemID: Int64, _ body: VerdictBody) throws -> WebAnswer {
        let answer = try board.answer(
            body.verdict, itemID: itemID, trackID: body.track, note: body.note, seen: body.seen)
        let words = body.track.map { "Accepted as track \($0)" } ?? Self.words(of: body.verdict)
        switch answer {
        case .stored(let stroke, let pairs): return Self.stored(stroke, pairs, "\(words). u takes it back.")
        case .gone: throw Refused(.gone)
        case .changed: throw Refused(.changed)
        case .unknownTrack(let id): throw Refused(.unknownTrack(id))
        }
    }

    func verdict(onGroup key: String, _ body: VerdictBody) throws -> WebAnswer {
        guard body.track == nil else { throw Refused(.unreadable("a verdict on a group names no track")) }
        let answer = try board.answerGroup(body.verdict, group: key, note: body.note, seen: body.seen)
        switch answer {
        case .stored(let stroke, let pairs): return Self.stored(stroke, pairs, WalkText.decided(pairs, body.verdict))
        case .gone: throw Refused(.groupGone)
        case .changed: throw Refused(.groupChanged)
        case .unknownTrack(let id): throw Refused(.unknownTrack(id))
        }
    }

    func undo(_ body: UndoBody) throws -> WebAnswer {
        switch try board.takeBack(body.stroke) {
        case .takenBack(let itemID, let pairs):
            var object = JSONObject()
            object.add("version", Self.version)
            object.add("item", itemID)
            object.add("pairs", pairs)
            object.add("said", WalkText.takenBack(pairs))
            return .json(object.text)
        case .unknown: throw Refused(.unknownStroke)
        case .overtaken: throw Refused(.overtaken)
        }
    }

    private static func stored(_ stroke: Int64, _ pairs: Int, _ said: String) -> WebAnswer {
        var object = JSONObject()
        object.add("version", version)
        object.add("stroke", stroke)
        object.add("pairs", pairs)
        object.add("said", said)
        return .json(object.text)
    }

    private static func words(of verdict: Verdict) -> String {
        switch verdict {
        case .accept: "Accepted"
        case .reject: "Rejected"
        case .newTrack: "Made a new track"
        case .skip: "Put off"
        }
    }
}
