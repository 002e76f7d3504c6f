public import NaradaModel
import NaradaReview
import NaradaStore

/// Where the rows go that a split takes out.
public enum SplitTarget: Hashable, Sendable {
    /// A new track, made of the first of them.
    case newTrack
    /// Nowhere: they wait for the next run.
    case unmatched
}

extension Engine {
    /// The report of merging internal tracks into one, as one edit.
    ///
    /// - Throws: an `EngineFault` for a track that is not there; `StoreFault.mergeIntoItself`.
    public func merge(keep: Int64, losers: [Int64], dryRun: Bool = false) throws -> any Report {
        let store = try openStore()
        var report = EditReport(action: .merge, edit: nil, what: "", dryRun: dryRun)
        try Self.write(in: store, dryRun: dryRun) { session in
            let ids = [keep] + losers
            let names = try ids.map { try Self.display(ofTrack: $0, in: session) }
            let before = try ids.map { Holdings(try TrackHoldings.of($0, in: session)) }
            let edit = try TrackMerger.merge(keep: keep, losers: losers, in: session)
            report.edit = edit.id
            let story = try EditReader.story(of: edit.id ?? 0, in: session)
            report.what = EditSentence.text(of: story)
            report.filled = try EditReader.filled(by: edit.id ?? 0, in: session)
            var seen: Set<Int64> = []
            for (index, id) in ids.enumerated() where seen.insert(id).inserted {
                let after = Holdings(try TrackHoldings.of(id, in: session))
                report.tracks.append(.init(id: id, name: names[index], before: before[index], after: after))
            }
        }
        return report
    }

    /// The report of taking connector rows out of the track that they are mapped to, as one edit.
    ///
    /// - Parameter names: the rows by their numbers or as `CONNECTOR:ID`, all of one track.
    public func split(
        _ names: [String], into target: SplitTarget = .newTrack, dryRun: Bool = false
    ) throws -> any Report {
        let store = try openStore()
        var report = EditReport(action: .split, edit: nil, what: "", dryRun: dryRun)
        try Self.write(in: store, dryRun: dryRun) { session in
            var seen: Set<Int64> = []
            let rows = try names.map { try Self.row(named: $0, in: session).id }.filter { seen.insert($0).inserted }
            let old = try session.trackIDs(ofConnectorTracks: rows)[rows.first ?? 0]
            let before = try old.map { Holdings(try TrackHoldings.of($0, in: session)) }
            let edit: EditRecord
            var new: Int64?
            switch target {
            case .newTrack:
                let outcome = try TrackSplitter.split(rows, in: session)
                (edit, new) = (outcome.edit, outcome.trackID)
            case .unmatched: edit = try TrackSplitter.takeOut(rows, in: session)
            }
            report.edit = edit.id
            report.what = EditSentence.text(of: try EditReader.story(of: edit.id ?? 0, in: session))
            for (id, holdings) in [(old, before), (new, Holdings())] {
                guard let id, let holdings else { continue }
                report.tracks.append(
                    .init(
                        id: id, name: try Self.display(ofTrack: id, in: session), before: holdings,
                        after: Holdings(try TrackHoldings.of(id, in: session))))
            }
        }
        return report
    }

    /// The report of soft-deleting a row with all that hangs on it, as one edit.
    ///
    /// - Throws: `EngineFault.unknownTable`; `StoreFault.noSuchRow`.
    public func delete(fromTable table: String, id: Int64, dryRun: Bool = false) throws -> any Report {
        let kind = try Self.table(named: table)
        let store = try openStore()
        var report = EditReport(action: .delete, edit: nil, what: "", dryRun: dryRun)
        try Self.write(in: store, dryRun: dryRun) { session in
            let edit = try kind.delete(id, in: session)
            let story = try EditReader.story(of: edit.id ?? 0, in: session)
            report.edit = edit.id
            report.what = EditSentence.text(of: story)
            report.rows = Dictionary(uniqueKeysWithValues: story.rows.map { ($0.name, $0.count) })
        }
        return report
    }

    /// The report of bringing back what the latest deletion of a row took; a row that another program marked as deleted
    /// comes back alone.
    public func restore(fromTable table: String, id: Int64, dryRun: Bool = false) throws -> any Report {
        let kind = try Self.table(named: table)
        let store = try openStore()
        var report = EditReport(action: .restore, edit: nil, what: "", dryRun: dryRun)
        try Self.write(in: store, dryRun: dryRun) { session in
            let edit = try EditReader.latest(.delete, of: table, id: id, in: session)
            guard let editID = edit?.id else {
                try kind.restoreAlone(id, in: session)
                report.what = "Row \(id) of \(table) is there again; nothing else had gone with it"
                report.rows = [table: 1]
                return
            }
            let story = try EditReader.story(of: editID, in: session)
            let undone = try EditUndo.undo(editID, in: session)
            report.edit = editID
            report.left = undone.left
            report.what = "Edit e\(editID) is taken back: \(EditSentence.text(of: story).lowercasedFirst)"
            report.rows = Dictionary(uniqueKeysWithValues: story.rows.map { ($0.name, $0.count) })
        }
        return report
    }

    /// The report of taking a merge, split or deletion back, in one transaction.
    ///
    /// - Throws: `StoreFault.noSuchEdit`, `.laterEdit`, `.splitTrackInUse`.
    public func undo(edit id: Int64, dryRun: Bool = false) throws -> any Report {
        let store = try openStore()
        var report = EditReport(action: .undo, edit: id, what: "", dryRun: dryRun)
        try Self.write(in: store, dryRun: dryRun) { session in
            let story = try EditReader.story(of: id, in: session)
            let undone = try EditUndo.undo(id, in: session)
            report.left = undone.left
            report.what = "Edit e\(id) is taken back: \(EditSentence.text(of: story).lowercasedFirst)"
            report.rows = Dictionary(uniqueKeysWithValues: story.rows.map { ($0.name, $0.count) })
        }
        return report
    }

    /// The merges, splits and deletions so far, the last one first.
    ///
    /// - Parameter limit: at most so many.
    public func edits(limit: Int) throws -> any Report {
        let stories = try openStore(.readOnly).withReadSession { try EditReader.stories(limit, in: $0) }
        return EditListReport(
            edits: stories.map { story in
                EditListReport.Edit(
                    id: story.edit.id ?? 0, kind: story.edit.kind.rawValue, at: story.edit.createdAt,
                    undoneAt: story.edit.undoneAt, what: EditSentence.text(of: story),
                    rows: Dictionary(uniqueKeysWithValues: story.rows.map { ($0.name, $0.count) }))
            })
    }

    private static func table(named name: String) throws -> EditableTable {
        guard let table = EditableTable(named: name) else {
            throw EngineFault.unknownTable(name: name, known: EditableTable.all.map(\.name))
        }
        return table
    }

    private static func display(ofTrack id: Int64, in session: Session) throws -> String {
        guard let track = try TrackReader.track(id: id, in: session) else { throw EngineFault.unknownTrack(id) }
        return track.facts.display
    }
}
