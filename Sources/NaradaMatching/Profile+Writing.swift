import NaradaModel

extension Profile {
    /// The profile as a file that `init(path:)` reads back as the same profile, version and all.
    public var json: String {
        var members = [
            "\"format\": 1", "\"name\": \(JSONText.string(name))", "\"provenance\": \(JSONText.string(provenance))",
            "\"accept\": \(settings.accept.percent)", "\"review\": \(settings.review.percent)",
            "\"tie_margin\": \(tieMargin)", "\"assumed_tracks\": \(assumedTracks)",
            "\"catalogue_tracks\": \(catalogueTracks)", "\"work_twins\": \(workTwins)",
            "\"frequency_smoothing\": \(frequencySmoothing)",
        ]
        if let calibration {
            let points = calibration.points.map { "    { \"bits\": \($0.bits), \"probability\": \($0.probability) }" }
            members.append("\"calibration\": [\n" + points.joined(separator: ",\n") + "\n  ]")
        }
        members.append("\"matchers\": [\n" + fields.map(Self.text).joined(separator: ",\n") + "\n  ]")
        return "{\n" + members.map { "  " + $0 }.joined(separator: ",\n") + "\n}\n"
    }

    private static func text(of field: Field) -> String {
        // In the order of the matcher, best agreement first, as people read it.
        let order = MatcherCatalogue.matcher(named: field.matcher)?.levels.map(\.name) ?? field.weights.keys.sorted()
        let levels = order.compactMap { name in
            field.weights[name].map { "        \(JSONText.string(name)): { \(text(of: $0)) }" }
        }
        return "    {\n      \"name\": \(JSONText.string(field.matcher)),\n      \"levels\": {\n"
            + levels.joined(separator: ",\n") + "\n      }\n    }"
    }

    private static func text(of weight: LevelWeight) -> String {
        let members: [(String, Double)] =
            switch weight {
            case .fixed(let m, let u): [("m", m), ("u", u)]
            case .conditional(let m, let u, let same): [("m", m), ("u", u), ("u_same_artist", same)]
            case .artistShare(let m, let share): [("m", m), ("share", share)]
            case .albumShare(let m, let share, let same): [("m", m), ("share", share), ("u_same_artist", same)]
            case .impostors(let m, let twins, let namesakes): [("m", m), ("twins", twins), ("namesakes", namesakes)]
            }
        // Swift writes the shortest digits that read back as the same number, which JSON takes as they are.
        return members.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
    }
}
