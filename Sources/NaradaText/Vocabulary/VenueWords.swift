/// Words by which the place of a concert is known when no "at" stands before it: `Live Town & Country Club`.
enum VenueWords {
    static let all: Set<String> = [
        "hall", "arena", "stadium", "theatre", "theater", "festival", "garden", "gardens", "lounge", "room", "studios",
        "radio", "tv", "session", "sessions", "park", "bowl", "palace", "olympia", "forum", "church", "cathedral",
        "opera",
        "bbc", "mtv", "fest", "tavern", "pub", "bar", "casino", "ballroom", "center", "centre", "coliseum", "club",
        "amphitheatre", "amphitheater", "roadhouse", "fillmore", "wembley", "budokan", "glastonbury", "woodstock",
        "montreux", "halle", "teatro", "estadio", "zenith", "bataclan", "apollo", "academy", "broadcast", "tour",
    ]
}
