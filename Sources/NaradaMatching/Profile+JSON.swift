import Foundation
import NaradaModel

extension Profile {
    /// The profile that this program ships, and uses where no other is named.
    public static func standard() throws -> Profile {
        try Profile(json: Data(PackageResources.default_json), file: "default")
    }

    /// The profile of a file.
    ///
    /// - Throws: `ProfileFault` with one sentence for the first thing that is wrong.
    public init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ProfileFault.unreadable(file: path)
        }
        try self.init(json: data, file: path)
    }

    /// The profile that JSON text holds; `file` is the name that faults mention.
    init(json: Data, file: String) throws {
        let stored: Stored
        do {
            // The format comes first: a newer file may lack keys that this program looks for.
            let format = try JSONDecoder().decode(Format.self, from: json).format
            guard format == 1 else { throw ProfileFault.newerFormat(file: file, format: format) }
            stored = try JSONDecoder().decode(Stored.self, from: json)
        } catch let fault as ProfileFault {
            throw fault
        } catch let DecodingError.keyNotFound(key, context) {
            throw ProfileFault.notAProfile(file: file, detail: "\(Self.path(context.codingPath + [key])) is missing")
        } catch let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context) {
            throw ProfileFault.notAProfile(
                file: file, detail: "\(Self.path(context.codingPath)) has the wrong type")
        } catch {
            throw ProfileFault.notAProfile(
                file: file, detail: "it is no valid JSON, or a number in it is too large or not whole")
        }
        for (place, value) in [
            ("assumed_tracks", Double(stored.assumed_tracks)), ("catalogue_tracks", stored.catalogue_tracks),
            ("work_twins", stored.work_twins), ("frequency_smoothing", stored.frequency_smoothing),
            ("tie_margin", stored.tie_margin),
        ] where !(value > 0 && value.isFinite) {
            throw ProfileFault.badNumber(file: file, place: place)
        }
        guard (0...100).contains(stored.review), (stored.review...100).contains(stored.accept) else {
            throw ProfileFault.thresholds(file: file)
        }
        let calibration = stored.calibration.map { points in
            Calibration(points: points.map { Calibration.Point(bits: $0.bits, probability: $0.probability) })
        }
        if case .some(.none) = calibration { throw ProfileFault.calibration(file: file) }
        self.init(
            name: stored.name, provenance: stored.provenance,
            fields: try Self.fields(of: stored.matchers, file: file), assumedTracks: stored.assumed_tracks,
            catalogueTracks: stored.catalogue_tracks, workTwins: stored.work_twins,
            frequencySmoothing: stored.frequency_smoothing,
            tieMargin: stored.tie_margin,
            settings: Settings(
                accept: Confidence(percent: stored.accept), review: Confidence(percent: stored.review)),
            calibration: calibration ?? nil)
    }

    private static func fields(of matchers: [Stored.Matcher], file: String) throws -> [Field] {
        var seen: Set<String> = []
        return try matchers.map { stored in
            guard let matcher = MatcherCatalogue.matcher(named: stored.name) else {
                throw ProfileFault.unknownMatcher(file: file, name: stored.name)
            }
            guard seen.insert(stored.name).inserted else {
                throw ProfileFault.repeatedMatcher(file: file, name: stored.name)
            }
            var weights: [String: LevelWeight] = [:]
            for (name, numbers) in stored.levels.sorted(by: { $0.key < $1.key }) {
                guard let level = matcher.levels.first(where: { $0.name == name }) else {
                    throw ProfileFault.unknownLevel(file: file, matcher: stored.name, level: name)
                }
                guard level.answer != .cannotCompare else {
                    throw ProfileFault.weighsNothing(file: file, matcher: stored.name, level: name)
                }
                guard let weight = numbers.weight else {
                    throw ProfileFault.badNumber(file: file, place: "\(stored.name).\(name)")
                }
                weights[name] = weight
            }
            for level in matcher.levels where level.answer != .cannotCompare && weights[level.name] == nil {
                throw ProfileFault.missingLevel(file: file, matcher: stored.name, level: level.name)
            }
            return Field(matcher: stored.name, weights: weights)
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        "\"" + keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".") + "\""
    }

    // Property names are the keys of the file.
    private struct Format: Decodable {
        var format: Int
    }

    private struct Stored: Decodable {
        struct Matcher: Decodable {
            var name: String
            var levels: [String: Level]
        }

        struct Level: Decodable {
            var m: Double
            var u: Double?
            var u_same_artist: Double?
            var share: Double?
            var twins: Double?
            var namesakes: Double?

            /// nil where the numbers are out of range or do not make one kind of weight.
            var weight: LevelWeight? {
                let usable = [m, u, u_same_artist, share].allSatisfy { $0.map { $0 > 0 && $0 <= 1 } ?? true }
                let counts = [twins, namesakes].allSatisfy { $0.map { $0 > 0 && $0.isFinite } ?? true }
                guard usable, counts else { return nil }
                switch (u, u_same_artist, share, twins, namesakes) {
                case (let u?, nil, nil, nil, nil): return .fixed(m: m, u: u)
                case (let u?, let same?, nil, nil, nil): return .conditional(m: m, u: u, uSameArtist: same)
                case (nil, let same?, let share?, nil, nil):
                    return .albumShare(m: m, share: share, uSameArtist: same)
                case (nil, nil, let share?, nil, nil): return .artistShare(m: m, share: share)
                case (nil, nil, nil, let twins?, let namesakes?):
                    return .impostors(m: m, twins: twins, namesakes: namesakes)
                default: return nil
                }
            }
        }

        var name: String
        var provenance: String
        var accept: Int
        var review: Int
        var tie_margin: Double
        var assumed_tracks: Int
        var catalogue_tracks: Double
        var work_twins: Double
        var frequency_smoothing: Double
        struct Point: Decodable {
            var bits: Double
            var probability: Double
        }

        var matchers: [Matcher]
        var calibration: [Point]?
    }
}
