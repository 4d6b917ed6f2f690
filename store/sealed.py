"""Sealed attributes: read and written as plain words on a row, kept encrypted in its table.

A value set on a new row waits in memory until the flush, when the row knows its owner; on a stored
row it is sealed at once. Reading opens lazily, inside the unit of work, and remembers the result
for exactly the sealed bytes that it came from.
"""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, cast, overload, runtime_checkable

from sqlalchemy import event
from sqlalchemy.orm import Session, object_session

from store.errors import ReadTooLate

KEYRING = "keyring"  # where a session carries the opener of its unit of work

T = TypeVar("T")


class Opener(Protocol):
    """What seals and opens for one unit of work (`store.keyring.Keyring`)."""

    def seal(self, person_id: str, plain: bytes, place: str) -> bytes: ...

    def open(self, person_id: str, sealed: bytes, place: str) -> bytes: ...


@runtime_checkable
class Sealable(Protocol):
    """A row with sealed attributes; it has an `id` from its construction on."""

    def whose_key(self, session: Session) -> str:
        """The id of the person whose key seals this row's words."""
        ...


class Sealed(Generic[T]):
    """The descriptor behind `words = sealed_text()`; its column is `words_sealed`."""

    def __init__(self, encode: Callable[[Any], bytes], decode: Callable[[bytes], Any]) -> None:
        self._encode = encode
        self._decode = decode

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.column = f"{name}_sealed"

    @overload
    def __get__(self, row: None, owner: type) -> "Sealed[T]": ...

    @overload
    def __get__(self, row: Sealable, owner: type) -> T: ...

    def __get__(self, row: Sealable | None, owner: type) -> "Sealed[T] | T":
        if row is None:
            return self
        waiting = _waiting(row)
        value = waiting[self] if self in waiting else self._open(row)
        return cast("T", value)

    def __set__(self, row: Sealable, value: T) -> None:
        session = object_session(row)
        if session is None or row in session.new:
            _waiting(row)[self] = value
        else:
            self.seal(row, value, session)

    def seal(self, row: Sealable, value: T, session: Session) -> None:
        """Put the sealed bytes of `value` in the row's column."""
        sealed = None
        if value is not None:
            opener: Opener = session.info[KEYRING]
            sealed = opener.seal(row.whose_key(session), self._encode(value), self._place(row))
        setattr(row, self.column, sealed)
        _opened(row)[self] = (sealed, value)

    def _open(self, row: Sealable) -> Any:
        sealed = getattr(row, self.column)
        before, value = _opened(row).get(self, (None, None))
        if sealed is None or sealed == before:
            return None if sealed is None else value
        session = object_session(row)
        if session is None:
            raise ReadTooLate(f"{self._place(row)} must be opened inside its unit of work")
        opener: Opener = session.info[KEYRING]
        value = self._decode(opener.open(row.whose_key(session), sealed, self._place(row)))
        _opened(row)[self] = (sealed, value)
        return value

    def _place(self, row: Any) -> str:
        return f"{row.__tablename__}|{self.name}|{row.id}"


def sealed_text() -> Sealed[str | None]:
    """Words that may be absent."""
    return Sealed(str.encode, bytes.decode)


def sealed_required_text() -> Sealed[str]:
    """Words that every row of the table has."""
    return Sealed(str.encode, bytes.decode)


def sealed_bytes() -> Sealed[bytes | None]:
    """A recording or a picture."""
    return Sealed(bytes, bytes)


@event.listens_for(Session, "before_flush")
def _seal_new_rows(session: Session, context: object, instances: object) -> None:
    for row in session.new:
        if isinstance(row, Sealable):
            row.whose_key(session)  # its column is filled, also when nothing is sealed yet
            waiting = _waiting(row)
            while waiting:
                attribute, value = waiting.popitem()
                attribute.seal(row, value, session)


def _waiting(row: Sealable) -> dict[Sealed[Any], Any]:
    return cast("dict[Sealed[Any], Any]", row.__dict__.setdefault("_waiting", {}))


def _opened(row: Sealable) -> dict[Sealed[Any], tuple[bytes | None, Any]]:
    held = row.__dict__.setdefault("_opened", {})
    return cast("dict[Sealed[Any], tuple[bytes | None, Any]]", held)
