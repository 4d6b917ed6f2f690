"""What Zegje understands of a sentence: the same patterns and the same channel as in a talk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import httpx
from pydantic import BaseModel, ConfigDict, Field

from bot.borrowed_rasa import borrowed_rasa
from bot.settings import BotSettings
from locales.loader import load_words
from locales.release import current_release
from locales.safety import Safety

_TOLD = ("A", "B")
# What the patterns call it, and what it is called here.
_SAFETY = ("self_harm", "abuse", "emergency")
_SILENCE: dict[str, Any] = {
    "intent": None,
    "confidence": 0.0,
    "ranking": [],
    "outcome": "not_understood",
    "offered": [],
}


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
            return _found(asked.text, _SILENCE, None)
        answer = self._http.post("/zegje/understand", json=asked.model_dump())
        answer.raise_for_status()
        return _found(asked.text, answer.json(), self._noticed(asked.text))

    def is_noticed_alone(self, text: str) -> bool:
        """Whether the bot hears danger in it while Rasa is silent."""
        return self._noticed(text) is not None or self._safety.suspect(text) is not None

    def _noticed(self, text: str) -> str | None:
        notice = self._safety.notice(text)
        if notice is None or notice.tier not in _TOLD or notice.category not in _SAFETY:
            return None
        return notice.category


def understand_lines(settings: BotSettings, lines: Iterable[str]) -> Iterator[str]:
    """With the words and the model that are live; raises NoRelease and RasaUnavailable."""
    words = load_words(current_release(settings.var_dir).words)
    with borrowed_rasa(settings) as url:
        secret = settings.rasa_secret.get_secret_value()
        yield from Understanding(url, secret, words.safety).lines(lines)


def _found(text: str, understood: dict[str, Any], noticed: str | None) -> dict[str, Any]:
    """The likeliest intent also in doubt, when Rasa itself goes on with none."""
    ranking = [[name, round(sure, 4)] for name, sure in understood["ranking"]]
    danger = noticed or understood.get("danger")
    is_told = understood.get("danger") is not None or not ranking
    return {
        "text": text,
        "intent": understood["intent"] if is_told else ranking[0][0],
        "confidence": round(understood["confidence"], 4) if is_told else ranking[0][1],
        "ranking": ranking,
        "outcome": understood["outcome"],
        "offered": understood["offered"],
        "safety": danger,
    }
