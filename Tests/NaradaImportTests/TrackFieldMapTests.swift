import Testing

@testable import NaradaImport

@Suite struct TrackFieldMapTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var header: String
        var mappings: [String] = []
        /// `field=column` of each field found, in the order of the fields.
        var expected: String
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(
            name: "plain", header: "id,title,artists,album,duration,isrc,mbid,release_date,spotify_id",
            expected: "id=id title=title artists=artists album=album duration=duration isrc=isrc mbid=mbid "
                + "release_date=release_date spotify_id=spotify_id"),
        Row(
            name: "Exportify",
            header:
                "Track URI,Track Name,Album Name,Album Artist Name(s),Artist Name(s),Release Date,Duration (ms),ISRC",
            expected: "title=Track Name artists=Artist Name(s) album=Album Name duration=Duration (ms) isrc=ISRC "
                + "release_date=Release Date spotify_id=Track URI"),
        Row(
            name: "Spotify streaming history",
            header: "ts,ms_played,master_metadata_track_name,master_metadata_album_artist_name,"
                + "master_metadata_album_album_name,spotify_track_uri",
            expected: "title=master_metadata_track_name artists=master_metadata_album_artist_name "
                + "album=master_metadata_album_album_name spotify_id=spotify_track_uri"),
        Row(
            name: "iTunes search", header: "trackId,trackName,artistName,collectionName,trackTimeMillis,releaseDate",
            expected: "id=trackId title=trackName artists=artistName album=collectionName duration=trackTimeMillis "
                + "release_date=releaseDate"),
        Row(
            name: "iTunes–Amazon",
            header: "id,Song_Name,Artist_Name,Album_Name,Genre,Price,CopyRight,Time,Released",
            expected: "id=id title=Song_Name artists=Artist_Name album=Album_Name duration=Time "
                + "release_date=Released"),
        Row(
            name: "MusicBrainz releases: a track's mbid is none of a recording",
            header: "release_mbid,release,date,track_mbid,position,track_title,track_artist_credit,recording_mbid,"
                + "recording_title,length_ms,isrcs",
            expected: "title=track_title artists=track_artist_credit album=release duration=length_ms isrc=isrcs "
                + "mbid=recording_mbid release_date=date"),
        Row(
            name: "Last.fm", header: "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid",
            expected: "title=track artists=artist album=album"),
        Row(
            name: "SALAMI", header: "salami_id,artist,youtube_title,title,youtube_duration_s",
            expected: "title=title artists=artist duration=youtube_duration_s"),
        Row(
            name: "tags: track is a number beside a name", header: "Name,Artist,Track,Year,Length",
            expected: "title=Name artists=Artist duration=Length release_date=Year"),
        Row(
            name: "the length with its unit wins", header: "title,duration,duration_ms",
            expected: "title=title duration=duration_ms"),
        Row(name: "of equal names the left one", header: "title,Title", expected: "title=title"),
        Row(
            name: "a person's word wins", header: "title,Song,artist", mappings: ["title=Song"],
            expected: "title=Song artists=artist"),
        Row(
            name: "a person's word forgives case", header: "The Song,artist", mappings: ["title=the_song"],
            expected: "title=The Song artists=artist"),
        Row(
            name: "a field that is not there", header: "title,album", mappings: ["album="], expected: "title=title"),
        Row(
            name: "a taken column is not given out again", header: "name,title", mappings: ["artists=title"],
            expected: "title=name artists=title"),
    ])
    func finds(_ row: Row) throws {
        let header = row.header.split(separator: ",").map(String.init)
        let map = TrackFieldMap(header: header, mappings: try row.mappings.map(FieldMapping.init))
        let found = TrackField.allCases.compactMap { field in map[field].map { "\(field.rawValue)=\(header[$0])" } }
        #expect(found.joined(separator: " ") == row.expected)
        #expect(Set(map.unknown).isDisjoint(with: TrackField.allCases.compactMap { map[$0] }))
        #expect(map.unknown.count + found.count == header.count)
    }

    @Test func noSynonymBelongsToTwoFields() {
        let all = TrackField.allCases.flatMap(\.synonyms)
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { ColumnName.key($0) == $0 })
    }

    @Test func eachFieldFindsItsOwnName() {
        for field in TrackField.allCases {
            #expect(TrackFieldMap(header: [field.rawValue])[field] == 0)
        }
    }

    @Test func theUnitComesFromTheMappingOrTheColumn() throws {
        #expect(TrackFieldMap(header: ["length_ms"]).durationUnit == .milliseconds)
        #expect(TrackFieldMap(header: ["length"]).durationUnit == nil)
        let said = try TrackFieldMap(header: ["x"], mappings: [FieldMapping("duration_s=x")])
        #expect(said.durationUnit == .seconds)
        let named = try TrackFieldMap(header: ["x ms"], mappings: [FieldMapping("duration=x ms")])
        #expect(named.durationUnit == .milliseconds)
    }

    struct Fault: CustomTestStringConvertible {
        var text: String
        var fault: ImportFault
        var testDescription: String { text }
    }

    @Test(arguments: [
        Fault(text: "title", fault: .mappingSyntax("title")), Fault(text: "=x", fault: .mappingSyntax("=x")),
        Fault(text: "song=x", fault: .unknownField("song")),
        Fault(text: "title_ms=x", fault: .unknownField("title_ms")),
    ])
    func aBadMappingIsAFault(_ row: Fault) {
        #expect(throws: row.fault) { try FieldMapping(row.text) }
    }

    @Test func theFirstEqualsSignDivides() throws {
        let mapping = try FieldMapping(" release_date = a=b ")
        #expect(mapping.field == .releaseDate)
        #expect(mapping.column == "a=b")
    }
}
