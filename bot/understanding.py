"""What Zegje understands of a sentence: the same patterns and the same channel as in a talk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import httpx
from pydantic import BaseModel, ConfigDict, Field

from locales.safety import Safety

_FALLBACK = "nlu_fallback"
_TOLD = ("A", "B")
# What the patterns call it, and what it is called here.
_SAFETY = ("self_harm", "abuse", "emergency")


class Asked(BaseModel):
    """One line of the input; `expects` is the slot whose question was open."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    text: str = Field(max_length=8000)
    expects: str | None = None


class Understanding:
    """Asks a running Rasa; raises httpx.HTTPError when it does not answer."""

    def __init__(self, url: str, secret: str, safety: Safety) -> None:
        shown = {"Authorization": f"Bearer {secret}"}
        self._http = httpx.Client(base_url=url, headers=shown, timeout=20)
        self._safety = safety

    def lines(self, lines: Iterable[str]) -> Iterator[str]:
        """JSON in, JSON out, a line each; a line that is no JSON raises ValidationError."""
        for line in lines:
            if line.strip():
                yield json.dumps(self.of(Asked.model_validate_json(line)), ensure_ascii=False)

    def of(self, asked: Asked) -> dict[str, Any]:
        """Everything about one sentence."""
        if not asked.text.strip():
            return _found(asked.text, {"intent": None, "confidence": 0.0, "ranking": []}, None)
        answer = self._http.post("/zegje/understand", json=asked.model_dump())
        answer.raise_for_status()
        return _found(asked.text, answer.json(), self._noticed(asked.text))

    def _noticed(self, text: str) -> str | None:
        notice = self._safety.notice(text)
        if notice is None or notice.tier not in _TOLD or notice.category not in _SAFETY:
            return None
        return notice.category


def _found(text: str, understood: dict[str, Any], noticed: str | None) -> dict[str, Any]:
    is_clear = understood["intent"] not in (None, _FALLBACK)
    return {
        "text": text,
        "intent": understood["intent"],
        "confidence": round(understood["confidence"], 4),
        "ranking": [[name, round(sure, 4)] for name, sure in understood["ranking"]],
        "outcome": "understood" if is_clear else "not_understood",
        "offered": [],
        "safety": noticed or understood.get("danger"),
    }
