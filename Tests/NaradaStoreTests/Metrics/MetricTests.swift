import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct MetricTests {
    static let series = MetricSeries(trackID: 1, connector: "lastfm", type: "play_count")

    static func time(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    /// A series with these values at these times, and another series beside it.
    private static func scene(_ points: [(String, Double)]) throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 1)
        try scene.write { session in
            let writer = try MetricWriter(session: session)
            for (text, value) in points {
                _ = try writer.append(
                    MetricPoint(value: value, collectedAt: try time(text)), to: .track(1), connector: "lastfm",
                    type: "play_count")
            }
            _ = try writer.append(
                MetricPoint(value: 99, collectedAt: try time("2030-01-01")), to: .track(1), connector: "lastfm",
                type: "listeners")
        }
        return scene
    }

    @Test func aValueWithoutATimeIsNewWhereItDiffersFromTheLatest() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 2)
        func append(_ value: Double, row: Int64 = 1) throws -> Bool {
            var isNew = false
            try scene.write {
                isNew = try MetricWriter(session: $0).appendIfNew(
                    value, toConnectorTrack: row, connector: "spotify", type: "popularity")
            }
            return isNew
        }
        #expect(try append(70))
        #expect(try !append(70))
        #expect(try append(71))
        #expect(try append(70))
        #expect(try append(70, row: 2))
    }

    @Test func latestAndAtATime() throws {
        let scene = try Self.scene([("2024-03-02", 2), ("2024-03-01", 1), ("2024-03-02", 3), ("2024-03-04", 4)])
        try scene.read { session in
            #expect(try MetricReader.latest(of: Self.series, in: session)?.value == 4)
            for (text, value) in [
                ("2024-02-29", nil), ("2024-03-01", 1), ("2024-03-01 23:59", 1), ("2024-03-02", 3), ("2024-03-03", 3),
                ("2025-01-01", 4),
            ] as [(String, Double?)] {
                let found = try MetricReader.value(of: Self.series, at: try Self.time(text), in: session)
                #expect(found?.value == value, "at \(text)")
            }
            let empty = MetricSeries(trackID: 2, connector: "lastfm", type: "play_count")
            #expect(try MetricReader.latest(of: empty, in: session) == nil)
            #expect(
                try MetricReader.latest(ofTrack: 1, in: session).mapValues(\.value) == [
                    Self.series: 4, MetricSeries(trackID: 1, connector: "lastfm", type: "listeners"): 99,
                ])
        }
    }

    @Test func aStretchOfTime() throws {
        let scene = try Self.scene([("2024-03-01", 1), ("2024-03-02", 2), ("2024-03-03", 3)])
        var values: [Double] = []
        try scene.read { session in
            try MetricReader.forEach(
                of: Self.series, from: try Self.time("2024-03-02"), before: try Self.time("2024-03-03"), in: session
            ) { values.append($0.value) }
        }
        #expect(values == [2])
    }

    @Test func theSameValueOfTheSameTimeIsThereOnce() throws {
        let scene = try Self.scene([("2024-03-01", 1), ("2024-03-01", 1), ("2024-03-01", 2)])
        #expect(try scene.texts("SELECT value FROM track_metrics WHERE metric_type = 'play_count'") == ["1.0", "2.0"])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func noNumberIsRefused(_ value: Double) throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 0)
        #expect(throws: StoreFault.notANumber(metric: "play_count")) { try Self.append(value, to: scene) }
    }

    private static func append(_ value: Double, to scene: MemoryScene) throws {
        try scene.write { session in
            _ = try MetricWriter(session: session).append(
                MetricPoint(value: value, collectedAt: session.now), to: .track(1), connector: "lastfm",
                type: "play_count")
        }
    }

    struct Step: CustomTestStringConvertible, Sendable {
        var step: TimeStep
        var time: String
        var start: String
        var testDescription: String { "\(step) of \(time)" }
    }

    @Test(arguments: [
        Step(step: .hour, time: "2024-03-05 17:59:59.999999", start: "2024-03-05 17:00"),
        Step(step: .hour, time: "1969-12-31 23:30", start: "1969-12-31 23:00"),
        Step(step: .day, time: "2024-02-29 23:59:59", start: "2024-02-29"),
        Step(step: .day, time: "2024-02-29", start: "2024-02-29"),
        Step(step: .week, time: "2024-03-05", start: "2024-03-04"),
        Step(step: .week, time: "2024-03-04", start: "2024-03-04"),
        Step(step: .week, time: "2024-03-10 23:59", start: "2024-03-04"),
        Step(step: .week, time: "2023-01-01", start: "2022-12-26"),
        Step(step: .week, time: "1970-01-01", start: "1969-12-29"),
        Step(step: .month, time: "2024-02-29 12:00", start: "2024-02-01"),
        Step(step: .month, time: "1969-12-31", start: "1969-12-01"),
    ])
    func stepsBeginWhereTheCalendarSays(_ row: Step) throws {
        let start = try Self.time(row.start)
        #expect(row.step.start(of: try Self.time(row.time)) == start)
        #expect(row.step.start(of: start) == start)
    }

    @Test(arguments: TimeStep.allCases)
    func bucketsAreWhatAPlainGroupingGives(_ step: TimeStep) throws {
        var random = SplitMix64(seed: 7)
        let points = (0..<200).map { _ -> (String, Double) in
            let seconds = Int64.random(in: -3_000_000...3_000_000, using: &random)
            return (
                TestClock.defaultStart.advanced(bySeconds: seconds).text, Double(Int.random(in: 0...9, using: &random))
            )
        }
        let scene = try Self.scene(points)
        let plain = Dictionary(grouping: points.sorted { $0.0 < $1.0 }) { point in
            Timestamp(point.0).map { step.start(of: $0) }
        }
        let buckets = try scene.read { try MetricReader.buckets(of: Self.series, by: step, in: $0) }
        #expect(buckets.map(\.start) == plain.keys.compactMap { $0 }.sorted())
        for bucket in buckets {
            let values = plain[bucket.start]?.map(\.1) ?? []
            #expect(bucket.count == values.count)
            #expect(bucket.first == values.first)
            #expect(bucket.last == values.last)
            #expect(bucket.min == values.min())
            #expect(bucket.max == values.max())
            #expect(abs(bucket.mean - values.reduce(0, +) / Double(values.count)) < 1e-9)
        }
    }
}
