import NaradaModel
import NaradaStore

/// What an edit was, in one sentence without a full stop.
enum EditSentence {
    static func text(of story: EditStory) -> String {
        let edit = story.edit
        let name = story.name.map { " (\($0))" } ?? ""
        switch edit.kind {
        case .merge: return "\(list("Track", story.losers)) merged into track \(edit.subjectID)\(name)"
        case .split:
            let rows = list("Row", story.connectorTracks)
            return edit.subjectTable == TrackRecord.databaseTableName
                ? "\(rows) split off into track \(edit.subjectID)\(name)"
                : "\(rows) taken out of their track to wait for another"
        case .delete: return "Row \(edit.subjectID) of \(edit.subjectTable)\(name) deleted with what hung on it"
        }
    }

    /// `Track 3`, `Tracks 3, 4`; long lists are cut, for `edits --json` has their counts.
    private static func list(_ noun: String, _ ids: [Int64]) -> String {
        let shown = ids.prefix(mostShown).map(String.init).joined(separator: ", ")
        let more = ids.count > mostShown ? " and \(ids.count - mostShown) more" : ""
        return "\(noun)\(ids.count == 1 ? "" : "s") \(shown)\(more)"
    }

    private static let mostShown = 10
}

extension String {
    /// The text with its first letter in lower case.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
