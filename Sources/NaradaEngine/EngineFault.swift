public import NaradaModel

/// What can be wrong with a request that every room would carry out.
public enum EngineFault: NaradaFault, Equatable {
    case unknownConnector(name: String, known: [String])
    case unknownConnectorTrack(String)
    case unknownTrack(Int64)
    case threshold(name: String, value: Int)
    case thresholdsCrossed(accept: Int, review: Int)
    case threads(Int)
    case emptyConnectorName
    case unknownGroup(String, matches: Int)
    case unknownRun(Int64)
    case runIsOn(Int64)
    case runIsUndone(Int64)
    case nothingToDecide(String)
    case noVerdict(String)
    case unknownFormat(name: String, known: [String])
    case unknownTable(name: String, known: [String])
    case onePairNeeded
    case notToldApart([Int64])

    public var blame: Blame { .input }

    public var sentence: String {
        switch self {
        case .unknownConnector(let name, let known):
            known.isEmpty
                ? "no connector \"\(name)\": the database has no connector rows yet; import some first"
                : "no connector \"\(name)\" in the database; it has \(known.joined(separator: ", "))"
        case .unknownConnectorTrack(let text):
            "no connector track \"\(text)\"; name it by its number in the database, or as CONNECTOR:ID"
        case .unknownTrack(let id):
            "no internal track \"\(id)\" in the database; `export` lists the tracks that are mapped"
        case .threshold(let name, let value):
            "\(name) is a confidence from \(name == "--accept" ? 1 : 0) to 100, not \"\(value)\"; correct it"
        case .thresholdsCrossed(let accept, let review):
            "--review \"\(review)\" lies above --accept \"\(accept)\"; give a lower one"
        case .threads(let count):
            "--threads wants 1 or more, not \"\(count)\"; leave it out to use every core"
        case .unknownGroup(let name, let matches):
            matches == 0
                ? "no group \"\(name.harmless)\" among the pairs that wait; `review groups` lists them"
                : "\"\(name.harmless)\" is the beginning of \(matches) groups; write more of the name"
        case .unknownRun(let id): "no run \"\(id)\"; `runs` lists them"
        case .runIsOn(let id):
            "run \"\(id)\" has not ended; wait for it, or start another, which marks a dead one as ended"
        case .runIsUndone(let id): "run \"\(id)\" was taken back already; `runs` shows which stand"
        case .nothingToDecide(let row):
            "the row \"\(row.harmless)\" neither waits nor is mapped, so that no track is meant; name one with --track"
        case .noVerdict(let row): "the row \"\(row.harmless)\" has no verdict to take back; `history` shows what it had"
        case .unknownFormat(let name, let known):
            "no format \"\(name)\"; the formats are \(known.joined(separator: ", "))"
        case .unknownTable(let name, let known):
            "no table \"\(name.harmless)\" whose rows can be named; there are \(known.joined(separator: ", "))"
        case .onePairNeeded: "one track is no pair; name two tracks or more, by their ids"
        case .notToldApart(let ids):
            "nobody said that \(ids.map { "\"\($0)\"" }.joined(separator: " and ")) are two recordings; `dedupe` lists pairs"
        case .emptyConnectorName:
            "the connector's name is empty; name the service that the rows come from, such as --connector spotify"
        }
    }
}
