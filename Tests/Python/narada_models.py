"""SQLAlchemy models of the published Narada schema, as a Python application has them.

Only what the published design says: ten tables, five base columns, JSON for artists and metadata. None of the columns
that narada-resolve adds is here, which is the point: an application that does not know them must be able to go on.
"""

import datetime
import enum
from typing import Any, List, Optional

from sqlalchemy import JSON, Boolean, DateTime, Enum, Float, ForeignKey, Index, Integer, String, Text, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


def now() -> datetime.datetime:
    """The time as the application stores it: UTC without a zone."""
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)


class NaradaDBBase(DeclarativeBase):
    """What every table has."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    is_deleted: Mapped[bool] = mapped_column(Boolean, default=False)
    deleted_at: Mapped[Optional[datetime.datetime]] = mapped_column(DateTime)
    created_at: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)
    updated_at: Mapped[datetime.datetime] = mapped_column(DateTime, default=now, onupdate=now)

    @classmethod
    def active_records(cls):
        """The rows that are not soft-deleted."""
        return select(cls).where(cls.is_deleted.is_(False)).order_by(cls.id)

    def mark_soft_deleted(self) -> None:
        self.is_deleted = True
        self.deleted_at = now()


class EntityType(str, enum.Enum):
    """What a checkpoint is of; stored by its value."""

    LIKES = "likes"
    PLAYS = "plays"


class Track(NaradaDBBase):
    __tablename__ = "tracks"

    title: Mapped[str] = mapped_column(String)
    artists: Mapped[Any] = mapped_column(JSON)
    album: Mapped[Optional[str]] = mapped_column(String)
    duration_ms: Mapped[Optional[int]] = mapped_column(Integer)
    release_date: Mapped[Optional[datetime.datetime]] = mapped_column(DateTime)
    spotify_id: Mapped[Optional[str]] = mapped_column(String, index=True)
    isrc: Mapped[Optional[str]] = mapped_column(String, index=True)
    mbid: Mapped[Optional[str]] = mapped_column(String, index=True)

    mappings: Mapped[List["TrackMapping"]] = relationship(back_populates="track", passive_deletes=True)
    metrics: Mapped[List["TrackMetric"]] = relationship(back_populates="track", passive_deletes=True)
    likes: Mapped[List["TrackLike"]] = relationship(back_populates="track", passive_deletes=True)
    plays: Mapped[List["TrackPlay"]] = relationship(back_populates="track", passive_deletes=True)
    playlist_tracks: Mapped[List["PlaylistTrack"]] = relationship(back_populates="track", passive_deletes=True)


class ConnectorTrack(NaradaDBBase):
    __tablename__ = "connector_tracks"
    __table_args__ = (
        Index("ix_connector_tracks_lookup", "connector_name", "isrc"),
        Index("ix_connector_tracks_unique", "connector_name", "connector_track_id", unique=True),
    )

    connector_name: Mapped[str] = mapped_column(String, index=True)
    connector_track_id: Mapped[str] = mapped_column(String)
    title: Mapped[str] = mapped_column(String)
    artists: Mapped[Any] = mapped_column(JSON)
    album: Mapped[Optional[str]] = mapped_column(String)
    duration_ms: Mapped[Optional[int]] = mapped_column(Integer)
    isrc: Mapped[Optional[str]] = mapped_column(String)
    release_date: Mapped[Optional[datetime.datetime]] = mapped_column(DateTime)
    raw_metadata: Mapped[Optional[Any]] = mapped_column(JSON(none_as_null=True))
    last_updated: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)

    mappings: Mapped[List["TrackMapping"]] = relationship(back_populates="connector_track", passive_deletes=True)


class TrackMapping(NaradaDBBase):
    __tablename__ = "track_mappings"
    __table_args__ = (Index("ix_track_mappings_lookup", "track_id", "connector_track_id"),)

    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    connector_track_id: Mapped[int] = mapped_column(ForeignKey("connector_tracks.id"))
    match_method: Mapped[str] = mapped_column(String)
    confidence: Mapped[int] = mapped_column(Integer)

    track: Mapped[Track] = relationship(back_populates="mappings")
    connector_track: Mapped[ConnectorTrack] = relationship(back_populates="mappings")


class TrackMetric(NaradaDBBase):
    __tablename__ = "track_metrics"
    __table_args__ = (Index("ix_track_metrics_lookup", "track_id", "connector_name", "metric_type"),)

    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    connector_name: Mapped[str] = mapped_column(String)
    metric_type: Mapped[str] = mapped_column(String)
    value: Mapped[float] = mapped_column(Float)
    collected_at: Mapped[datetime.datetime] = mapped_column(DateTime)

    track: Mapped[Track] = relationship(back_populates="metrics")


class TrackLike(NaradaDBBase):
    __tablename__ = "track_likes"
    __table_args__ = (
        Index("ix_track_likes_unique", "track_id", "service", unique=True),
        Index("ix_track_likes_lookup", "service", "is_liked"),
    )

    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    service: Mapped[str] = mapped_column(String)
    is_liked: Mapped[bool] = mapped_column(Boolean)
    liked_at: Mapped[Optional[datetime.datetime]] = mapped_column(DateTime)
    last_synced: Mapped[Optional[datetime.datetime]] = mapped_column(DateTime)

    track: Mapped[Track] = relationship(back_populates="likes")


class TrackPlay(NaradaDBBase):
    __tablename__ = "track_plays"
    __table_args__ = (
        Index("ix_track_plays_service", "service"),
        Index("ix_track_plays_timeline", "played_at"),
    )

    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    service: Mapped[str] = mapped_column(String)
    played_at: Mapped[datetime.datetime] = mapped_column(DateTime)
    ms_played: Mapped[Optional[int]] = mapped_column(Integer)
    context: Mapped[Optional[Any]] = mapped_column(JSON(none_as_null=True))
    import_timestamp: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)
    import_source: Mapped[str] = mapped_column(String)
    import_batch_id: Mapped[str] = mapped_column(String)

    track: Mapped[Track] = relationship(back_populates="plays")


class Playlist(NaradaDBBase):
    __tablename__ = "playlists"

    name: Mapped[str] = mapped_column(String)
    description: Mapped[Optional[str]] = mapped_column(Text)
    track_count: Mapped[int] = mapped_column(Integer, default=0)

    tracks: Mapped[List["PlaylistTrack"]] = relationship(
        back_populates="playlist", order_by="PlaylistTrack.sort_key", passive_deletes=True
    )
    mappings: Mapped[List["PlaylistMapping"]] = relationship(back_populates="playlist", passive_deletes=True)


class PlaylistMapping(NaradaDBBase):
    __tablename__ = "playlist_mappings"
    __table_args__ = (Index("ix_playlist_mappings_unique", "playlist_id", "connector_name", unique=True),)

    playlist_id: Mapped[int] = mapped_column(ForeignKey("playlists.id"))
    connector_name: Mapped[str] = mapped_column(String)
    connector_playlist_id: Mapped[str] = mapped_column(String)
    last_synced: Mapped[Optional[datetime.datetime]] = mapped_column(DateTime)

    playlist: Mapped[Playlist] = relationship(back_populates="mappings")


class PlaylistTrack(NaradaDBBase):
    __tablename__ = "playlist_tracks"
    __table_args__ = (Index("ix_playlist_tracks_order", "playlist_id", "sort_key"),)

    playlist_id: Mapped[int] = mapped_column(ForeignKey("playlists.id"))
    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    sort_key: Mapped[str] = mapped_column(String)

    playlist: Mapped[Playlist] = relationship(back_populates="tracks")
    track: Mapped[Track] = relationship(back_populates="playlist_tracks")


class SyncCheckpoint(NaradaDBBase):
    __tablename__ = "sync_checkpoints"
    __table_args__ = (Index("ix_sync_checkpoints_unique", "user_id", "service", "entity_type", unique=True),)

    user_id: Mapped[str] = mapped_column(String)
    service: Mapped[str] = mapped_column(String)
    entity_type: Mapped[EntityType] = mapped_column(
        Enum(EntityType, native_enum=False, create_constraint=False, values_callable=lambda kind: [e.value for e in kind])
    )
    last_timestamp: Mapped[Optional[datetime.datetime]] = mapped_column(DateTime)
    cursor: Mapped[Optional[str]] = mapped_column(String)


__all__ = [
    "ConnectorTrack", "EntityType", "NaradaDBBase", "Playlist", "PlaylistMapping", "PlaylistTrack", "Session",
    "SyncCheckpoint", "Track", "TrackLike", "TrackMapping", "TrackMetric", "TrackPlay", "now",
]
