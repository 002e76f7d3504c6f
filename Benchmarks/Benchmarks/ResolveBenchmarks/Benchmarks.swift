import Benchmark

/// Every benchmark of the package; names have no blanks, since the plug-in writes them as `_` and looks for blanks.
let benchmarks: @Sendable () -> Void = {
    // Wall time and throughput are for reading beside their date and machine; instructions are what repeats.
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput, .instructions, .peakMemoryResident], warmupIterations: 1,
        maxDuration: .seconds(2), maxIterations: 1_000)
    foldBenchmarks()
    matcherBenchmarks()
    resolutionBenchmarks()
}
