import Foundation
import NaradaMatching
import NaradaModel
import NaradaResolution

extension RunOptions {
    /// The machine's cores.
    static var allCores: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// The resolver that the options ask for.
    ///
    /// - Throws: `ProfileFault` for the profile file, `EngineFault` for thresholds and threads out of range.
    func resolver() throws -> Resolver {
        if let threads, threads < 1 { throw EngineFault.threads(threads) }
        let profile = try profilePath.map(Profile.init(path:)) ?? Profile.standard()
        return Resolver(model: ScoringModel(profile: profile), settings: try settings(over: profile.settings))
    }

    /// The thresholds asked for, the given ones where nothing is asked.
    private func settings(over standard: Settings) throws -> Settings {
        if let accept, !(1...100).contains(accept) { throw EngineFault.threshold(name: "--accept", value: accept) }
        if let review, !(0...100).contains(review) { throw EngineFault.threshold(name: "--review", value: review) }
        let acceptance = accept ?? standard.accept.percent
        // A person who lowers acceptance alone below the usual review zone has no review zone, which is no mistake.
        let doubt = review ?? min(standard.review.percent, acceptance)
        guard doubt <= acceptance else { throw EngineFault.thresholdsCrossed(accept: acceptance, review: doubt) }
        return Settings(accept: Confidence(percent: acceptance), review: Confidence(percent: doubt))
    }
}
