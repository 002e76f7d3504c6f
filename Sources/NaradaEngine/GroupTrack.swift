import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore

/// The track of a group of rows before it is founded: what survives of them, folded where many threads are at work.
struct GroupTrack: Sendable {
    let members: [RowClusterer.Member]
    let facts: TrackFacts
    let folded: FoldedTrack
    let keys: SearchKeys

    /// Nil where nothing survives that could be its title: a track needs a name.
    init?(of members: [RowClusterer.Member], _ folder: TrackFolder) {
        let facts = ResolutionWriter.kept(of: Survivorship.facts(of: members.map(\.reading)))
        let folded = folder.fold(facts)
        guard !folded.titleText.isEmpty else { return nil }
        self.members = members
        self.facts = facts
        self.folded = folded
        keys = SearchKeys(folded)
    }
}
