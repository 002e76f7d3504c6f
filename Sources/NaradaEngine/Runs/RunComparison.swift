import Foundation
import NaradaModel
import NaradaReview
import NaradaStore

/// Holds a run against the one before it.
enum RunComparison {
    /// Earlier runs that are looked through for one of the same kind.
    private static let mostRuns = 50

    /// The drift since the last finished run of the same connectors and mode that stands; nil where there is none.
    ///
    /// Runs of other connectors or another mode see other rows, so that a difference would say nothing.
    static func drift(of report: RunReport, in store: Store) throws -> RunDrift? {
        let earlier = try store.withReadSession { session in
            try RunReader.finished(before: report.runID ?? .max, limit: mostRuns, in: session)
        }
        for run in earlier {
            guard let id = run.id, let counts = run.counts?.text, let stored = StoredRunCounts(json: counts),
                stored.mode == report.mode.rawValue, stored.connectors.sorted() == report.connectors.sorted(),
                let mix = RunMix(counts: counts)
            else { continue }
            return RunDrift(
                of: RunMix(report), against: mix, previousRun: id,
                matcherChanged: run.matcherVersion != report.matcherVersion)
        }
        return nil
    }

    /// The thresholds of the last run; nil where there was none.
    static func settings(in session: Session) throws -> Settings? {
        guard let run = try RunReader.latest(1, in: session).first,
            let stored = try? JSONDecoder().decode(StoredSettings.self, from: Data(run.settings.text.utf8))
        else { return nil }
        return Settings(accept: Confidence(percent: stored.accept), review: Confidence(percent: stored.review))
    }

    private struct StoredSettings: Decodable {
        var accept: Int
        var review: Int
    }
}
