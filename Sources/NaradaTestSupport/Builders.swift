public import NaradaModel

// Values for tests that care about one or two of their fields: the rest is David Bowie's "Life on Mars?".

extension TrackFacts {
    /// Facts in which only the named fields matter; the album and the date are left out, as many rows have none.
    public static func sample(
        title: String = "Life on Mars?", artists: [String] = ["David Bowie"], album: String? = nil,
        durationMs: Int? = 235_000, releaseDate: Timestamp? = nil, position: String? = nil, isrcs: [String] = [],
        mbids: [String] = [], serviceIDs: [ServiceID] = []
    ) -> TrackFacts {
        TrackFacts(
            title: title, artists: ArtistCredit(artists), album: album, durationMs: durationMs,
            releaseDate: releaseDate, position: position.flatMap { TrackPosition($0) },
            isrcs: isrcs.compactMap { ISRC($0) }.sorted(), mbids: mbids.compactMap { MBID($0) }.sorted(),
            serviceIDs: serviceIDs)
    }
}

extension Track {
    /// A track in which only the named fields matter.
    public static func sample(
        id: Int64 = 1, title: String = "Life on Mars?", artists: [String] = ["David Bowie"], album: String? = nil,
        durationMs: Int? = 235_000, isrcs: [String] = [], mbids: [String] = []
    ) -> Track {
        Track(
            id: id,
            facts: .sample(
                title: title, artists: artists, album: album, durationMs: durationMs, isrcs: isrcs, mbids: mbids))
    }
}

extension ConnectorTrack {
    /// A connector track in which only the named fields matter; its service id is its number unless given.
    public static func sample(
        id: Int64 = 1, service: String = "spotify", serviceTrackID: String? = nil, title: String = "Life on Mars?",
        artists: [String] = ["David Bowie"], album: String? = nil, durationMs: Int? = 235_000, isrcs: [String] = [],
        mbids: [String] = []
    ) -> ConnectorTrack {
        let serviceID = ServiceID(service: service, id: serviceTrackID ?? String(id))
        return ConnectorTrack(
            id: id, serviceID: serviceID,
            facts: .sample(
                title: title, artists: artists, album: album, durationMs: durationMs, isrcs: isrcs, mbids: mbids,
                serviceIDs: [serviceID]))
    }
}

extension ImportedTrack {
    /// An imported row in which only the named fields matter.
    public static func sample(
        sourceID: String = "1", title: String = "Life on Mars?", artists: [String] = ["David Bowie"],
        album: String? = nil, durationMs: Int? = 235_000, releaseDate: Timestamp? = nil, isrcs: [String] = [],
        mbid: String? = nil, spotifyID: String? = nil, rawMetadata: String? = nil
    ) -> ImportedTrack {
        ImportedTrack(
            sourceID: sourceID, title: title, artists: ArtistCredit(artists), album: album, durationMs: durationMs,
            releaseDate: releaseDate, isrcs: isrcs.compactMap { ISRC($0) }.sorted(), mbid: mbid.flatMap { MBID($0) },
            spotifyID: spotifyID, rawMetadata: rawMetadata)
    }
}

extension Evidence {
    /// Evidence of one matcher that agrees.
    public static func sample(matcherVersion: String = "v1", reasons: [ReviewReason] = []) -> Evidence {
        Evidence(
            fields: [
                Field(matcher: "title", level: "exact", left: "Life on Mars?", right: "Life on Mars?", weight: 9.5)
            ], prior: -10, total: -0.5, reasons: reasons, matcherVersion: matcherVersion)
    }
}

extension TrackMapping {
    /// A mapping in which only the named fields matter.
    public static func sample(
        trackID: Int64 = 1, connectorTrackID: Int64 = 1, method: MatchMethod = .titleArtist, confidence: Int = 90
    ) -> TrackMapping {
        TrackMapping(
            trackID: trackID, connectorTrackID: connectorTrackID, method: method,
            confidence: Confidence(percent: confidence), evidence: Evidence.sample().jsonUTF8)
    }
}

extension ReviewItem {
    /// A waiting pair in which only the named fields matter.
    public static func sample(
        trackID: Int64 = 1, connectorTrackID: Int64 = 1, method: MatchMethod = .titleArtist, confidence: Int = 70,
        reasons: [ReviewReason] = [.belowAcceptance]
    ) -> ReviewItem {
        ReviewItem(
            trackID: trackID, connectorTrackID: connectorTrackID, method: method,
            confidence: Confidence(percent: confidence), reasons: reasons,
            evidence: Evidence.sample(reasons: reasons).jsonUTF8)
    }
}
