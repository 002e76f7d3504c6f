import NaradaModel
import NaradaStore

/// Where the outcome of rows goes: into the transaction that is open on this thread at once, or into a list for the
/// thread that has it open, so that deciding does not wait for SQLite.
final class OutcomeWriter {
    typealias Change = @Sendable (ResolutionWriter) throws -> Void

    /// The session in which the database is read; nil where another thread has it, and the store is asked.
    let session: Session?
    /// The session's time.
    let now: Timestamp
    private let direct: ResolutionWriter?
    private var held: [Change] = []
    /// The greatest id of all tracks, with those whose change is held; nil until it is asked for.
    private var lastTrackID: Int64?

    /// What is written is written at once.
    init(_ writer: ResolutionWriter) {
        (direct, session, now) = (writer, writer.session, writer.session.now)
    }

    /// What is written is held until it is taken.
    ///
    /// - Parameters:
    ///   - now: the time of the session that it is for.
    ///   - lastTrackID: the greatest id of all tracks in it. Nobody else may make one meanwhile.
    init(now: Timestamp, lastTrackID: Int64) {
        (direct, session, self.now) = (nil, nil, now)
        self.lastTrackID = lastTrackID
    }

    func write(_ change: @escaping Change) throws {
        if let direct { try change(direct) } else { held.append(change) }
    }

    /// The changes held so far, in their order, which are held no longer.
    func take() -> [Change] {
        defer { held.removeAll(keepingCapacity: true) }
        return held
    }

    /// Makes a new internal track with these facts; returns its id.
    func createTrack(from facts: TrackFacts) throws -> Int64 {
        let last = try lastTrackID ?? direct?.lastTrackID() ?? 0
        // No id lies behind the greatest number: SQLite refuses to give that one twice.
        let id = max(last, last &+ 1)
        lastTrackID = id
        try write { try $0.createTrack(from: facts, id: id) }
        return id
    }
}
