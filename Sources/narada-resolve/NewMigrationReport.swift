internal import NaradaModel

/// The files of a new migration.
struct NewMigrationReport: Report {
    /// First the way up, then the way down.
    var paths: [String]

    func text(style: TextStyle) -> String { paths.map { "wrote " + $0.harmless + "\n" }.joined() }

    var json: String { #"{"version":1,"files":"# + JSONText.array(paths.map(JSONText.string)) + "}" }
}
