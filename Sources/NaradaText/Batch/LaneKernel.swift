import CLanes

/// The comparison of one text with all lanes of a group.
protocol LaneKernel {
    /// Bytes of result for each lane, each in a plane of its own.
    static var planes: Int { get }
    /// Whether `prepare` makes something of the text's length.
    static var dependsOnLength: Bool { get }

    /// Called before texts of `textCount` symbols are compared with a group.
    ///
    /// - Parameter lengths: the symbols of each lane's text.
    func prepare(textCount: Int, group: LaneGroup, lengths: UnsafePointer<UInt8>)

    /// Writes the results of all lanes at `results`, those of the next plane `planeStride` bytes behind.
    func compare<Row: LaneVector>(
        _ text: LaneText, _ rows: LaneRows, into results: UnsafeMutablePointer<UInt8>, planeStride: Int, as: Row.Type)

    /// Does the same for all texts of `job`, with vectors that this file's compiler may not use.
    func compare(_ job: inout narada_lanes_job, with vectors: Vectors)

    /// Writes the results of lanes that the threshold excludes unseen.
    func skip(lanes: Int, lengths: UnsafePointer<UInt8>, into results: UnsafeMutablePointer<UInt8>, planeStride: Int)
}

extension LaneKernel {
    static var dependsOnLength: Bool { false }

    func prepare(textCount: Int, group: LaneGroup, lengths: UnsafePointer<UInt8>) {}
}
