import CSQLiteSwitches

/// SQLite's own account of the memory that it uses.
public enum MemoryCounting {
    /// Has SQLite not count its memory, and says whether it agreed: it does before its first connection in the process,
    /// never later.
    ///
    /// For programs, at their beginning; a library must not decide it. SQLite takes a lock of the whole process for each
    /// piece of memory that it counts: a tenth of its time where rows go in by the million. Nothing of ours reads the
    /// account (https://www.sqlite.org/c3ref/c_config_covering_index_scan.html, `SQLITE_CONFIG_MEMSTATUS`).
    @discardableResult
    public static func stop() -> Bool { narada_sqlite_stop_counting_memory() == 0 }
}
