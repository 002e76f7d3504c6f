"""Python's own sqlite3 on the program's file, and the two at once."""

import datetime
import json
import threading
import unittest

from narada_program import NaradaTest

STAMP = "%Y-%m-%d %H:%M:%S.%f"


class ReadingTests(NaradaTest):
    def test_dates_booleans_and_json_are_what_python_expects(self):
        self.make_library()
        connection = self.connect()
        for table in ("tracks", "connector_tracks", "track_mappings"):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            self.assertTrue(rows)
            for row in rows:
                for column in ("created_at", "updated_at"):
                    datetime.datetime.strptime(row[column], STAMP)
                self.assertIn(row["is_deleted"], (0, 1))
        track = connection.execute("SELECT * FROM tracks WHERE title = 'Hurt'").fetchone()
        self.assertEqual(json.loads(track["artists"]), ["Johnny Cash"])
        self.assertEqual(track["release_date"], "2002-11-05 00:00:00.000000")
        row = connection.execute("SELECT * FROM connector_tracks WHERE connector_track_id = 'a1'").fetchone()
        self.assertEqual(json.loads(row["raw_metadata"])["mood"], "sad")
        datetime.datetime.strptime(row["last_updated"], STAMP)

    def test_text_order_of_dates_is_time_order(self):
        self.make_library()
        stamps = [row[0] for row in self.connect().execute("SELECT created_at FROM tracks ORDER BY id")]
        self.assertEqual(stamps, sorted(stamps, key=lambda text: datetime.datetime.strptime(text, STAMP)))


class BothAtOnceTests(NaradaTest):
    def test_a_reader_of_ours_keeps_its_state_while_the_program_writes(self):
        self.make_library()
        reader = self.connect()
        reader.execute("BEGIN")
        count = "SELECT count(*) FROM connector_tracks"
        before = reader.execute(count).fetchone()[0]
        self.import_csv("id,title,artists\nb1,New,Somebody\n", "--connector", "spotify")
        self.run_program("run")
        self.assertEqual(reader.execute(count).fetchone()[0], before)
        reader.execute("COMMIT")
        self.assertEqual(reader.execute(count).fetchone()[0], before + 1)
        self.run_program("check")

    def test_writes_of_ours_go_in_between_the_batches_of_a_run(self):
        self.make_library()
        many = "id,title,artists\n" + "".join(f"m{n},Song number {n},Band {n % 70}\n" for n in range(4500))
        self.import_csv(many, "--connector", "lastfm")
        run = self.start("run")
        connection = self.connect()
        written = 0
        # At least a few, however fast the run is; each waits for its turn and none is refused.
        while run.poll() is None or written < 5:
            connection.execute(
                "INSERT INTO track_plays (track_id, service, played_at, import_timestamp, import_source, import_batch_id,"
                " created_at, updated_at) VALUES (1, 'radio', ?, '2026-01-01', 'app', 'b', '2026-01-01', '2026-01-01')",
                (f"2026-01-01 00:00:00.{written:06d}",),
            )
            written += 1
        output, errors = run.communicate()
        self.assertEqual(run.returncode, 0, errors + output)
        plays = connection.execute("SELECT count(*), count(DISTINCT played_at) FROM track_plays").fetchone()
        self.assertEqual(tuple(plays), (written, written))
        left = connection.execute(
            "SELECT count(*) FROM connector_tracks c WHERE NOT EXISTS (SELECT 1 FROM track_mappings m"
            " WHERE m.connector_track_id = c.id) AND NOT EXISTS (SELECT 1 FROM match_attempts a WHERE"
            " a.connector_track_id = c.id) AND NOT EXISTS (SELECT 1 FROM review_items i WHERE"
            " i.connector_track_id = c.id)"
        ).fetchone()[0]
        self.assertEqual(left, 0)
        self.run_program("check")

    def test_a_writer_of_ours_that_takes_long_is_named_and_nothing_is_lost(self):
        self.make_library()
        writer = self.connect()
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE tracks SET album = 'Mine' WHERE id = 3")
        errors = self.run_program("import", "csv", self.write("c.csv", "id,title\nc1,X\n"), "--connector", "x", status=3)
        self.assertIn("Another program is writing", errors)
        writer.execute("COMMIT")
        self.run_program("import", "csv", self.write("c.csv", "id,title\nc1,X\n"), "--connector", "x")
        self.assertEqual(writer.execute("SELECT album FROM tracks WHERE id = 3").fetchone()[0], "Mine")

    def test_a_backup_is_taken_while_ours_writes(self):
        self.make_library()
        stop = threading.Event()

        def write():
            connection = self.connect_here()
            number = 0
            while not stop.is_set():
                connection.execute("UPDATE playlists SET name = ? WHERE id = 1", (f"Road {number}",))
                number += 1
            connection.close()

        self.connect().execute(
            "INSERT INTO playlists (name, created_at, updated_at) VALUES ('Road', '2026-01-01', '2026-01-01')"
        )
        thread = threading.Thread(target=write)
        thread.start()
        try:
            for number in range(3):
                self.run_program("backup", f"{self.folder}/copy{number}.db")
        finally:
            stop.set()
            thread.join()
        self.path = f"{self.folder}/copy2.db"
        self.run_program("check")

    def connect_here(self):
        """A connection for another thread, which closes it itself."""
        import sqlite3

        return sqlite3.connect(self.path, isolation_level=None, timeout=30)


if __name__ == "__main__":
    unittest.main()
