import NaradaModel
import Testing

@testable import NaradaReview

@Suite struct ZoneTableTests {
    @Test func `known labels stand first, others in the order of their coming`() {
        var table = ZoneTable()
        table.add("potential", .review)
        table.add(ZoneTable.different, .reject)
        table.add("maybe", .accept)
        table.add("potential", .accept)
        #expect(table.rows.map(\.label) == ["same", "different", "potential", "maybe"])
        #expect(table.rows.map(\.count) == [0, 1, 2, 1])
        #expect(table.rows[2].review == 1)
    }

    @Test func `a column of a thousand words is one row more`() {
        var table = ZoneTable()
        for number in 0..<1000 { table.add("word \(number)", .reject) }
        #expect(table.rows.count == 2 + ZoneTable.mostOthers + 1)
        #expect(table.rows.last?.label == "other")
        #expect(table.rows.reduce(0) { $0 + $1.count } == 1000)
    }
}
