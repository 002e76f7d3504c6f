/// Switches of SQLite behind functions that take any number of arguments, which Swift cannot call.
#ifndef NARADA_CSQLITE_SWITCHES_H
#define NARADA_CSQLITE_SWITCHES_H

struct sqlite3;

/// Has SQLite not count the memory that it uses. 0 where it agrees: only before its first connection in the process.
int narada_sqlite_stop_counting_memory(void);

/// Has SQLite look up the foreign keys of what `connection` writes, or not; also inside a transaction, where the
/// pragma of that name does nothing. Says what held before: 1 or 0; -1 where SQLite refuses.
int narada_sqlite_look_up_foreign_keys(struct sqlite3 *connection, int wanted);

#endif
