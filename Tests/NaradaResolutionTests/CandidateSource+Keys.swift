import NaradaMatching
@testable import NaradaResolution

extension CandidateSource {
    /// What the source collects over all readings of the track.
    private func collected(of track: FoldedTrack) -> (filed: [UInt64], sought: [UInt64]) {
        withUnsafeTemporaryAllocation(byteCount: KeyCollector.room, alignment: MemoryLayout<UInt64>.alignment) { room in
            var keys = KeyCollector(room: room)
            for index in 0..<track.readingCount { addKeys(of: track.reading(index), to: &keys) }
            return (keys.filed.array, keys.sought.array)
        }
    }

    /// The keys under which the source files the track.
    func keys(of track: FoldedTrack) -> [UInt64] { collected(of: track).filed }

    /// The keys under which it looks for the track's like.
    func soughtKeys(of track: FoldedTrack) -> [UInt64] { collected(of: track).sought }
}
