import NaradaImport
import NaradaModel
import NaradaReview
import NaradaStore

/// Writes what the records of one export say, batch by batch, and counts it.
///
/// Tracks become connector tracks, each before the first event that speaks of it; events are written onto them and so
/// follow their mappings. A playlist is written when its last entry is known (`PlaylistKeeper`).
final class EventWriter {
    private(set) var counts = EventImportReport.Counts()
    /// The time of the newest event that was written.
    private(set) var newest: Timestamp?

    private let batch: PlayBatch
    private let naming: ServiceNaming
    private let manner: ConnectorTrackUpserter.Manner
    private let ids = ConnectorTrackIDs()
    private var played = PlayedTracks()
    private var playlists = PlaylistKeeper()
    private var desk: Desk?

    /// A writer for one file.
    ///
    /// - Parameter connector: the name under which the format's own service is kept.
    init(_ batch: ImportBatch, format: NaradaImport.ExportFormat, connector: String?) {
        self.batch = PlayBatch(source: batch.source, id: batch.id)
        naming = ServiceNaming(own: format.service, connector: connector)
        manner = format.isAboutTracks ? .overlay : .fill
    }

    /// Whether entries were taken that are not in the database yet: a checkpoint must not go past them.
    var holdsEntries: Bool { playlists.isOpen }

    /// Begins the work of a session.
    func begin(in session: Session) throws {
        if try !ids.begin(in: session) { played.places.forget() }
        desk = try Desk(session: session, batch: batch, memory: ids)
    }

    /// Writes all events of the records.
    func write(_ records: PreparedRecords) throws {
        guard let desk else { return }
        counts.records += records.recordCount
        counts.shortPlays += records.plays.shortPlays
        // Plays that wait are of the numbers before.
        if records.plays.beginsNumbers { try desk.plays.flush() }
        played.take(records.plays, naming: naming)
        var written = 0
        for step in records.steps {
            try write(records.plays, written..<step.playsBefore, desk)
            written = step.playsBefore
            switch step.work {
            case .event(let index): try write(records.events[index], desk)
            // What is missing here may be the entry that a list had before.
            case .gap: playlists.noteGap()
            }
        }
        try write(records.plays, written..<records.plays.count, desk)
        note(records.plays.newest)
    }

    /// Ends the work of the session.
    ///
    /// - Parameter isEnd: whether no record follows.
    func finish(isEnd: Bool) throws {
        guard let desk else { return }
        if isEnd { try closePlaylist(desk) }
        try desk.likes.finish()
        let plays = try desk.plays.finish()
        counts.plays.inserted += plays.inserted
        counts.plays.unchanged += plays.known
        self.desk = nil
    }

    // MARK: Events

    /// The writers of one session.
    private final class Desk {
        let session: Session
        let plays: PlayWriter
        let likes: LikeWriter
        let metrics: MetricWriter
        var tracks: [String: ConnectorTrackUpserter] = [:]

        init(session: Session, batch: PlayBatch, memory: ConnectorTrackIDs) throws {
            self.session = session
            plays = try PlayWriter(session: session, batch: batch, memory: memory)
            likes = try LikeWriter(session: session)
            metrics = try MetricWriter(session: session)
        }
    }

    private func write(_ event: ExportEvent, _ desk: Desk) throws {
        switch event {
        case .track(let track, let service): try write(track, naming.name(of: service), desk)
        // Plays are made ready as steps of their own.
        case .play: break
        case .like(let like):
            let track = naming.name(of: like.track)
            let new = NewLike(
                .connectorTrack(try id(of: track)), service: track.service, isLiked: like.isLiked,
                likedAt: like.likedAt)
            counts.likes.add(try desk.likes.record(new))
            note(like.likedAt)
        case .metric(let metric): try write(metric, desk)
        case .playlist(let playlist):
            var playlist = playlist
            playlist.id = naming.name(of: playlist.id)
            if !playlists.isOpen(playlist.id) { try closePlaylist(desk) }
            playlists.take(playlist)
        case .entry(let entry):
            playlists.append(try id(of: naming.name(of: entry.track)))
        }
    }

    private func write(_ track: ImportedTrack, _ service: String, _ desk: Desk) throws {
        var upserter =
            try desk.tracks[service]
            ?? ConnectorTrackUpserter(session: desk.session, connector: service, manner: manner)
        counts.tracks.add(try upserter.upsert(track))
        ids.keep(upserter.rowID, of: ServiceID(service: service, id: track.sourceID))
        desk.tracks[service] = upserter
    }

    private func write(_ plays: PackedPlays, _ range: Range<Int>, _ desk: Desk) throws {
        try desk.plays.queue(plays, range, at: played.places) { number in
            let track = played.name(number)
            return try desk.plays.place(of: try id(of: track), service: track.service)
        }
    }

    private func write(_ metric: ImportedMetric, _ desk: Desk) throws {
        let track = naming.name(of: metric.track)
        let id = try id(of: track)
        let isNew: Bool
        if let collectedAt = metric.collectedAt {
            isNew = try desk.metrics.append(
                MetricPoint(value: metric.value, collectedAt: collectedAt), to: .connectorTrack(id),
                connector: track.service, type: metric.kind.rawValue)
            note(collectedAt)
        } else {
            isNew = try desk.metrics.appendIfNew(
                metric.value, toConnectorTrack: id, connector: track.service, type: metric.kind.rawValue)
        }
        counts.metrics.add(isNew ? .inserted : .unchanged)
    }

    private func closePlaylist(_ desk: Desk) throws {
        try playlists.close(into: &counts, in: desk.session)
    }

    private func id(of track: ServiceID) throws -> Int64 {
        guard let id = try ids.id(of: track) else { throw EngineFault.unknownConnectorTrack(track.description) }
        return id
    }

    private func note(_ time: Timestamp?) {
        if let time, newest.map({ time > $0 }) ?? true { newest = time }
    }
}

extension EventImportReport.Tally {
    mutating func add(_ outcome: UpsertOutcome) {
        switch outcome {
        case .inserted: inserted += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
    }
}

/// The names under which services are kept: the format's own may be called otherwise in this person's database.
struct ServiceNaming: Hashable {
    private let own: String
    private let connector: String?

    init(own: String?, connector: String?) {
        self.own = own ?? ""
        self.connector = connector == own ? nil : connector
    }

    func name(of service: String) -> String {
        guard let connector, service == own else { return service }
        return connector
    }

    func name(of id: ServiceID) -> ServiceID {
        guard let connector, id.service == own else { return id }
        return ServiceID(service: connector, id: id.id)
    }
}
