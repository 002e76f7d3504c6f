import NaradaMatching
public import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

extension Engine {
    /// What a run over all rows would decide otherwise with another profile. Nothing is written.
    ///
    /// Every row is resolved against the library as it is, once with each profile; rows that a person mapped, or that
    /// founded their track, are left alone, as a run leaves them. What founding tracks would change is not foreseen.
    ///
    /// - Parameters:
    ///   - before: a profile file, or `default` for the built-in one.
    ///   - after: the other.
    ///   - connectors: only these; empty means all.
    ///   - limit: changed rows listed, at least 0.
    /// - Throws: a `NaradaFault` of profile, options or database.
    public func difference(
        from before: String, to after: String, connectors: [String] = [], limit: Int = 50, threads: Int? = nil,
        progress: (Progress) -> Void = { _ in }
    ) throws -> any Report {
        let profiles = try [before, after].map { name in
            try RunOptions(profilePath: name == Self.builtInProfile ? nil : name, threads: threads).resolver()
        }
        let store = try openStore(.readOnly)
        try check(connectors, in: store)
        let sides = zip([before, after], profiles).map {
            ProfileDifferenceReport.Side(name: $0, version: $1.model.profile.version)
        }
        var run = DiffRun(
            store: store, resolvers: profiles, threads: threads ?? RunOptions.allCores, limit: limit,
            report: ProfileDifferenceReport(before: sides[0], after: sides[1], connectors: connectors))
        return try run.perform(progress: progress)
    }

    /// The name of the profile that the program carries.
    public static let builtInProfile = "default"
}
