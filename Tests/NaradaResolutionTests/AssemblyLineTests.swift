import NaradaResolution
import Synchronization
import Testing

@Suite struct AssemblyLineTests {
    struct Fault: Error, Equatable {
        let side: String
    }

    struct Row: CustomTestStringConvertible {
        let name: String
        let items: Int
        let threads: Int
        var depth = 1
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "nothing", items: 0, threads: 2),
        Row(name: "one item", items: 1, threads: 2),
        Row(name: "many items, one thread", items: 500, threads: 1),
        Row(name: "many items, two threads", items: 500, threads: 2),
        Row(name: "a longer belt", items: 500, threads: 2, depth: 7),
        Row(name: "no room between", items: 20, threads: 2, depth: 0),
    ]

    @Test(arguments: rows) func `what is passed on arrives in its order`(_ row: Row) throws {
        var taken: [String] = []
        try assemblyLine(threads: row.threads, depth: row.depth) { pass in
            for number in 0..<row.items { try pass(number) }
        } work: {
            "\($0)"
        } sink: {
            taken.append($0)
        }
        #expect(taken == (0..<row.items).map(String.init))
    }

    @Test(arguments: rows) func `so it does without work between`(_ row: Row) throws {
        var taken: [Int] = []
        try assemblyLine(threads: row.threads, depth: row.depth) { pass in
            for number in 0..<row.items { try pass(number) }
        } sink: {
            taken.append($0)
        }
        #expect(taken == Array(0..<row.items))
        #expect(throws: Fault(side: "source")) {
            try assemblyLine(threads: row.threads, depth: row.depth) { (pass: (Int) throws -> Void) in
                for number in 0..<row.items { try pass(number) }
                throw Fault(side: "source")
            } sink: { _ in
            }
        }
    }

    @Test func `no more is made than has room on the way`() throws {
        let made = Mutex(0)
        var (taken, furthest) = (0, 0)
        try assemblyLine(threads: 2, depth: 3) { pass in
            for number in 0..<300 {
                made.withLock { $0 += 1 }
                try pass(number)
            }
        } work: {
            $0
        } sink: { _ in
            furthest = max(furthest, made.withLock { $0 } - taken)
            taken += 1
        }
        // Three wait on each belt; one is read, one worked on, one put down and one taken.
        #expect(furthest <= 2 * 3 + 4)
    }

    @Test(arguments: [1, 2]) func `a fault of the source comes after the items before it`(threads: Int) {
        var taken: [Int] = []
        #expect(throws: Fault(side: "source")) {
            try assemblyLine(threads: threads) { pass in
                for number in 0..<40 { try pass(number) }
                throw Fault(side: "source")
            } work: {
                $0
            } sink: {
                taken.append($0)
            }
        }
        #expect(taken == Array(0..<40))
    }

    @Test(arguments: [1, 2]) func `a fault at work comes after the items before it`(threads: Int) {
        var taken: [Int] = []
        #expect(throws: Fault(side: "work")) {
            try assemblyLine(threads: threads) { pass in
                for number in 0..<1_000_000 { try pass(number) }
            } work: { number in
                guard number < 7 else { throw Fault(side: "work") }
                return number
            } sink: {
                taken.append($0)
            }
        }
        #expect(taken == Array(0..<7))
    }

    @Test(arguments: [1, 2]) func `who takes no more ends the others`(threads: Int) {
        let isOver = Mutex(false)
        #expect(throws: Fault(side: "sink")) {
            try assemblyLine(threads: threads) { pass in
                defer { isOver.withLock { $0 = true } }
                for number in 0... { try pass(number) }
            } work: {
                $0
            } sink: {
                if $0 == 12 { throw Fault(side: "sink") }
            }
        }
        #expect(isOver.withLock { $0 })
    }

    private final class Token: Sendable {}

    @Test func `nothing is held when it is over`() throws {
        for _ in 0..<200 {
            var token = Token()
            try assemblyLine(threads: 2) { pass in
                try pass(1)
            } work: { [token] in
                ($0, token)
            } sink: { _ in
            }
            #expect(isKnownUniquelyReferenced(&token))
        }
    }
}
