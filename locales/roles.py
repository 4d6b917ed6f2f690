"""Words for the part that somebody plays in a client's life, for the guard of danger."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict

from locales.reading import read_yaml


@dataclass(frozen=True)
class _File:
    __pydantic_config__ = ConfigDict(extra="forbid")
    roles: dict[str, frozenset[str]]


def read_roles(folder: Path) -> Mapping[str, frozenset[str]]:
    """For each relation of a contact, and for on_call, the words that mean it."""
    path = folder / "roles.yml"
    return read_yaml(path, _File).roles if path.exists() else {}
