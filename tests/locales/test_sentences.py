"""The sentences that the model learns from, and those that measure it: kept whole and apart."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import ConfigDict, TypeAdapter

from locales.style import SEED

DOMAIN = Path(__file__).parents[2] / "rasa_project" / "domain"
# They come from buttons or from the bot itself, never from words.
PAYLOADS = re.compile(r"start_.*|want_.*|choose|more|resume|something_else|own_words")
LEAST = 150
LEAST_NEED = 250
LEAST_DANGER = 250
LEAST_GATE = 25


@dataclass(frozen=True)
class _Intent:
    __pydantic_config__ = ConfigDict(extra="forbid")
    intent: str
    examples: str
    expects: str | None = None  # in the gate: the question that was open


@dataclass(frozen=True)
class _File:
    __pydantic_config__ = ConfigDict(extra="forbid")
    version: str
    nlu: list[_Intent]


@cache
def sentences(folder: str) -> dict[str, tuple[str, ...]]:
    """The sentences of each intent in that folder of the words."""
    read = [each for path in _files(folder) for each in _read(path)]
    found: dict[str, tuple[str, ...]] = {}
    for each in read:
        found[each.intent] = (*found.get(each.intent, ()), *each.examples.splitlines())
    return found


def _files(folder: str) -> list[Path]:
    return sorted((SEED / folder).glob("*.yml"))


@cache
def _read(path: Path) -> list[_Intent]:
    """The C loader: thousands of lines would take seconds with the other one."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return TypeAdapter(_File).validate_python(content).nlu


def _same(sentence: str) -> str:
    """What two sentences share when only capitals, marks and blanks differ."""
    bare = " ".join(re.sub(r"[^\w\s]", " ", sentence.lower()).split())
    return bare or sentence.strip()


@cache
def _domain() -> dict[str, str]:
    """Each intent that has words, with the topic of its domain file."""
    found: dict[str, str] = {}
    for path in sorted(DOMAIN.glob("*.yml")):
        for intent in yaml.safe_load(path.read_text(encoding="utf-8")).get("intents", []):
            found[intent] = path.stem
    return {intent: topic for intent, topic in found.items() if not PAYLOADS.fullmatch(intent)}


@pytest.mark.parametrize("folder", ["nlu", "nlu_check"])
def test_every_intent_of_the_domain_has_sentences_and_no_other(folder: str) -> None:
    assert set(sentences(folder)) == set(_domain())


@pytest.mark.parametrize("folder", ["nlu", "nlu_check"])
def test_the_sentences_of_an_intent_lie_on_the_shelf_of_its_topic(folder: str) -> None:
    for path in _files(folder):
        for each in _read(path):
            at_home = each.intent.startswith(("feel_", "need_"))
            assert path.stem == ("check_in" if at_home else _domain()[each.intent])


@pytest.mark.parametrize("folder", ["nlu", "nlu_check"])
def test_an_intent_stands_in_one_place_for_each_question(folder: str) -> None:
    every = [each for path in _files(folder) for each in _read(path)]
    assert max(Counter((each.intent, each.expects) for each in every).values()) == 1


def test_no_sentence_stands_twice_also_not_in_the_gate() -> None:
    every = [
        _same(sentence)
        for folder in ("nlu", "nlu_check")
        for said in sentences(folder).values()
        for sentence in said
    ]
    assert [sentence for sentence, count in Counter(every).items() if count > 1] == []


def test_nothing_is_learned_of_what_must_stay_unseen() -> None:
    learned = {_same(line) for said in sentences("nlu").values() for line in said}
    unseen = [line for said in sentences("nlu_unseen/meaning").values() for line in said]
    for path in _files("nlu_unseen"):
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        unseen += [line for said in written.values() if isinstance(said, list) for line in said]
    assert len(unseen) > 2_500
    assert [line for line in unseen if _same(line) in learned] == []


@pytest.mark.parametrize("folder", ["nlu", "nlu_check"])
def test_every_line_is_a_plain_sentence(folder: str) -> None:
    for said in sentences(folder).values():
        for line in said:
            assert re.fullmatch(r"- [^\[\]{}\s][^\[\]{}]*", line), line


def test_there_is_enough_to_learn_from() -> None:
    counts = {intent: len(said) for intent, said in sentences("nlu").items()}
    assert {intent: count for intent, count in counts.items() if count < _least(intent)} == {}


def _least(intent: str) -> int:
    if intent.startswith("need_"):
        return LEAST_NEED
    return LEAST_DANGER if intent.startswith("safety_") else LEAST


def test_the_gate_measures_every_intent() -> None:
    counts = {intent: len(said) for intent, said in sentences("nlu_check").items()}
    assert {intent: count for intent, count in counts.items() if count < LEAST_GATE} == {}
