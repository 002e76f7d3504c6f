/// Reads the records of one format, one at a time, in constant memory.
///
/// A class, since a reader owns its place in a source. New formats conform to this, get a case in `ExportFormat`, and
/// are made in `ExportFormat+Reader.swift`.
protocol ExportReader: AnyObject {
    /// The next record; nil at the end. Damage is an issue of the record that stands there, never an error.
    ///
    /// - Throws: `ImportFault` where the source cannot be read on.
    func next() throws -> ExportRecord?

    /// The same, where the record's last event may be a play that is packed and not handed out: formats that come by the
    /// million make no value of it.
    func next(packing packer: PlayPacker) throws -> ExportRecord?

    /// Where the format can be read on after the last record; nil where only the start will do.
    var mark: ReadMark? { get }

    /// Whether the last record tells that the file ends too early. It is not counted: a whole copy of the file has the
    /// rest of it in its place.
    var endedEarly: Bool { get }

    /// Goes to `mark`. Called at most once, before the first `next`.
    func goOn(at mark: ReadMark) throws
}

extension ExportReader {
    func next(packing packer: PlayPacker) throws -> ExportRecord? { try next() }
    var mark: ReadMark? { nil }
    var endedEarly: Bool { false }
    func goOn(at mark: ReadMark) throws {}
}
