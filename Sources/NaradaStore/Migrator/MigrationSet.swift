import Foundation
import NaradaMigrations

/// Every step of a schema in order: numbers 1, 2, 3 … without a gap.
public struct MigrationSet: Hashable, Sendable {
    /// The steps, by number.
    public let migrations: [Migration]

    /// The last number, or 0 where there is no step.
    public var lastVersion: Int { migrations.last?.version ?? 0 }

    /// The steps, put in order.
    ///
    /// - Throws: `MigrationFault.duplicateNumber`, `.gap`.
    public init(_ migrations: [Migration]) throws(MigrationFault) {
        let ordered = migrations.sorted { ($0.version, $0.title) < ($1.version, $1.title) }
        for (left, right) in zip(ordered, ordered.dropFirst()) where left.version == right.version {
            throw .duplicateNumber(left.version, names: [left.name, right.name])
        }
        for (expected, migration) in zip(1..., ordered) where migration.version != expected {
            throw .gap(missing: expected, before: migration.name)
        }
        self.migrations = ordered
    }

    /// The steps that the program carries.
    ///
    /// - Throws: `MigrationFault` where the program was built from a faulty list; a test holds it to the files.
    public static var embedded: MigrationSet {
        get throws(MigrationFault) {
            var migrations: [Migration] = []
            for file in EmbeddedMigration.all {
                guard let (version, title) = MigrationFileName.read(stem: file.name) else {
                    throw .misnamed(file: file.name)
                }
                migrations.append(Migration(version: version, title: title, up: file.up, down: file.down))
            }
            return try MigrationSet(migrations)
        }
    }

    /// The steps in a folder of `NNNN_title.up.sql` and `.down.sql`.
    ///
    /// Other files are left alone, but one that is almost a migration is refused: skipped silently, it would be a
    /// change that somebody believes was made.
    ///
    /// - Throws: `MigrationFault.unreadable`, `.misnamed`, `.duplicateNumber`, `.missingHalf`, `.gap`.
    public init(directory: String) throws(MigrationFault) {
        var texts: [MigrationFileName: String] = [:]
        for file in try Self.files(in: directory) {
            guard let name = MigrationFileName(file) else {
                if MigrationFileName.isAlmost(file) { throw .misnamed(file: file) }
                continue
            }
            texts[name] = try Self.text(of: directory + "/" + file)
        }
        var halves: [String: (version: Int, title: String, up: String?, down: String?)] = [:]
        for (file, text) in texts {
            let name = Migration.name(version: file.version, title: file.title)
            var half = halves[name] ?? (file.version, file.title, nil, nil)
            switch file.direction {
            case .up: half.up = text
            case .down: half.down = text
            }
            halves[name] = half
        }
        // By name, so that of several faults the same one is told every time; numbers first, since two halves that
        // do not fit are most often one step under two titles.
        let ordered = halves.sorted { $0.key < $1.key }
        for (left, right) in zip(ordered, ordered.dropFirst()) where left.value.version == right.value.version {
            throw .duplicateNumber(left.value.version, names: [left.key, right.key])
        }
        var migrations: [Migration] = []
        for (name, half) in ordered {
            guard let up = half.up else { throw .missingHalf(name, .up) }
            guard let down = half.down else { throw .missingHalf(name, .down) }
            migrations.append(Migration(version: half.version, title: half.title, up: up, down: down))
        }
        try self.init(migrations)
    }

    /// The steps up to and including `version`.
    func prefix(through version: Int) -> ArraySlice<Migration> {
        migrations.prefix { $0.version <= version }
    }

    private static func files(in directory: String) throws(MigrationFault) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        } catch {
            throw .unreadable(path: directory)
        }
    }

    private static func text(of path: String) throws(MigrationFault) -> String {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else { throw .unreadable(path: path) }
        return text
    }
}
