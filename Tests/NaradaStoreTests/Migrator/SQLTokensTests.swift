import Testing

@testable import NaradaStore

@Suite("SQL tokens")
struct SQLTokensTests {
    struct Row: CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let normalised: String
    }

    @Test(arguments: [
        Row(testDescription: "nothing", sql: "", normalised: ""),
        Row(testDescription: "blanks", sql: " a\t\r\n b ", normalised: "a b"),
        Row(testDescription: "a line comment", sql: "a -- b; '\nc", normalised: "a c"),
        Row(testDescription: "a comment that a mark follows", sql: "a --\u{301} b\nc", normalised: "a c"),
        Row(testDescription: "a block comment", sql: "a /* b */ c", normalised: "a c"),
        Row(testDescription: "an open comment", sql: "a /* b", normalised: "a"),
        Row(testDescription: "a comment sign in a text", sql: "'--' \"/*\" x", normalised: "'--' \"/*\" x"),
        Row(testDescription: "a doubled quote", sql: "'it''s' x", normalised: "'it''s' x"),
        Row(testDescription: "an open text", sql: "'a b", normalised: "'a b"),
        Row(testDescription: "brackets", sql: "[a b] c", normalised: "[a b ] c"),
        Row(testDescription: "a call", sql: "f ( a ,b ) . c", normalised: "f (a, b).c"),
        Row(testDescription: "another script", sql: "Größe 大", normalised: "Größe 大"),
    ])
    func sqlIsCut(_ row: Row) {
        #expect(SQLTokens(row.sql).normalised == row.normalised)
    }

    @Test func checksAreFoundWithTheirParentheses() {
        let sql = "CREATE TABLE t (a CHECK (a IN (1, (2))), b DEFAULT 'CHECK (x)', check(b>0) /* CHECK (c) */)"
        #expect(SQLTokens(sql).checks == ["a IN (1, (2))", "b > 0"])
    }

    @Test func aBrokenCheckEnds() {
        #expect(SQLTokens("CHECK ((a").checks == ["(a"])
        #expect(SQLTokens("CHECK").checks == [""])
    }

    @Test func thePredicateFollowsWhere() {
        #expect(SQLTokens("CREATE INDEX i ON t(a)\n  where  b = 'x  y'").predicate == "b = 'x  y'")
        #expect(SQLTokens("CREATE INDEX i ON t(a)").predicate == nil)
    }

    struct Statements: CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let keywords: [String]
    }

    @Test(arguments: [
        Statements(testDescription: "none", sql: "; ; -- a", keywords: []),
        Statements(
            testDescription: "two", sql: "create table t (a); ;insert into t values (';')",
            keywords: ["CREATE", "INSERT"]),
        Statements(
            testDescription: "a trigger with CASE",
            sql: "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 3; END; COMMIT",
            keywords: ["CREATE", "COMMIT"]),
        Statements(
            testDescription: "a temporary trigger",
            sql: "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; END",
            keywords: ["CREATE", "END"]),
        Statements(
            testDescription: "a table named after a trigger", sql: "CREATE TABLE triggers (a); COMMIT",
            keywords: ["CREATE", "COMMIT"]),
    ])
    func eachStatementHasItsKeyword(_ row: Statements) {
        #expect(SQLTokens(row.sql).statementKeywords == row.keywords)
    }
}
