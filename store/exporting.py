"""Everything we remember of one client, in one file for the client: his right, and his story."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, select

from store.admissions import client_by_code
from store.models import (
    Access,
    Answer,
    Assignment,
    Attachment,
    CheckIn,
    Client,
    Consent,
    Contact,
    Due,
    Incident,
    Rhythm,
    Signal,
    SignalEvent,
    Talk,
    Wish,
)
from store.models.base import Base
from store.sealed import Sealed
from store.store import Store
from store.work import Work

_OF_CLIENT: tuple[type[Any], ...] = (
    Consent,
    Contact,
    CheckIn,
    Answer,
    Wish,
    Signal,
    SignalEvent,
    Talk,
    Incident,
    Rhythm,
    Due,
    Assignment,
    Access,
)
_ENDINGS = {"audio/ogg": "ogg", "image/jpeg": "jpg", "image/png": "png"}


def export_client(store: Store, code: str, path: Path) -> int:
    """Write a zip with `story.json` and the recordings; how many rows it holds.

    It is logged as an access. The file holds everything in the clear: it is for the client.
    """
    with store.open_work() as work:
        client = client_by_code(work, code)
        story = {"client": _row(client), **_tables(work, client)}
        work.accesses.append("operator", None, "export", client_id=client.id)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            written = json.dumps(story, ensure_ascii=False, indent=2, default=_plain)
            archive.writestr("story.json", written)
            for attachment in _attachments(work, client):
                archive.writestr(_file_name(attachment), attachment.content or b"")
        work.commit()
    path.chmod(0o600)
    return sum(len(rows) for rows in story.values() if isinstance(rows, list))


def _tables(work: Work, client: Client) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for kind in _OF_CLIENT:
        rows = work.session.scalars(select(kind).where(kind.client_id == client.id))
        found[kind.__tablename__] = [_row(row) for row in rows]
    return found


def _row(row: Base) -> dict[str, Any]:
    """Plain columns as they are, sealed ones opened; hashes say nothing to anybody."""
    columns = [column.key for column in inspect(type(row)).columns]
    plain = [name for name in columns if not name.endswith(("_sealed", "hash"))]
    sealed = [name for name in dir(type(row)) if isinstance(getattr(type(row), name), Sealed)]
    return {name: getattr(row, name) for name in [*plain, *sealed] if name != "content"}


def _attachments(work: Work, client: Client) -> Iterable[Attachment]:
    return work.session.scalars(select(Attachment).where(Attachment.person_id == client.person_id))


def _file_name(attachment: Attachment) -> str:
    ending = _ENDINGS.get(attachment.mime.partition(";")[0], "bin")
    return f"attachments/{attachment.id}.{ending}"


def _plain(value: object) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
