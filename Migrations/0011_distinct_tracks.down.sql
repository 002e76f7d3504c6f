DROP TABLE distinct_tracks;

-- What a merge filled in stays filled in: the plain list of changes cannot name it.
CREATE TABLE edit_rows_without_filled (
    id INTEGER PRIMARY KEY,
    edit_id INTEGER NOT NULL,            -- FK to edits table
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    change VARCHAR NOT NULL CHECK (change IN ('deleted', 'moved', 'liked', 'inserted', 'closed', 'identified')),
    before JSON,                         -- Column names and values; NULL for an inserted row
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (edit_id) REFERENCES edits(id)
);

INSERT INTO edit_rows_without_filled
SELECT id, edit_id, table_name, row_id, change, before, created_at, updated_at, is_deleted, deleted_at FROM edit_rows
WHERE change <> 'filled';
DROP TABLE edit_rows;
ALTER TABLE edit_rows_without_filled RENAME TO edit_rows;

CREATE INDEX ix_edit_rows_edit ON edit_rows(edit_id, table_name, change);
CREATE INDEX ix_edit_rows_row ON edit_rows(table_name, row_id);
