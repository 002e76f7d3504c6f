internal import ArgumentParser
internal import Foundation
internal import NaradaEngine
internal import NaradaModel

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Learns a profile from true answers, or from your own rows without labels.",
        discussion: """
            The truth is a file as evaluate reads it. Labelled pairs need no database; what a file says of rows is \
            learned from all their candidate pairs, and from pairs drawn at random. Parts of the truth are held out in \
            turn, recording by recording, and the report says how the learned profile does on them. --calibrate adds a \
            table that makes confidences true for pairs like these.

            Without labels the candidate pairs between two sources are sorted into matches and others by \
            expectation–maximisation; a fit that makes no sense is refused.

            The profile goes to --output, else to standard output. It leans towards the one it starts from, which counts \
            for 50 pairs in each field. Nothing is written to the database.

              narada-resolve train --truth pairs.csv --output mine.json
              narada-resolve train --truth rows.csv --folds 10 --calibrate --output mine.json
              narada-resolve train --unlabelled --database narada.db --output mine.json
              narada-resolve diff default mine.json
              narada-resolve run --profile mine.json --dry-run
            """)

    @Option(help: ArgumentHelp("The file of true answers, or - for standard input.", valueName: "file"))
    var truth: String?

    @Flag(help: "Learn from the rows of the database, without labels.")
    var unlabelled = false

    @Option(
        help: ArgumentHelp(
            "Read a field of the left side from a column of another name; may be repeated.", valueName: "field=column"))
    var left: [String] = []

    @Option(help: ArgumentHelp("The same for the right side; may be repeated.", valueName: "field=column"))
    var right: [String] = []

    @Option(help: ArgumentHelp("The profile to start from (default: the built-in one).", valueName: "profile"))
    var from: String?

    @Option(help: ArgumentHelp("Hold out this many parts of the truth in turn; 0 for none.", valueName: "number"))
    var folds: Int?

    @Flag(help: "Add a calibration table, learned from the held-out pairs.")
    var calibrate = false

    @Option(help: ArgumentHelp("Write the profile to this file (default: standard output).", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Threads that compare (default: one per core).", valueName: "number"))
    var threads: Int?

    @OptionGroup var common: CommonOptions

    /// More folds than this only take longer.
    private static let mostFolds = 20

    func validate() throws {
        if truth == nil && !unlabelled {
            throw ValidationError("There is nothing to learn from; give --truth FILE, or --unlabelled.")
        }
        if truth != nil && unlabelled {
            throw ValidationError("--truth and --unlabelled contradict each other; give one of them.")
        }
        if unlabelled && (folds != nil || calibrate || !left.isEmpty || !right.isEmpty) {
            throw ValidationError(
                "--unlabelled has no labels to hold out or columns to map; leave out --folds, --calibrate, --left and "
                    + "--right.")
        }
        if let folds, folds != 0, !(2...Self.mostFolds).contains(folds) {
            throw ValidationError("--folds is \"\(folds)\"; give 0 for none, or a number from 2 to \(Self.mostFolds).")
        }
        if calibrate && folds == 0 {
            throw ValidationError("--calibrate learns from held-out pairs; give --folds 2 or more.")
        }
        if output?.isEmpty == true { throw ValidationError("--output is empty; give the path of a file.") }
    }

    func run() throws {
        // Before the work and not after it: minutes of it must not end in a file that cannot be made.
        if let output { try Output.requireWritable(output) }
        var progress = ProgressLine(isShown: Terminal.current.showsProgress && !common.form.quiet)
        var issues = IssueLines()
        let training = try common.engine.train(
            TrainOptions(
                truth: truth, left: left, right: right, from: from, name: name,
                folds: folds ?? TrainOptions.defaultFolds, calibrate: calibrate, threads: threads),
            usingLibrary: common.database != nil, onIssue: { issues.add($0) }, progress: { progress.show($0) })
        progress.clear()
        issues.finish()
        guard let output else {
            try Output.write(training.profile)
            return try common.form.finishBesideData(with: training.report)
        }
        try Output.write(training.profile, toFile: output)
        try common.form.finish(with: training.report)
    }

    /// The file's name without its ending, which is what its owner calls it.
    private var name: String {
        output.map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent } ?? TrainOptions.defaultName
    }
}
