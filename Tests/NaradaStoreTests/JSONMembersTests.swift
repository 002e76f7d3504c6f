import Foundation
import NaradaTestSupport
import Testing

@testable import NaradaStore

/// The cutter beside Foundation's parser, on objects made by chance.
@Suite struct JSONMembersTests {
    private static let strings = [
        "", "a", "isrcs", "}", "{\\\"", "\\\\", ",", "\\u00e9\\n", "[", "\u{1F3B5}", ":", " : , ", "\\\\\\\"",
    ]

    private static func value(_ random: inout SplitMix64, depth: Int) -> String {
        let blank = random.chance(0.3) ? "\n " : ""
        switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &random) {
        case 0: return blank + "null"
        case 1: return blank + "true" + blank
        case 2: return "-12.5e3"
        case 3, 4: return blank + "\"\(strings.randomElement(using: &random) ?? "")\"" + blank
        case 5:
            let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in value(&random, depth: depth + 1) }
            return "[\(items.joined(separator: ","))]" + blank
        default: return blank + object(&random, depth: depth + 1)
        }
    }

    private static func object(_ random: inout SplitMix64, depth: Int) -> String {
        let keys = strings.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
        let members = keys.map { key in "\"\(key)\" :\(value(&random, depth: depth))" }
        return "{\(members.joined(separator: " , "))}"
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func loseNothing(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let text = Self.object(&random, depth: 0)
            let members = try #require(JSONMembers(text), "\(text)")
            let before = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
            let after = try JSONSerialization.jsonObject(with: Data(members.text.utf8)) as? NSDictionary
            #expect(before == after, "\(text)\n\(members.text)")
            // What was cut once is cut the same again, so that a merge that changes nothing changes no byte.
            #expect(JSONMembers(members.text)?.text == members.text)
        }
    }

    @Test(arguments: ["", "[]", "1", "null", "{", #"{"a":}"#, #"{"a":1"#, "{a:1}", "\u{0}"])
    func refuseWhatIsNoObject(_ text: String) {
        #expect(JSONMembers(text) == nil)
    }
}
