import NaradaResolution
import Testing

@Suite struct ParallelMapTests {
    @Test(arguments: [-1, 0, 1, 2, 3, 8]) func theResultIsThatOfMap(threads: Int) {
        for count in 0...200 {
            let elements = (0..<count).map { $0 &* 7_919 % 211 }
            let mapped = parallelMap(elements, threads: threads) { "\($0) and \($0 * $0)" }
            #expect(mapped == elements.map { "\($0) and \($0 * $0)" })
        }
    }
}
