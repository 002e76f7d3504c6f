import NaradaResolution
import Synchronization
import Testing

@Suite struct MeanwhileTests {
    struct Fault: Error, Equatable {
        let side: String
    }

    @Test func bothAreDone() throws {
        var done = 0
        let ahead = try meanwhile({ (0..<1_000).reduce(0, +) }) { done += 1 }
        #expect(ahead == 499_500 && done == 1)
    }

    @Test func manyAfterEachOther() throws {
        for number in 0..<200 {
            var now = 0
            let ahead = try meanwhile({ number * 2 }) { now = number }
            #expect(ahead == number * 2 && now == number)
        }
    }

    @Test func theFaultAheadComesAfterTheWorkNow() {
        var isDone = false
        #expect(throws: Fault(side: "ahead")) {
            try meanwhile({ () throws -> Int in throw Fault(side: "ahead") }) { isDone = true }
        }
        #expect(isDone)
    }

    @Test func theFaultNowWaitsForTheWorkAhead() {
        let isDone = Mutex(false)
        #expect(throws: Fault(side: "now")) {
            try meanwhile({
                // Work that takes a while, and is over before anybody hears of the fault.
                var sum: UInt64 = 0
                for number in UInt64(0)..<200_000 { sum = sum &* 31 &+ number }
                isDone.withLock { $0 = sum != 1 }
            }) {
                throw Fault(side: "now")
            }
        }
        #expect(isDone.withLock { $0 })
    }

    @Test func ofTwoFaultsTheOneNowIsTold() {
        #expect(throws: Fault(side: "now")) {
            try meanwhile({ () throws -> Int in throw Fault(side: "ahead") }) { throw Fault(side: "now") }
        }
    }

    @Test func theWorkAheadMayDoTwoThingsAtOnceItself() throws {
        let sum = Mutex(0)
        let ahead = try meanwhile({
            try meanwhile({ 3 }) { sum.withLock { $0 += 4 } }
        }) {
            _ = try meanwhile({ 5 }) { sum.withLock { $0 += 6 } }
        }
        #expect(ahead == 3 && sum.withLock { $0 } == 10)
    }
}
