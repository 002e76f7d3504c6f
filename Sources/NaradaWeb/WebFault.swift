public import NaradaModel

/// What can be wrong with serving the page.
public enum WebFault: NaradaFault, Equatable {
    case portInUse(UInt16)
    case portForbidden(UInt16)
    case cannotListen(port: UInt16, detail: String)

    public var blame: Blame { .input }

    public var sentence: String {
        switch self {
        case .portInUse(let port):
            "port \"\(port)\" of this machine is in use; give another with --port, or none for any that is free"
        case .portForbidden(let port):
            "port \"\(port)\" may not be used by this user; give one from 1024 up with --port, or none"
        case .cannotListen(let port, let detail):
            "the page cannot be served on port \"\(port)\" (\(detail.harmless)); try another with --port"
        }
    }
}
