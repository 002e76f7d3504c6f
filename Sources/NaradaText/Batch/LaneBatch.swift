import CLanes

/// Every text of one block compared with every text of another, in lanes.
///
/// Groups are the outer loop and a handful of texts the inner one: a group's rows stay in the processor's nearest cache
/// while the texts pass by. Patterns longer than any lane are left to the caller.
struct LaneBatch {
    /// Texts that pass by a tile of groups, and slots of a tile: their raw results, a byte or three for each pair, stay
    /// in the second cache (1 MiB and more on machines of the last ten years).
    private static let textsAtOnce = 32
    private static let slotsAtOnce = 16_384

    let texts: CodedTexts
    let patterns: PatternBlock
    var vectors = Vectors.widest

    /// What `finish` reads: of one text and a tile of slots, planes of a byte for each slot.
    struct Results {
        /// The text's index and its symbols.
        let index: Int
        let count: Int
        /// The slots with texts; `planes` begins with that of `firstSlot`.
        let runs: [LengthRun]
        let firstSlot: Int
        let planes: UnsafeMutablePointer<UInt8>
        let planeStride: Int
    }

    /// Compares all with `kernel`, and hands the results to `finish`.
    ///
    /// - Parameter isWorthwhile: whether a text of one length can reach the threshold with texts of others.
    @inline(__always)
    func run<Kernel: LaneKernel>(
        _ kernel: Kernel, isWorthwhile: (_ text: Int, _ lanes: ClosedRange<Int>) -> Bool, finish: (Results) -> Void
    ) {
        for tile in tiles() {
            let first = patterns.groups[tile.lowerBound].firstSlot
            let last = patterns.groups[tile.upperBound - 1]
            let slots = first..<last.firstSlot + last.width.lanes
            let runs = patterns.runs.map { LengthRun(length: $0.length, slots: $0.slots.clamped(to: slots)) }
                .filter { !$0.slots.isEmpty }
            let textBytes = slots.count * Kernel.planes
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.textsAtOnce * textBytes) { raw in
                guard let raw = raw.baseAddress else { return }
                for start in stride(from: 0, to: texts.order.count, by: Self.textsAtOnce) {
                    let some = start..<min(start + Self.textsAtOnce, texts.order.count)
                    compare(
                        kernel, patterns.groups[tile], some, into: raw, planeStride: slots.count,
                        isWorthwhile: isWorthwhile)
                    for place in some {
                        finish(
                            Results(
                                index: texts.order[place], count: texts.count(at: place), runs: runs,
                                firstSlot: first, planes: raw + (place - start) * textBytes,
                                planeStride: slots.count))
                    }
                }
            }
        }
    }

    /// Compares some texts with a tile's groups.
    @inline(__always)
    private func compare<Kernel: LaneKernel>(
        _ kernel: Kernel, _ groups: ArraySlice<LaneGroup>, _ some: Range<Int>, into raw: UnsafeMutablePointer<UInt8>,
        planeStride: Int, isWorthwhile: (_ text: Int, _ lanes: ClosedRange<Int>) -> Bool
    ) {
        let firstSlot = groups.first?.firstSlot ?? 0
        patterns.withRows { rows, lengths in
            texts.withCodes { codes in
                for group in groups {
                    let results = raw + (group.firstSlot - firstSlot)
                    let lengths = lengths + group.firstSlot
                    func body(_ codes: LaneTexts) {
                        compare(
                            kernel, group, rows(group), codes, some, lengths, into: results, planeStride: planeStride,
                            isWorthwhile: isWorthwhile)
                    }
                    if let symbols = group.symbols {
                        texts.withRows(of: patterns.symbols[symbols], some, body)
                    } else {
                        body(codes)
                    }
                }
            }
        }
    }

    /// Compares some texts with one group.
    @inline(__always)
    private func compare<Kernel: LaneKernel>(
        _ kernel: Kernel, _ group: LaneGroup, _ rows: LaneRows, _ codes: LaneTexts, _ some: Range<Int>,
        _ lengths: UnsafePointer<UInt8>, into first: UnsafeMutablePointer<UInt8>, planeStride: Int,
        isWorthwhile: (_ text: Int, _ lanes: ClosedRange<Int>) -> Bool
    ) {
        let textStride = planeStride * Kernel.planes
        var place = some.lowerBound
        while place < some.upperBound {
            let count = texts.count(at: place)
            let results = first + (place - some.lowerBound) * textStride
            guard isWorthwhile(count, group.lengths) else {
                kernel.skip(lanes: group.width.lanes, lengths: lengths, into: results, planeStride: planeStride)
                place += 1
                continue
            }
            kernel.prepare(textCount: count, group: group, lengths: lengths)
            var end = place + 1
            while end < some.upperBound, texts.count(at: end) == count || !Kernel.dependsOnLength,
                isWorthwhile(texts.count(at: end), group.lengths)
            {
                end += 1
            }
            compare(kernel, codes, place..<end, rows, group.width, results, textStride, planeStride)
            place = end
        }
    }

    /// Compares a run of texts with one group.
    @inline(__always)
    private func compare<Kernel: LaneKernel>(
        _ kernel: Kernel, _ codes: LaneTexts, _ run: Range<Int>, _ rows: LaneRows, _ width: LaneWidth,
        _ results: UnsafeMutablePointer<UInt8>, _ textStride: Int, _ planeStride: Int
    ) {
        guard vectors == .plainest else {
            var job = narada_lanes_job(
                codes: codes.codes, starts: codes.starts + run.lowerBound, texts: run.count, rows: rows.rows,
                row_of_code: rows.rowOfCode, lane_bits: width.rawValue, results: results, text_stride: textStride,
                plane_stride: planeStride)
            kernel.compare(&job, with: vectors)
            return
        }
        for place in run {
            let results = results + (place - run.lowerBound) * textStride
            Self.compare(kernel, codes.text(at: place), rows, width, results, planeStride)
        }
    }

    @inline(__always)
    private static func compare<Kernel: LaneKernel>(
        _ kernel: Kernel, _ text: LaneText, _ rows: LaneRows, _ width: LaneWidth,
        _ results: UnsafeMutablePointer<UInt8>, _ planeStride: Int
    ) {
        switch width {
        case .bits8: kernel.compare(text, rows, into: results, planeStride: planeStride, as: Lanes8.self)
        case .bits16: kernel.compare(text, rows, into: results, planeStride: planeStride, as: Lanes16.self)
        case .bits32: kernel.compare(text, rows, into: results, planeStride: planeStride, as: Lanes32.self)
        case .bits64: kernel.compare(text, rows, into: results, planeStride: planeStride, as: Lanes64.self)
        }
    }

    /// Stretches of groups with at most `slotsAtOnce` slots.
    private func tiles() -> [Range<Int>] {
        var tiles: [Range<Int>] = []
        var start = 0
        while start < patterns.groups.count {
            var end = start + 1
            while end < patterns.groups.count,
                patterns.groups[end].firstSlot + patterns.groups[end].width.lanes - patterns.groups[start].firstSlot
                    <= Self.slotsAtOnce
            {
                end += 1
            }
            tiles.append(start..<end)
            start = end
        }
        return tiles
    }
}

extension LaneBatch.Results {
    /// The results of a plane, beginning with the first slot of `run`.
    @inline(__always) func plane(_ number: Int, of run: LengthRun) -> UnsafeMutablePointer<UInt8> {
        planes + number * planeStride + (run.slots.lowerBound - firstSlot)
    }
}
