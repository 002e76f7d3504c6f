"""An application with SQLAlchemy models of the published design, on the program's file and on its own."""

import datetime
import json
import unittest

from narada_program import LIBRARY, ROWS, NaradaTest

try:
    from sqlalchemy import create_engine, event, func, select, text
    from sqlalchemy.orm import Session

    from narada_models import (
        ConnectorTrack, EntityType, NaradaDBBase, Playlist, PlaylistMapping, PlaylistTrack, SyncCheckpoint, Track,
        TrackLike, TrackMapping, TrackMetric, TrackPlay,
    )

    IS_MISSING = None
except ImportError as error:
    IS_MISSING = str(error)

if IS_MISSING:
    raise unittest.SkipTest(f"SQLAlchemy is missing ({IS_MISSING})")

TIME = datetime.datetime(2024, 5, 6, 7, 8, 9, 123456)


class ApplicationTest(NaradaTest):
    def engine(self):
        engine = create_engine(f"sqlite:///{self.path}", connect_args={"timeout": 30})
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
        self.addCleanup(engine.dispose)
        return engine

    def session(self):
        session = Session(self.engine())
        self.addCleanup(session.close)
        return session

    def make_application_file(self):
        """A file that the application made, with a column and a table that only it knows."""
        engine = self.engine()
        NaradaDBBase.metadata.create_all(engine)
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE tracks ADD COLUMN mood VARCHAR"))
            connection.execute(text("ALTER TABLE connector_tracks ADD COLUMN stars INTEGER NOT NULL DEFAULT 3"))
            connection.execute(text("CREATE TABLE app_settings (name VARCHAR PRIMARY KEY, value JSON)"))
            connection.execute(text("INSERT INTO app_settings VALUES ('theme', '{\"dark\": true}')"))
        with Session(engine) as session:
            session.add_all([
                Track(title="Hurt", artists={"names": ["Johnny Cash"]}, album="American IV", duration_ms=218_000,
                      isrc="USAM10200001", release_date=datetime.datetime(2002, 11, 5)),
                Track(title="Hurt", artists=["Johnny Cash"], album="American IV", duration_ms=217_000),
                Track(title="Jóga", artists=[{"name": "Björk", "id": "x"}], duration_ms=305_000),
            ])
            session.flush()
            rows = [
                ConnectorTrack(connector_name="spotify", connector_track_id="a1", title="Hurt",
                               artists=["Johnny Cash"], album="American IV", duration_ms=218_400,
                               raw_metadata={"popularity": 70, "available": True, "nested": {"a": [1, None]}}),
                ConnectorTrack(connector_name="lastfm", connector_track_id="z1", title="Joga", artists=["Bjork"],
                               duration_ms=304_000),
            ]
            session.add_all(rows)
            session.flush()
            session.add(TrackMapping(track_id=3, connector_track_id=rows[1].id, match_method="fuzzy", confidence=91))
            playlist = Playlist(name="Road", description="slow", track_count=2)
            session.add(playlist)
            session.flush()
            session.add_all([
                TrackPlay(track_id=1, service="spotify", played_at=TIME, ms_played=1, context={"skipped": False},
                          import_source="spotify_personal_data", import_batch_id="b1"),
                TrackPlay(track_id=2, service="spotify", played_at=TIME, import_source="app", import_batch_id="b1"),
                TrackLike(track_id=2, service="spotify", is_liked=True, liked_at=TIME),
                TrackLike(track_id=3, service="lastfm", is_liked=False),
                TrackMetric(track_id=2, connector_name="lastfm", metric_type="play_count", value=12.5, collected_at=TIME),
                PlaylistTrack(playlist_id=playlist.id, track_id=2, sort_key="a0000000"),
                PlaylistTrack(playlist_id=playlist.id, track_id=3, sort_key="a0000001"),
                PlaylistMapping(playlist_id=playlist.id, connector_name="spotify", connector_playlist_id="p1"),
                SyncCheckpoint(user_id="me", service="lastfm", entity_type=EntityType.PLAYS, last_timestamp=TIME,
                               cursor="next"),
            ])
            session.commit()
        with engine.begin() as connection:
            connection.execute(text("UPDATE tracks SET mood = 'blue ' || id"))
        engine.dispose()


class ReadingTests(ApplicationTest):
    """The application reads what the program wrote."""

    def test_types_and_relationships(self):
        self.make_library()
        session = self.session()
        hurt = session.scalars(select(Track).where(Track.title == "Hurt")).one()
        self.assertEqual(hurt.artists, ["Johnny Cash"])
        self.assertEqual(hurt.release_date, datetime.datetime(2002, 11, 5))
        self.assertIs(hurt.is_deleted, False)
        self.assertIsNone(hurt.deleted_at)
        self.assertLess(abs((datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) - hurt.created_at)
                            .total_seconds()), 3600)
        mapping = hurt.mappings[0]
        self.assertEqual(mapping.connector_track.connector_track_id, "a1")
        self.assertIs(mapping.connector_track.mappings[0].track, hurt)
        self.assertIn(mapping.confidence, range(85, 101))
        self.assertEqual(mapping.match_method, "isrc")
        self.assertEqual(mapping.connector_track.raw_metadata["mood"], "sad")
        self.assertEqual(hurt.plays + hurt.likes + hurt.metrics + hurt.playlist_tracks, [])
        joga = session.scalars(select(Track).where(Track.title == "Jóga")).one()
        self.assertEqual(joga.mappings[0].connector_track.artists, ["Bjork"])

    def test_active_records_see_no_stand_in_and_no_retired_mapping(self):
        self.make_library()
        self.run_program("review", "reject", "spotify:a1")
        session = self.session()
        self.assertEqual(len(session.scalars(Track.active_records()).all()), 3)
        live = session.scalars(TrackMapping.active_records()).all()
        self.assertEqual([row.connector_track.connector_track_id for row in live], ["a3"])
        gone = session.scalars(select(TrackMapping).where(TrackMapping.is_deleted.is_(True))).one()
        self.assertIsInstance(gone.deleted_at, datetime.datetime)


class WritingTests(ApplicationTest):
    """The program reads, resolves and keeps what the application wrote."""

    TABLES = ("track_plays", "track_likes", "track_metrics", "playlists", "playlist_tracks", "playlist_mappings",
              "sync_checkpoints", "app_settings")

    def test_its_file_is_adopted_resolved_and_otherwise_left_alone(self):
        self.make_application_file()
        tables = self.TABLES + ("tracks", "connector_tracks", "track_mappings")
        before = self.dump(*tables)
        self.assertIn("adopted 1 initial_schema", self.run_program("migrate", "up"))
        self.run_program("run")
        self.run_program("check")
        after = {
            table: [{key: row[key] for key in before[table][0]} for row in rows]
            for table, rows in self.dump(*tables).items()
        }
        self.assertEqual(len(after["track_mappings"]), 2)
        after["track_mappings"] = after["track_mappings"][:1]
        self.assertEqual(after, before, "rows of the application are byte for byte what they were")
        session = self.session()
        mapping = session.get(TrackMapping, 2)
        self.assertEqual((mapping.track_id, mapping.connector_track.connector_track_id), (1, "a1"))
        status = json.loads(self.run_program("status", "--json"))
        self.assertEqual(status["first_play"], "2024-05-06 07:08:09.123456")
        self.assertEqual([point["cursor"] for point in status["checkpoints"]], ["next"])

    def test_a_merge_and_its_undo_keep_unknown_columns(self):
        self.make_application_file()
        self.run_program("migrate", "up")
        tables = self.TABLES + ("tracks",)
        before = self.dump(*tables, without=("updated_at",))
        self.run_program("merge", "1", "2")
        session = self.session()
        keeper = session.get(Track, 1)
        self.assertEqual((len(keeper.plays), len(keeper.likes), len(keeper.metrics)), (2, 1, 1))
        self.assertEqual([entry.playlist.name for entry in keeper.playlist_tracks], ["Road"])
        self.assertIs(session.get(Track, 2).is_deleted, True)
        session.close()
        self.run_program("undo", "e1")
        self.assertEqual(self.dump(*tables, without=("updated_at",)), before)

    def test_a_plain_schema_is_given_back(self):
        self.make_application_file()
        before = self.dump("tracks", "connector_tracks", *self.TABLES)
        self.run_program("migrate", "up")
        self.run_program("migrate", "down", "--to", "1", "--force")
        self.assertEqual(self.dump("tracks", "connector_tracks", *self.TABLES), before)

    def test_an_import_keeps_what_it_does_not_know(self):
        self.make_application_file()
        self.run_program("migrate", "up")
        self.import_csv("id,title,artists,album,duration\na1,Hurt,Johnny Cash,American IV,3:39\n", "--connector", "spotify")
        connection = self.connect()
        row = connection.execute("SELECT * FROM connector_tracks WHERE connector_track_id = 'a1'").fetchone()
        self.assertEqual((row["stars"], row["duration_ms"]), (3, 219_000))
        kept = {"popularity": 70, "available": True, "nested": {"a": [1, None]}}
        self.assertEqual(json.loads(row["raw_metadata"]) | kept, json.loads(row["raw_metadata"]))
        added = "id,title,artists\nn1,New,Somebody\n"
        self.import_csv(added, "--connector", "spotify")
        self.assertEqual(
            connection.execute("SELECT stars FROM connector_tracks WHERE connector_track_id = 'n1'").fetchone()[0], 3)

    def test_artists_keep_the_form_that_the_application_gave_them(self):
        self.make_application_file()
        self.run_program("migrate", "up")
        self.run_program("run", "--all", "--create-missing")
        forms = [row["artists"] for row in self.dump("tracks")["tracks"][:3]]
        self.assertEqual([json.loads(form) for form in forms],
                         [{"names": ["Johnny Cash"]}, ["Johnny Cash"], [{"name": "Björk", "id": "x"}]])

    def test_the_application_goes_on_after_us(self):
        self.make_library()
        session = self.session()
        track = session.scalars(select(Track).where(Track.title == "Hurt")).one()
        track.plays.append(TrackPlay(service="app", played_at=TIME, import_source="app", import_batch_id="x"))
        track.album = "American IV (Deluxe)"
        session.add(ConnectorTrack(connector_name="apple", connector_track_id="p1", title="Hurt",
                                   artists=["Johnny Cash"], duration_ms=218_000, isrc="USAM10200001"))
        removed = session.scalars(select(TrackMapping).join(ConnectorTrack).where(
            ConnectorTrack.connector_track_id == "a3")).one()
        removed.mark_soft_deleted()
        session.commit()
        session.close()
        self.run_program("run")
        session = self.session()
        apple = session.scalars(select(ConnectorTrack).where(ConnectorTrack.connector_name == "apple")).one()
        self.assertEqual(apple.mappings[0].track.title, "Hurt")
        self.assertEqual(session.scalar(select(func.count()).select_from(TrackPlay)), 1)
        self.run_program("check")


if __name__ == "__main__":
    unittest.main()
