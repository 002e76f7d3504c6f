import NaradaResolution
import NaradaStore
import NaradaText
import Synchronization

/// The folded words of the waiting pairs, so that `bjork` finds Björk as fast as one types.
///
/// It grows by the questions that it is asked about for the first time. A question's words are those it had then.
final class WordIndex: Sendable {
    /// Questions whose texts are held unfolded, to be folded on every core.
    private static let batchSize = 20_000
    /// Characters of a search that are read.
    private static let longestQuery = 1_000
    /// Words of a search that count.
    private static let mostWords = 16

    private let store: Store
    /// Folded texts by the question's number: about 200 bytes of each.
    private let texts = Mutex<[Int64: String]>([:])

    init(store: Store) { self.store = store }

    /// Those of the questions in whose text every word of the query stands, in the order given; all where it has none.
    ///
    /// Cost: the first search reads and folds all of the texts, later ones look through them.
    func questions(_ itemIDs: [Int64], with query: String) throws -> [Int64] {
        let words = Folder().fold(String(query.prefix(Self.longestQuery))).split(separator: " ").prefix(Self.mostWords)
        guard !words.isEmpty else { return itemIDs }
        let wanted = words.map { Array($0.utf8) }
        return try texts.withLock { texts in
            try read(itemIDs.filter { texts[$0] == nil }, into: &texts)
            return itemIDs.filter { id in
                guard let text = texts[id] else { return false }
                return wanted.allSatisfy { text.holds($0) }
            }
        }
    }

    private func read(_ itemIDs: [Int64], into texts: inout [Int64: String]) throws {
        for start in stride(from: 0, to: itemIDs.count, by: Self.batchSize) {
            let ids = itemIDs[start..<min(start + Self.batchSize, itemIDs.count)]
            var batch: [(id: Int64, text: String)] = []
            try store.withReadSession { session in
                try ReviewFacetReader.texts(of: ids, in: session) { batch.append(($0, $1)) }
            }
            for (id, text) in parallelMap(batch, threads: RunOptions.allCores, { ($0.id, Folder().fold($0.text)) }) {
                texts[id] = text
            }
        }
    }
}

extension String {
    /// Whether the bytes stand in the text one after the other.
    fileprivate func holds(_ word: [UInt8]) -> Bool {
        guard let first = word.first else { return true }
        var text = self
        return text.withUTF8 { bytes in
            guard bytes.count >= word.count else { return false }
            for start in 0...(bytes.count - word.count) where bytes[start] == first {
                if (1..<word.count).allSatisfy({ bytes[start + $0] == word[$0] }) { return true }
            }
            return false
        }
    }
}
