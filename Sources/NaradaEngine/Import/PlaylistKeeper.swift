import NaradaModel
import NaradaReview
import NaradaStore

/// Takes the entries of the playlist that a file is in, and writes it when it is whole.
///
/// Only a whole list says what is no longer in it. A list with a gap, from a file that is broken or cut off, adds and
/// takes nothing away. What another program put into the playlist by its track, and not by a service's row, stays.
struct PlaylistKeeper {
    private var playlist: ImportedPlaylist?
    private var entries: [Int64] = []
    private var hasGap = false

    /// Whether a playlist was begun and is not written yet.
    var isOpen: Bool { playlist != nil }

    func isOpen(_ id: ServiceID) -> Bool { playlist?.id == id }

    /// Begins the playlist, or takes what the file says of it only now.
    mutating func take(_ told: ImportedPlaylist) {
        playlist = told
    }

    mutating func append(_ connectorTrackID: Int64) { entries.append(connectorTrackID) }

    /// Says that a record could not be read.
    mutating func noteGap() { hasGap = true }

    /// Writes the playlist that is open and counts what that changed; nothing happens where none is.
    mutating func close(into counts: inout EventImportReport.Counts, in session: Session) throws {
        guard let playlist else { return }
        defer { self = PlaylistKeeper() }
        guard let writer = try writer(of: playlist, counting: &counts.playlists, in: session) else {
            counts.deletedPlaylists += 1
            return
        }
        let changes = try writer.bring(to: entries.map(EventTarget.connectorTrack)) { entry in
            guard case .connectorTrack = entry else { return true }
            return hasGap
        }
        counts.entries.inserted += changes.inserted
        counts.entries.removed += changes.removed
        counts.entries.unchanged += changes.kept
    }

    /// An editor of the stored playlist, or of a new one; nil where a person deleted it.
    private func writer(
        of told: ImportedPlaylist, counting tally: inout EventImportReport.Tally, in session: Session
    ) throws -> PlaylistWriter? {
        let found = try PlaylistLinks.find(connector: told.id.service, connectorPlaylistID: told.id.id, in: session)
        guard let found else {
            let writer = try PlaylistWriter.create(name: told.name, description: told.description, in: session)
            try PlaylistLinks.link(
                writer.playlistID, connector: told.id.service, connectorPlaylistID: told.id.id, in: session)
            tally.inserted += 1
            return writer
        }
        guard !found.isDeleted, var row = try session.find(PlaylistRecord.self, id: found.id) else { return nil }
        let description = told.description ?? row.description
        if row.name == told.name, row.description == description {
            tally.unchanged += 1
        } else {
            row.name = told.name
            row.description = description
            try session.update(row)
            tally.updated += 1
        }
        return try PlaylistWriter(session: session, playlistID: found.id)
    }
}
