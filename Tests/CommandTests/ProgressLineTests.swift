import NaradaEngine
import Testing

@testable import narada_resolve

@Suite struct ProgressLineTests {
    struct Row: CustomTestStringConvertible {
        var progress: Progress
        var seconds: Double
        var text: String
        var testDescription: String { text }
    }

    @Test(arguments: [
        Row(progress: Progress(stage: "resolving", done: 0, total: 100), seconds: 0, text: "resolving 0 of 100"),
        Row(progress: Progress(stage: "resolving", done: 50, total: 100), seconds: 0.5, text: "resolving 50 of 100"),
        Row(
            progress: Progress(stage: "resolving", done: 50, total: 100), seconds: 10,
            text: "resolving 50 of 100, 5/s, 10 s left"),
        Row(
            progress: Progress(stage: "resolving", done: 1, total: 1000), seconds: 1,
            text: "resolving 1 of 1000, 1/s, 17 min left"),
        Row(
            progress: Progress(stage: "resolving", done: 100, total: 100), seconds: 10,
            text: "resolving 100 of 100, 10/s"),
        Row(progress: Progress(stage: "importing", done: 4000), seconds: 2, text: "importing 4000, 2000/s"),
        Row(progress: Progress(stage: "reading", done: 0), seconds: 5, text: "reading 0"),
        Row(
            progress: Progress(stage: "importing", done: 4000, share: 0.25), seconds: 10,
            text: "importing 4000 (25 %), 400/s, 30 s left"),
        Row(
            progress: Progress(stage: "importing", done: 4000, share: 1), seconds: 10,
            text: "importing 4000 (100 %), 400/s"),
    ])
    func `the line of progress`(_ row: Row) {
        #expect(ProgressLine.text(row.progress, seconds: row.seconds) == row.text)
    }
}
