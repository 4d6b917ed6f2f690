"""Scenario scripts: what somebody does, and the names of what Zegje says to it.

    about: Sanne changes her mind
    begins: {contact: anna, consent: true, on_call: fatma}
    steps:
    - sanne: press feeling=bad
      bot: [utter_ask_reason]
    - later: 2 days
    - sanne: say terug
      bot: [utter_ask_feeling]
      to_anna: [say_nudge]

`bot` is what the one hears who acts, `to_<name>` what another hears (`to_mail`: by e-mail); what
is not named must not be heard. Somebody can `say` words, `press` the button with that payload (of
the last message that has it; with a second word: the button with that text), `press_old` one of an
earlier message, `send` a voice, photo, sticker or location, `edit` a text, `open` the link that
another was shown last (or `own`: the link of staff), `hide` his name, `block` the bot, or `answer`
a letter on the website (accept, decline, read); an advocate does something in his `inbox`
(tests/conversations/inbox_acts.py), or writes down her wish in an `interview`, in a talk in person.
`outage: rasa` makes Rasa silent until `outage: over`. `then` names facts of the store
(tests/conversations/facts.py).
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.people import CAST, Somebody

FOLDER = Path(__file__).parent
_ACTS = (
    "say", "press", "press_old", "send", "open", "hide", "block", "edit", "answer",
    "inbox", "interview",
)  # fmt: skip
PEOPLE = {each.name.lower(): each for each in CAST}
MAIL = "mail"


@dataclass(frozen=True)
class Step:
    """One line of a script; `answers` by who hears them."""

    who: Somebody | None = None
    act: str = ""
    what: str = ""
    answers: dict[str, list[str]] = field(default_factory=dict)
    later: timedelta | None = None
    outage: str | None = None
    then: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Script:
    """One file."""

    about: str
    begins: dict[str, Any]
    steps: tuple[Step, ...]


def all_scripts() -> list[Path]:
    """Every scenario of every folder."""
    return sorted(FOLDER.glob("*/*.yml"))


def read_script(path: Path) -> Script:
    """The script; a step that nobody understands is an error here, not a silent pass."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Script(raw["about"], raw.get("begins") or {}, tuple(map(_step, raw["steps"])))


def _step(raw: dict[str, Any]) -> Step:
    rest = dict(raw)
    later, then, outage = rest.pop("later", None), rest.pop("then", {}), rest.pop("outage", None)
    heard = {name: rest.pop(name) for name in list(rest) if name == "bot" or name[:3] == "to_"}
    if not rest:
        assert later or then or outage, "a step in which nothing happens"
        return Step(answers=_told(heard, None), later=_time(later), outage=outage, then=then)
    ((name, line),) = rest.items()
    act, _, what = str(line).partition(" ")
    assert act in _ACTS, f"nobody can {act!r}"
    return Step(PEOPLE[name], act, what, _told(heard, name), _time(later), outage, then)


def _told(heard: dict[str, list[str]], who: str | None) -> dict[str, list[str]]:
    assert who or "bot" not in heard, "nobody acts here: say `to_<name>`"
    told = {(who or "") if key == "bot" else key[3:]: list(said) for key, said in heard.items()}
    assert set(told) <= {*PEOPLE, MAIL}, f"nobody is called {set(told) - set(PEOPLE)}"
    return told


def _time(text: str | None) -> timedelta | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d+) (minute|hour|day|week)s?", text)
    assert found, f"not a time: {text}"
    return timedelta(**{f"{found[2]}s": int(found[1])})
