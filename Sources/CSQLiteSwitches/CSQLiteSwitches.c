#include "CSQLiteSwitches.h"

#include <sqlite3.h>

int narada_sqlite_stop_counting_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int narada_sqlite_look_up_foreign_keys(struct sqlite3 *connection, int wanted) {
    int before = 0, after = 0;
    // A negative value asks and changes nothing.
    if (sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &before) != SQLITE_OK) return -1;
    if (sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_FKEY, wanted != 0, &after) != SQLITE_OK) return -1;
    return after == (wanted != 0) ? before : -1;
}
