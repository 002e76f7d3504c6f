/// Evidence on its way into JSON, field by field: for whoever knows the fields and has no array of them.
public struct EvidenceFieldsJSON: ~Copyable {
    var out: JSONBytes
    private var isFirst = true

    init(lent room: UnsafeMutableBufferPointer<UInt8>) { out = JSONBytes(lent: room) }

    /// Adds one matcher's answer: `{"m":"title","level":"exact","l":"Hurt","r":"Hurt","w":9.5}`.
    ///
    /// - Parameters:
    ///   - heading: what was compared, and how it stands.
    ///   - left: the value of the connector row; nil where it has none.
    ///   - right: that of the internal track.
    ///   - weight: in bits.
    public mutating func add(_ heading: Evidence.Heading, left: String?, right: String?, weight: Double) {
        if !isFirst { out.add(",") }
        isFirst = false
        heading.json.withUnsafeBufferPointer { out.add(utf8: $0) }
        if let left {
            out.add(#","l":"#)
            out.add(string: left)
        }
        if let right {
            out.add(#","r":"#)
            out.add(string: right)
        }
        out.add(#","w":"#)
        out.add(weight, decimals: Evidence.decimals)
        out.add("}")
    }
}

extension Evidence {
    /// The names of a matcher and of one of its levels, which head a field: made once, since evidence repeats them.
    public final class Heading: Sendable {
        /// As profiles spell them.
        public let matcher: String
        public let level: String
        /// The beginning of the field's JSON.
        fileprivate let json: [UInt8]

        public init(matcher: String, level: String) {
            (self.matcher, self.level) = (matcher, level)
            var out = JSONBytes()
            out.add(#"{"m":"#)
            out.add(string: matcher)
            out.add(#","level":"#)
            out.add(string: level)
            json = out.utf8
        }
    }
}
