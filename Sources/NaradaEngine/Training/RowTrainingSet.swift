import NaradaImport
import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore

/// Makes a training set of what a truth file says of the rows of a database.
///
/// The labelled pairs are all candidate pairs, and the true ones that the candidate search missed. Beside them pairs are
/// drawn at random for u, as there is a library to draw from.
struct RowTrainingSet {
    let model: ScoringModel
    let store: Store
    let threads: Int

    /// A row or track on its way into the set.
    private struct Item {
        var facts: TrackFacts
        var print: UInt64
        /// Position in the clusters.
        var place: Int
    }

    func read(
        _ file: inout TruthFile, name: String, onIssue: (String) -> Void, progress: (Progress) -> Void
    ) throws -> TrainingSet {
        var set = TrainingSet(draw: .candidate)
        var clusters = TrainingClusters()
        var rows: [Item] = []
        var tracks: [Item]?
        switch file.kind {
        case .labelledPairs: return set
        case .rowPairs, .rowClusters:
            let (groups, refused) = try TrueGroups.read(&file, onIssue: onIssue)
            set.refused = refused
            rows = try grouped(groups, &clusters)
        case .rowTracks:
            let (order, truths, refused) = try TrackEvaluation.readTruth(&file, onIssue)
            set.refused = refused
            (rows, tracks) = try resolved(order, truths, &clusters)
        }
        guard !rows.isEmpty else { throw TrainingFault.absentRows(file: name) }
        let (ofPlace, numbered) = clusters.numbered()
        set.clusters = numbered
        // The order is the content's, so that it does not matter in which order rows were imported.
        rows.sort { $0.print < $1.print }
        tracks?.sort { $0.print < $1.print }
        let looked = rows.prefix(TrainingPool.mostLookedUp)
        let shelf = tracks ?? rows
        let folder = TrackFolder()
        progress(Progress(stage: "folding", done: 0, total: shelf.count))
        let foldedShelf = parallelMap(shelf.map(\.facts), threads: threads) { folder.fold($0) }
        let pool = TrainingPool(
            rows: tracks == nil
                ? Array(foldedShelf.prefix(looked.count))
                : parallelMap(looked.map(\.facts), threads: threads) { folder.fold($0) }, shelf: foldedShelf,
            isOnePool: tracks == nil, threads: threads)
        set.lookUps = tracks == nil ? Double(shelf.count) / (Double(shelf.count) - Double(looked.count) / 2) : 1
        fill(
            &set, from: pool, rows: looked.map { ofPlace[$0.place] }, tracks: shelf.map { ofPlace[$0.place] },
            progress: progress)
        return set
    }

    // MARK: Rows

    private func grouped(_ groups: TrueGroups, _ clusters: inout TrainingClusters) throws -> [Item] {
        var groups = groups
        let connectors = groups.coversConnectors ? groups.connectors : []
        var items: [Item] = []
        var first: [Int: Int] = [:]
        try store.withReadSession { session in
            try ConnectorTrackReader.forEach(in: session) { row in
                let group = groups.group(of: row.serviceID)
                guard group != nil || connectors.contains(row.serviceID.service) else { return }
                let item = item(row.facts, &clusters)
                items.append(item)
                guard let group else { return }
                if let known = first[group] { clusters.join(known, item.place) } else { first[group] = item.place }
            }
        }
        return items
    }

    private func resolved(
        _ order: [ServiceID], _ truths: [ServiceID: TrackEvaluation.Truth], _ clusters: inout TrainingClusters
    ) throws -> (rows: [Item], tracks: [Item]) {
        try store.withReadSession { session in
            var tracks: [Item] = []
            var places: [Int64: Int] = [:]
            try TrackReader.forEach(in: session) { track in
                let item = item(track.facts, &clusters)
                places[track.id] = item.place
                tracks.append(item)
            }
            var origins: [ServiceID: Int64] = [:]
            try TrackOriginReader.forEach(in: session) { origins[$0] = $1 }
            var rows: [Item] = []
            for id in order {
                guard let row = try ConnectorTrackReader.row(serviceID: id, in: session) else { continue }
                let item = item(row.facts, &clusters)
                rows.append(item)
                for origin in truths[id]?.origins ?? [] {
                    if let place = origins[origin].flatMap({ places[$0] }) { clusters.join(item.place, place) }
                }
            }
            return (rows, tracks)
        }
    }

    private func item(_ facts: TrackFacts, _ clusters: inout TrainingClusters) -> Item {
        let print = facts.fingerprint
        return Item(facts: facts, print: print, place: clusters.add(print))
    }

    // MARK: Pairs

    private func fill(
        _ set: inout TrainingSet, from pool: TrainingPool, rows: [Int32], tracks: [Int32],
        progress: (Progress) -> Void
    ) {
        func add(_ pairs: [TrainingPool.Pair], _ stage: String, _ part: (Bool) -> TrainingSample.Part?) {
            let pairs = pairs.filter { part(rows[Int($0.row)] == tracks[Int($0.track)]) != nil }
            for (pair, compared) in zip(pairs, pool.compare(pairs, by: model, stage: stage, progress: progress)) {
                let (home, other) = (rows[Int(pair.row)], tracks[Int(pair.track)])
                guard let part = part(home == other) else { continue }
                set.samples.append(TrainingSample(pair: compared, part: part, home: home, other: other))
                if case .labelled(let isSame) = part { set.clusters.count(home: home, isSame: isSame) }
            }
        }
        let candidates = pool.candidates(progress: progress)
        let missed = truePairs(rows, tracks, pool).subtracting(candidates)
        let labelled = (candidates + missed).sorted { ($0.row, $0.track) < ($1.row, $1.track) }
        add(labelled, "comparing") { .labelled(isSame: $0) }
        add(pool.randomPairs(), "comparing at random") { $0 ? nil : .drawn(.random) }
        add(pool.sameArtistPairs(), "comparing by artist") { $0 ? nil : .drawn(.sameArtist) }
        for (row, cluster) in zip(pool.rows, rows) {
            let itself = model.compare(row, row, pool.library.statistics)
            set.samples.append(TrainingSample(pair: itself, part: .row, home: cluster, other: cluster))
        }
    }

    private func truePairs(_ rows: [Int32], _ tracks: [Int32], _ pool: TrainingPool) -> Set<TrainingPool.Pair> {
        var members: [Int32: [Int32]] = [:]
        for (position, cluster) in tracks.enumerated() { members[cluster, default: []].append(Int32(position)) }
        var pairs: Set<TrainingPool.Pair> = []
        for (row, cluster) in rows.enumerated() {
            for track in members[cluster] ?? [] where pool.counts(row, Int(track)) {
                pairs.insert(TrainingPool.Pair(row: Int32(row), track: track))
            }
        }
        return pairs
    }
}
