"""What the code says by name is written in the words, and nothing is written that nobody says."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.architecture.sources import ROOT, sources
from tests.bot.people_side import words

_NAME = re.compile(r"(?:utter|say|button|buttons|before)_[a-z0-9_]*[a-z0-9]")
# An f-string counts when enough of it is fixed to tell which family of responses it names.
_FAMILY = re.compile(r"(?:utter|say|signal|button|buttons)_")
_ENOUGH = len("utter_ask_")
_SIGNAL = "signal_"  # the lines of a signal: each is named for the answer that it tells
_CALLBACK_BYTES = 64  # Telegram's limit
_BINDING_BYTES = 18  # bot/signals.py: two signs and twice eight characters
# The name of a function, not of a response.
_OTHERS = {"say_back"}
_PLACE = re.compile(r"\{([a-z]\w*)\}")


# A talk is put in words for the bot and the website alike.
_SAYERS = ("actions", "bot", "locales", "review")


@cache
def _code() -> tuple[ast.Module, ...]:
    ours = [path for path in sources(".py") if path.parts[0] in _SAYERS]
    return tuple(ast.parse((ROOT / path).read_text(encoding="utf-8")) for path in ours)


@cache
def _said() -> frozenset[str]:
    """Every text constant of the code that looks like the name of a response."""
    return frozenset(
        node.value
        for tree in _code()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _NAME.fullmatch(node.value)
    )


@cache
def _all_constants() -> frozenset[str]:
    """Also those whose family is no sentence (`signal_…`)."""
    return frozenset(
        node.value
        for tree in _code()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def _families() -> tuple[re.Pattern[str], ...]:
    """`f"utter_ask_theme_{guess}"` names every response that begins so."""
    found = {
        _as_pattern(node)
        for tree in _code()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
    }
    return tuple(re.compile(each) for each in found if each)


def _as_pattern(node: ast.JoinedStr) -> str | None:
    fixed = "".join(str(each.value) for each in node.values if isinstance(each, ast.Constant))
    begins = isinstance(node.values[0], ast.Constant) and _FAMILY.match(fixed)
    if not begins or (len(fixed) < _ENOUGH and fixed != _SIGNAL):
        return None
    parts = (
        re.escape(str(each.value)) if isinstance(each, ast.Constant) else r"\w+"
        for each in node.values
    )
    return "".join(parts)


@cache
def _rasa() -> str:
    """Rasa says `utter_ask_<slot>` by itself, and what its rules name."""
    folder = ROOT / "rasa_project"
    paths = [*folder.glob("domain/*.yml"), *folder.glob("data/rules/*.yml")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _asked_slots() -> Iterator[str]:
    yield from set(re.findall(r"requested_slot: (\w+)", _rasa())) - {"null"}


def test_every_response_that_is_said_is_written() -> None:
    assert _said() - set(words().responses) - _OTHERS == set()


def test_every_question_of_a_form_is_written() -> None:
    said = words().responses
    asked = {f"utter_ask_{slot}" for slot in _asked_slots()}
    assert {name for name in asked if name not in said and f"action_{name[6:]}" not in _rasa()} <= {
        "utter_ask_danger"  # the bot asks that one itself
    }


def test_nothing_is_written_that_nobody_says() -> None:
    asked = {f"utter_ask_{slot}" for slot in _asked_slots()}
    left = {
        name
        for name in words().responses
        if name not in _all_constants() | asked
        and not any(family.fullmatch(name) for family in _families())
        and name not in _rasa()
    }
    assert left == set()


def test_a_leftover_would_be_seen() -> None:
    assert not any(family.fullmatch("utter_old_thing") for family in _families())
    assert any(family.fullmatch("utter_ask_theme_living") for family in _families())


def test_every_payload_fits_telegram() -> None:
    for response in words().responses.values():
        for button in response.buttons:
            most = _CALLBACK_BYTES - (_BINDING_BYTES if button.inline else 0)
            assert len(button.payload.encode()) <= most, (response.name, button.payload)


def test_every_placeholder_is_one_that_somebody_fills_in() -> None:
    """By the bot from the store, or by the code that says it (`text.format`, `replace`)."""
    code = "\n".join(ast.unparse(tree) for tree in _code())
    for response in words().responses.values():
        for name in _PLACE.findall(response.text):
            number = name.removeprefix("number_")
            known = name.startswith("answer_") or number in words().helplines
            assert known or re.search(rf"\b{name}\b", code), (response.name, name)
