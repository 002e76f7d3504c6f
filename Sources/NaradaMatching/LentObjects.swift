/// Objects that all threads look at and none counts references to.
///
/// A reference that is taken and given back for each row moves the object's cache line from core to core: 15 ns on one
/// thread, 60 beside another (perf, two cores, 2026-11-23). The objects live as long as whoever holds this.
struct LentObjects<Object: AnyObject & Sendable>: Sendable {
    /// Keeps them.
    private let kept: [Object]
    private let lent: [Unmanaged<Object>]

    init(_ objects: [Object]) {
        kept = objects
        lent = objects.map(Unmanaged.passUnretained)
    }

    var count: Int { lent.count }
    var indices: Range<Int> { lent.indices }

    /// What `body` makes of the object at a place below `count`, which is lent to it.
    @inline(__always)
    func with<Result>(_ place: Int, _ body: (Object) -> Result) -> Result {
        lent[place]._withUnsafeGuaranteedRef(body)
    }

    /// Those of them that `isWanted` says, in their order.
    func filter(_ isWanted: (Object) -> Bool) -> LentObjects { LentObjects(kept.filter(isWanted)) }
}
