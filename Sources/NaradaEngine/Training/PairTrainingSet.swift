import NaradaImport
import NaradaMatching
import NaradaModel
import NaradaResolution

/// Makes a training set of a file of labelled pairs.
///
/// Rows that say the same are one row, so that a song that stands in many pairs is in one fold.
struct PairTrainingSet {
    private static let batchSize = 2_000

    let model: ScoringModel
    let statistics: LibraryStatistics
    let threads: Int

    private struct Pair: Sendable {
        var left: Int
        var right: Int
        var isSame: Bool
    }

    func read(
        _ file: inout TruthFile, onIssue: (String) -> Void, progress: (Progress) -> Void
    ) throws -> TrainingSet {
        var set = TrainingSet(draw: .picked)
        var rows: [TrackFacts] = []
        var positions: [TrackFacts: Int] = [:]
        var clusters = TrainingClusters()
        var prints: [UInt64] = []
        var pairs: [Pair] = []
        func position(of facts: TrackFacts) -> Int {
            if let known = positions[facts] { return known }
            positions[facts] = rows.count
            rows.append(facts)
            prints.append(facts.fingerprint)
            return clusters.add(facts.fingerprint)
        }
        try file.forEachPair { pair in
            let isSame: Bool
            switch pair.label {
            case .unknown:
                set.unknown += 1
                return
            case .same: isSame = true
            case .different: isSame = false
            }
            let (left, right) = (position(of: pair.left), position(of: pair.right))
            if isSame { clusters.join(left, right) }
            pairs.append(Pair(left: left, right: right, isSame: isSame))
        } onIssue: { issue in
            if issue.severity == .refused { set.refused += 1 } else { set.warnings += 1 }
            onIssue(issue.description)
        }
        // Sums of numbers depend on their order in the last digit; so the pairs get one that is not the file's.
        pairs.sort {
            (prints[$0.left], prints[$0.right], $0.isSame ? 1 : 0)
                < (prints[$1.left], prints[$1.right], $1.isSame ? 1 : 0)
        }
        let (ofRow, numbered) = clusters.numbered()
        set.clusters = numbered
        let folder = TrackFolder()
        let folded = parallelMap(rows, threads: threads) { folder.fold($0) }
        for start in stride(from: 0, to: pairs.count, by: Self.batchSize) {
            progress(Progress(stage: "comparing", done: start, total: pairs.count))
            let (model, statistics) = (model, statistics)
            let batch = Array(pairs[start..<min(start + Self.batchSize, pairs.count)])
            let compared = parallelMap(batch, threads: threads) {
                model.compare(folded[$0.left], folded[$0.right], statistics)
            }
            for (pair, compared) in zip(batch, compared) {
                let home = ofRow[pair.left]
                set.samples.append(
                    TrainingSample(
                        pair: compared, part: .labelled(isSame: pair.isSame), home: home, other: ofRow[pair.right]))
                set.clusters.count(home: home, isSame: pair.isSame)
            }
        }
        return set
    }
}
