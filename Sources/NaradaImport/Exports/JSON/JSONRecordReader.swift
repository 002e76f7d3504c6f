import NaradaModel

/// A reader of a format whose records are JSON: walks the stream, and asks its `Interpreter` what each record says.
final class JSONRecordReader<Interpreter: JSONInterpreter>: ExportReader {
    private let stream: JSONStream
    private var interpreter: Interpreter
    private let canGoOn: Bool

    /// - Parameter shape: where the records stand in this file.
    init(_ window: ByteWindow, line: Int, _ interpreter: Interpreter, _ shape: JSONShape) {
        stream = JSONStream(window, line: line, shape: shape)
        self.interpreter = interpreter
        canGoOn = Interpreter.isStateless
    }

    var mark: ReadMark? { canGoOn ? stream.mark : nil }
    var endedEarly: Bool { stream.endedEarly }

    func goOn(at mark: ReadMark) throws { try stream.goOn(at: mark) }

    func next() throws -> ExportRecord? { try next(nil) }

    func next(packing packer: PlayPacker) throws -> ExportRecord? { try next(packer) }

    private func next(_ packer: PlayPacker?) throws -> ExportRecord? {
        while let step = try stream.next() {
            switch step {
            case .record:
                var record = ExportRecord(place: stream.place)
                stream.withRecord { json in
                    do throws(JSONRecord.Problem) {
                        try interpreter.read(json, into: &record, packing: packer)
                    } catch {
                        record.refuse(error.text, error.advice)
                    }
                }
                return signed(record)
            case .member(let key, let value): interpreter.read(key, value)
            case .begin(let name):
                var record = ExportRecord(place: stream.place)
                interpreter.begin(name, into: &record)
                if !record.isSilent { return signed(record) }
            case .end(let name):
                var record = ExportRecord(place: stream.place)
                interpreter.end(name, into: &record)
                if !record.isSilent { return signed(record) }
            case .damage(let damage):
                var record = ExportRecord(place: stream.place)
                record.refuse(damage.problem, damage.advice)
                return signed(record)
            }
        }
        return nil
    }

    private func signed(_ record: ExportRecord) -> ExportRecord {
        guard !record.issues.isEmpty else { return record }
        var record = record
        for index in record.issues.indices { record.issues[index].row.file = stream.file }
        return record
    }
}

/// What a JSON format's records mean.
protocol JSONInterpreter {
    /// Whether a record can be read without those before it.
    static var isStateless: Bool { get }

    /// Adds what the record says.
    ///
    /// - Throws: why the record is refused.
    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem)
    /// The same, where a play may be packed as the record's last event, and is none of `record.events` then.
    mutating func read(
        _ json: JSONRecord, into record: inout ExportRecord, packing packer: PlayPacker?
    ) throws(JSONRecord.Problem)
    /// Takes a plain member of an object that hands them out.
    mutating func read(_ key: String, _ value: JSONValue)
    /// Takes the beginning of a named object.
    mutating func begin(_ name: String, into record: inout ExportRecord)
    /// Takes the end of a named object.
    mutating func end(_ name: String, into record: inout ExportRecord)
}

extension JSONInterpreter {
    static var isStateless: Bool { false }
    mutating func read(
        _ json: JSONRecord, into record: inout ExportRecord, packing packer: PlayPacker?
    ) throws(JSONRecord.Problem) {
        try read(json, into: &record)
    }
    mutating func read(_ key: String, _ value: JSONValue) {}
    mutating func begin(_ name: String, into record: inout ExportRecord) {}
    mutating func end(_ name: String, into record: inout ExportRecord) {}
}

extension ExportRecord {
    /// Whether there is nothing to hand out.
    var isSilent: Bool { events.isEmpty && issues.isEmpty && passedOver == nil }

    /// Adds a warning at the record's place; the reader puts the file's name in.
    mutating func warn(_ problem: String, _ advice: String) {
        issues.append(
            RowIssue(
                row: RefusedRow(file: "", line: place.line, problem: problem, advice: advice), severity: .warning))
    }

    /// Refuses the record: its events go, and the issue says why.
    mutating func refuse(_ problem: String, _ advice: String) {
        events = []
        passedOver = nil
        issues.append(
            RowIssue(
                row: RefusedRow(file: "", line: place.line, problem: problem, advice: advice), severity: .refused))
    }
}
