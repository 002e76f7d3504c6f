/// Who may ask: the page itself, opened by the person who has the token.
///
/// | against | is checked |
/// |---|---|
/// | another site's name that resolves to this machine (DNS rebinding) | `Host` names the loopback and the port |
/// | another site's script or form that sends requests here (CSRF) | `Origin` and `Sec-Fetch-Site`, where they are sent; the token's header, which a form cannot send and another site's script only after asking |
/// | another program or person on this machine | the token |
///
/// The token travels in the header `Authorization`, not in a cookie: cookies do not know ports, so that a browser would
/// hand this one to every other server on the loopback, and they go along with requests that the page did not make.
/// The printed address has it behind `#`, which browsers do not send.
struct RequestGuard: Sendable {
    let token: AccessToken
    let port: UInt16

    /// Why the request is refused wherever it is for; nil where it may go on.
    func refusal(of request: WebRequest) -> Refusal? {
        guard let host = request.header("host"), hosts.contains(host.lowercased()) else { return .host }
        if let origin = request.header("origin"), !hosts.contains(where: { "http://\($0)" == origin.lowercased() }) {
            return .origin
        }
        return nil
    }

    /// Why the request may not see or change data; nil where it may.
    func refusalOfData(_ request: WebRequest) -> Refusal? {
        // A browser sends this one and no script can; `none` is an address that the person typed.
        if let site = request.header("sec-fetch-site"), site != "same-origin", site != "none" { return .origin }
        guard let given = request.header("authorization") else { return .noToken }
        let words = given.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer", token.matches(String(words[1])) else {
            return .wrongToken
        }
        return nil
    }

    private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }
}
