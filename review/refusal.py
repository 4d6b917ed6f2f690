"""The one way to say no: a kind page, and nothing about what does or does not exist."""

from __future__ import annotations


class Refusal(Exception):
    """Shows the texts `<name>_title` and `<name>`, with `values` filled in."""

    def __init__(self, name: str, status: int, **values: str) -> None:
        super().__init__(name)
        self.name, self.status, self.values = name, status, values


def missing() -> Refusal:
    """Unknown, somebody else's, or never sent: all the same from outside."""
    return Refusal("missing", 404)
