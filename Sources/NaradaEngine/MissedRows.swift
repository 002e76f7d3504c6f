import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// Connector rows that do not stand where they belong, judged anew against the track they belong to: why were they
/// missed?
struct MissedRows {
    private struct Missed: Sendable {
        var row: ConnectorTrack
        var home: Track
    }

    private struct Judged: Sendable {
        var isCandidate: Bool
        var judgement: Judgement
        var evidence: Evidence
    }

    private var missed: [Missed] = []

    /// Notes a row that belongs to `home`.
    mutating func add(_ row: ConnectorTrack, home: Track) { missed.append(Missed(row: row, home: home)) }

    /// Lists the rows and returns how many were lost at which step.
    ///
    /// - Parameter library: where candidates are looked up; its statistics weigh the names.
    func explain(in run: EvaluateRun, library: Library, _ list: inout WorstMistakes) -> [EvaluationReport.Count] {
        let resolver = run.resolver
        let folder = TrackFolder()
        let judged = parallelMap(missed, threads: run.threads) { missed in
            let row = folder.fold(missed.row.facts)
            let result = resolver.judge(row, folder.fold(missed.home.facts), library.statistics)
            return Judged(
                isCandidate: library.candidateIDs(for: row).contains(missed.home.id), judgement: result.judgement,
                evidence: result.evidence)
        }
        var (neverCompared, vetoed, unsure, sureButNotTaken) = (0, 0, 0, 0)
        for (missed, judged) in zip(missed, judged) {
            let why: String
            if !judged.isCandidate {
                neverCompared += 1
                why = "never compared: no candidate search leads from one to the other"
            } else if !judged.judgement.isUnvetoed {
                vetoed += 1
                why = EvidenceSummary.line(judged.evidence, zone: judged.judgement.zone)
            } else if judged.judgement.zone == .accept {
                sureButNotTaken += 1
                why = "sure enough alone, but another track answers as well or better"
            } else {
                unsure += 1
                why = EvidenceSummary.line(judged.evidence, zone: judged.judgement.zone)
            }
            // What was never compared has no confidence that decided anything.
            let confidence = judged.isCandidate ? judged.judgement.confidence : nil
            list.add(confidence) {
                Mistake(
                    kind: .falseNegative, place: "\(missed.row.serviceID), not in track \(missed.home.id)",
                    left: missed.row.facts, right: missed.home.facts, confidence: confidence, why: why,
                    evidence: judged.evidence)
            }
        }
        return [
            .init("missed_never_compared", "missed: never compared with their track", neverCompared),
            .init("missed_vetoed", "missed: a rule asks for a person", vetoed),
            .init("missed_unsure", "missed: not sure enough", unsure),
            .init("missed_outdone", "missed: another track answers as well or better", sureButNotTaken),
        ]
    }
}
