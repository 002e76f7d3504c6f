public import NaradaModel

extension Explanation {
    /// The waterfall from the prior to the verdict, then the reasons, then what would change it.
    public func text(style: TextStyle) -> String {
        var out = rows(style: style)
        guard let pair else { return out + "\n" + noCandidate(style: style) }
        out += "\n" + Waterfall(evidence: pair.evidence, style: style).text + "\n"
        out += paragraph(verdict(of: pair), style: style)
        if let runnerUp = pair.runnerUpSentence { out += paragraph(runnerUp, style: style) }
        if let standing { out += paragraph(standing, style: style) }
        if !pair.evidence.reasons.isEmpty {
            out +=
                "\n"
                + (pair.zone == .reject ? "What speaks against it" : "It needs a person because").inked(.strong, style)
            out += "\n"
            for reason in pair.evidence.reasons { out += item(reason.label + ".", style: style) }
        }
        out += "\n" + "What would change the verdict".inked(.strong, style) + "\n"
        let change = VerdictChange(evidence: pair.evidence, zone: pair.zone, settings: settings)
        for sentence in change.sentences(for: pair, settings: settings) { out += item(sentence, style: style) }
        out += "\n" + "Matcher \(pair.evidence.matcherVersion.prefix(12)).".inked(.faint, style) + "\n"
        return out
    }

    /// Both rows whole, one above the other: a title cut short may hide the very word that decides.
    private func rows(style: TextStyle) -> String {
        let row = connectorTrack
        var entries = [("\(row.serviceID.service) \(row.id)".prefix(harmlessFor: 30).truncated(to: 30), row.facts)]
        if let pair { entries.append(("track \(pair.track.id)", pair.track.facts)) }
        let indent = 2 + entries.reduce(0) { max($0, DisplayWidth.columns(of: $1.0)) }
        return entries.map { label, facts in
            let details = [facts.artists.display, facts.album ?? "", Numerals.length(milliseconds: facts.durationMs)]
            let detail = details.filter { !$0.isEmpty }.joined(separator: ", ")
            let lines = [facts.title, detail].flatMap { text in
                text.prefix(harmlessFor: Self.longestText).truncated(to: Self.longestText)
                    .wrapped(to: style.width - indent)
            }
            return lines.enumerated().map { index, line in
                (index == 0 ? label : "").padded(to: indent).inked(.faint, style)
                    + line.inked(index == 0 ? .strong : nil, style) + "\n"
            }.joined()
        }.joined()
    }

    /// Columns of a title that are shown: the longest real titles have about 400 characters.
    private static let longestText = 500

    private func verdict(of pair: Pair) -> String {
        let probability = pair.evidence.probability
        let odds = "The evidence says \(Numerals.percent(probability)), confidence \(pair.confidence)"
        return switch pair.zone {
        case .accept: "\(odds): accepted (\(settings.accept) or more) by \(pair.method.label)."
        case .review: "\(odds): for a person to decide."
        case .reject: "\(odds): rejected (below \(settings.review))."
        }
    }

    private var standing: String? {
        switch state {
        case .mapped: "In the database the row is mapped to this track."
        case .decided: "In the database a person decided this pair; no run overrules that."
        case .waiting: "In the database the pair waits for a person."
        case nil: nil
        }
    }

    private func noCandidate(style: TextStyle) -> String {
        let row = "\(connectorTrack.serviceID)".harmless
        var out = paragraph(
            "No track is a candidate for \(row): none shares an identifier with it, has the same title and artists, "
                + "or shares enough of its rarer words.", style: style)
        out += "\n" + "What would change the verdict".inked(.strong, style) + "\n"
        out += item("A track of this recording in the library, or one made by \"run --create-missing\".", style: style)
        if connectorTrack.facts.isrcs.isEmpty && connectorTrack.facts.mbids.isEmpty {
            out += item("An ISRC or a MusicBrainz id: the row has none.", style: style)
        }
        return out
    }

    private func paragraph(_ text: String, style: TextStyle) -> String {
        text.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    private func item(_ text: String, style: TextStyle) -> String {
        let first = text.prefix(1).uppercased() + text.dropFirst()
        return first.wrapped(to: style.width - 2).enumerated()
            .map { ($0.offset == 0 ? "- " : "  ") + $0.element + "\n" }.joined()
    }
}

extension Explanation.Pair {
    var runnerUpSentence: String? {
        guard let stored = evidence.runnerUp, let margin = evidence.tellingMargin else { return nil }
        let name = runnerUp.map { ", \"" + $0.facts.display.prefix(harmlessFor: 60).truncated(to: 60) + "\"," } ?? ""
        if margin < 0 {
            return "Track \(stored.trackID)\(name) answers better, by \(Numerals.plainBits(margin))."
        }
        return "The runner-up, track \(stored.trackID)\(name) lies \(Numerals.plainBits(margin)) behind."
    }
}

extension VerdictChange {
    /// The answers as sentences, the most useful first.
    func sentences(for pair: Explanation.Pair, settings: Settings) -> [String] {
        var out: [String] = []
        if let spare = acceptSpare {
            switch pair.zone {
            case .accept:
                out.append("It has \(Numerals.plainBits(spare)) to spare over what \(settings.accept) asks for.")
            case .review where spare >= 0:
                out.append(
                    "Its bits would do for acceptance, with \(Numerals.plainBits(spare)) to spare; it is not they "
                        + "that hold it back.")
            case .review, .reject:
                out.append("\(Numerals.plainBits(spare)) more would be enough for acceptance at \(settings.accept).")
            }
        } else if settings.accept.percent == 100 {
            out.append("Acceptance at 100 is out of reach of any evidence; only a person gives it.")
        }
        if pair.zone == .reject, let spare = reviewSpare, spare < 0 {
            out.append("\(Numerals.plainBits(spare)) more would put it before a person, at \(settings.review).")
        }
        if let without = decisive { out.append(sentence(without, zone: pair.zone)) }
        if pair.evidence.reasons.contains(.tie), let margin = pair.evidence.margin {
            out.append(
                "The runner-up is only \(Numerals.plainBits(margin)) behind: an album, a length or an identifier "
                    + "that one of the two has and the other has not would tell them apart.")
        }
        if !silent.isEmpty { out.append("Nothing to compare: \(silent.joined(separator: ", ").harmless).") }
        return out
    }

    private func sentence(_ without: Without, zone: Zone) -> String {
        let field = without.field
        let name = "\(field.matcher) (\(field.level), \(Numerals.bits(field.weight)))".harmless
        let outcome =
            switch without.zone {
            case .accept: zone == .accept ? "still be accepted, at" : "be accepted, at"
            case .review: zone == .review ? "still wait for a person, at" : "wait for a person, at"
            case .reject: zone == .reject ? "still be rejected, at" : "be rejected, at"
            }
        let role = zone == .accept ? "carries most" : "costs most"
        return "\(name) \(role): without it the pair would \(outcome) \(without.confidence)."
    }
}
