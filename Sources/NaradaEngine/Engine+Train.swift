import Foundation
import NaradaImport
import NaradaMatching
public import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// A learned profile, and what is to be said of it.
public struct Training: Sendable {
    /// The profile file's content.
    public var profile: String
    public var report: any Report
}

extension Engine {
    /// A profile learned from true answers, or without labels from the rows of the database. Nothing is written.
    ///
    /// What is learned is independent of the number of threads and of the order of lines and rows.
    ///
    /// - Parameters:
    ///   - usingLibrary: whether the frequencies of names come from the database; labelled pairs only.
    ///   - today: the day that the profile's provenance names.
    ///   - onIssue: called with `file:line: what, and what to do` for each row that cannot be read.
    /// - Throws: a `NaradaFault` of file, profile, options, database or training.
    public func train(
        _ options: TrainOptions, usingLibrary: Bool = false, today: Timestamp = .now,
        onIssue: (String) -> Void = { _ in }, progress: (Progress) -> Void = { _ in }
    ) throws -> Training {
        let clock = ContinuousClock()
        let began = clock.now
        let start = try RunOptions(profilePath: options.from, threads: options.threads).resolver().model.profile
        let run = TrainRun(
            options: options, start: start, day: String(today.text.prefix(TrainRun.dayLength)),
            threads: options.threads ?? RunOptions.allCores)
        var (profile, report) =
            if let truth = options.truth {
                try labelled(truth, run, usingLibrary: usingLibrary, onIssue: onIssue, progress: progress)
            } else {
                try run.unlabelled(
                    UnlabelledTraining(start: start, store: openStore(.readOnly), threads: run.threads).perform(
                        progress: progress))
            }
        report.seconds = (clock.now - began) / .seconds(1)
        return Training(profile: profile.json, report: report)
    }

    private func labelled(
        _ path: String, _ run: TrainRun, usingLibrary: Bool, onIssue: (String) -> Void,
        progress: (Progress) -> Void
    ) throws -> (Profile, TrainReport) {
        let name = path == "-" ? "standard input" : path
        var file = try TruthFile(ByteSource(path: path), left: run.options.left, right: run.options.right)
        let model = ScoringModel(profile: run.start)
        let set: TrainingSet
        if file.kind == .labelledPairs {
            var statistics = LibraryStatistics(assumedTracks: run.start.assumedTracks)
            if usingLibrary {
                statistics = try LibraryReading(store: openStore(.readOnly), threads: run.threads).read(
                    progress: progress
                ).statistics
            }
            set = try PairTrainingSet(model: model, statistics: statistics, threads: run.threads).read(
                &file, onIssue: onIssue, progress: progress)
        } else {
            set = try RowTrainingSet(model: model, store: openStore(.readOnly), threads: run.threads).read(
                &file, name: name, onIssue: onIssue, progress: progress)
        }
        let training = LabelledTraining(start: run.start, set: set, name: run.options.name, threads: run.threads)
        let outcome = try training.perform(
            name, folds: run.options.folds, calibrate: run.options.calibrate, progress: progress)
        return run.labelled(outcome, set, file: name)
    }
}
