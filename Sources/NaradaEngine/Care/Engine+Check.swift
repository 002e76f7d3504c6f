import Foundation
public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// What is wrong with the database, and, where asked, what was mended of it in one transaction.
    ///
    /// A damaged file is told of, not thrown at the person, as long as SQLite can open it at all.
    ///
    /// Cost: reads every page, and walks over every table once for each rule; with `fix` at least twice.
    public func check(fix: Bool = false) throws -> any Report {
        let store = try openStore(fix ? .readWrite : .readOnly)
        var report: CheckReport?
        func look(_ session: Session) throws {
            let findings = try fix ? nil : StoreCheck.findings(in: session)
            let mended = try findings.map { StoreCheck.Mended(found: $0, left: $0) } ?? StoreCheck.mend(in: session)
            report = checkReport(
                found: mended.found, left: mended.left, fix: fix, events: try Self.sums(mended.left, in: session))
        }
        do {
            if fix { try store.withSession(look) } else { try store.withReadSession(look) }
        } catch  where report?.isDamaged == true {
            // SQLite refuses to end a transaction well that came upon a damaged page. Nothing was written in it.
        }
        guard var report else { throw StoreFault.damaged(path: databasePath, detail: "the check came to no end") }
        if !report.isDamaged, let finding = try keptIndexFinding(in: store, fix: fix) {
            report.findings.append(finding)
        }
        return report
    }

    /// What is wrong with the index beside the database, which `fix` deletes then: the next run that wants one makes it
    /// anew. One that is out of date is nothing wrong, since a run notices it.
    private func keptIndexFinding(in store: Store, fix: Bool) throws -> CheckReport.Finding? {
        let reading = LibraryReading(store: store, threads: 1)
        guard try reading.keptIndex() == .damaged else { return nil }
        if fix { try? FileManager.default.removeItem(atPath: reading.indexPath) }
        let isLeft = FileManager.default.fileExists(atPath: reading.indexPath)
        return CheckReport.Finding(
            rule: "kept_index", severity: CheckSeverity.error.rawValue,
            label: "the index beside the database is damaged", remedy: "narada-resolve check --fix, which deletes it",
            count: 1, left: isLeft ? 1 : 0,
            samples: [.init(table: "tracks", id: nil, detail: "\"\(reading.indexPath)\" cannot be read")])
    }

    /// Those that look beside the database: the kept index.
    private static let furtherRules = 1

    private func checkReport(
        found: [CheckFinding], left: [CheckFinding], fix: Bool, events: [CheckReport.EventSums]
    ) -> CheckReport {
        let counts = Dictionary(uniqueKeysWithValues: left.map { ($0.rule, $0.count) })
        // What came to light only when something else was mended is told too.
        let uncovered = left.filter { after in !found.contains { $0.rule == after.rule } }
        let findings = (found + uncovered).map { finding in
            CheckReport.Finding(
                rule: finding.rule.rawValue, severity: finding.rule.severity.rawValue, label: finding.rule.label,
                remedy: finding.rule.remedy, count: max(finding.count, counts[finding.rule] ?? 0),
                left: counts[finding.rule] ?? 0,
                samples: finding.samples.map { .init(table: $0.table, id: $0.id, detail: $0.detail) })
        }
        return CheckReport(
            path: databasePath, rules: CheckRule.allCases.count + Self.furtherRules, fix: fix,
            isDamaged: found.contains { $0.rule == .integrity }, findings: findings, events: events)
    }

    /// The sums of the events; none where the file is too damaged to be trusted with them.
    private static func sums(_ findings: [CheckFinding], in session: Session) throws -> [CheckReport.EventSums] {
        if findings.contains(where: { $0.rule == .integrity }) { return [] }
        let sums = try EventReconciliation.read(in: session)
        return [
            ("plays", sums.plays), ("likes", sums.likes), ("metrics", sums.metrics),
            ("playlist entries", sums.entries),
        ].map { kind, sums in
            CheckReport.EventSums(
                kind: kind, own: sums.own, mapped: sums.mapped, waiting: sums.waiting, behind: sums.behind,
                astray: sums.astray)
        }
    }
}
