"""The few exact words that the bot obeys by itself, also when Rasa is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ConfigDict

from locales.reading import read_yaml

FILE = "commands.yml"


@dataclass(frozen=True)
class Commands:
    """Per command the words that mean it when a message holds nothing else."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    call_person: frozenset[str] = frozenset()
    repeat: frozenset[str] = frozenset()
    slower: frozenset[str] = frozenset()
    payloads: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def payload(self, text: str | None) -> str | None:
        """The trusted payload that the whole message stands for."""
        words = bare(text)
        return next((name for name, known in self.payloads.items() if words in known), None)

    def is_call_for_person(self, text: str | None) -> bool:
        """The whole message is a call for a human being."""
        return bare(text) in self.call_person

    def is_repeat(self, text: str | None) -> bool:
        """The whole message asks for the question again."""
        return bare(text) in self.repeat

    def is_slower(self, text: str | None) -> bool:
        """The whole message asks for a slower voice."""
        return bare(text) in self.slower


def load_commands(folder: Path) -> Commands:
    """The commands of a folder of words."""
    return read_yaml(folder / FILE, Commands)


def bare(text: str | None) -> str:
    """Only the words: capitals, pictograms and full stops do not count."""
    kept = "".join(letter for letter in text or "" if letter.isalnum() or letter.isspace())
    return " ".join(kept.casefold().split())
