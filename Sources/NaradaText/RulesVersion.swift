/// Changes whenever a folding rule, a vocabulary or the grammar changes: part of the matcher version, so that readings
/// made under other rules are known for what they are.
public let rulesVersion: String = {
    // FNV-1a, 64 bit (Fowler, Noll, Vo): a fingerprint of texts we wrote ourselves, no defence against anybody.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in (Vocabulary.tables + CreditGrammar.tables).joined(separator: "\n").utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return "\(Folder.version)/\(GrammarRevision.current)/\(String(hash, radix: 16))"
}()

/// Raised by hand whenever the grammar reads a title differently while its vocabularies stay.
enum GrammarRevision {
    static let current = "title-4"
}
