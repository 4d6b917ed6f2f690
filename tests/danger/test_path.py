"""Every alarming sentence walks the bot's real path: helpline first, one incident, one question."""

import pytest

from bot.danger import look_at
from bot.danger_words import first_words
from bot.reply import Reply
from bot.scene import Scene
from store.models import Incident
from tests.bot.people_side import Stage, utters, words
from tests.danger.sentences import Alarming, alarming
from tests.people import SANNE

_BATCHES = 4
_ASK = "say_danger_ask"


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_each_opens_one_incident_and_says_the_helpline_first(stage: Stage, batch: int) -> None:
    stage.admit()
    with stage.scene(SANNE) as scene:
        for told in alarming("AB")[batch::_BATCHES]:
            assert _open(scene) is None, told
            replies = look_at(scene, told.text) or []
            incident = _open(scene)
            assert incident is not None, told
            assert _is_right(incident, told), (told, incident.tier, incident.category)
            assert _helpline_first(replies, incident), (told, utters(replies))
            scene.work.incidents.close(incident)


def test_every_further_one_joins_what_is_open_and_is_asked_no_other_question(stage: Stage) -> None:
    stage.admit()
    with stage.scene(SANNE) as scene:
        look_at(scene, alarming("B")[0].text)
        first = _open(scene)
        assert first is not None
        for told in alarming("AB"):
            replies = look_at(scene, told.text) or []
            assert utters(replies).count(_ASK) == 1, told
            assert scene.work.incidents.all_open() == [first], told
        assert (first.tier, first.words) == ("A", _all_words())


def _open(scene: Scene) -> Incident | None:
    assert scene.client is not None
    return scene.work.incidents.open_of(scene.client.id)


def _is_right(incident: Incident, told: Alarming) -> bool:
    kept = incident.words == told.text and incident.tier <= told.tier
    return kept and (incident.tier == "A" or incident.category == told.category)


def _helpline_first(replies: list[Reply], incident: Incident) -> bool:
    """The first reply holds the number to tap, the last one is the one question."""
    first = first_words(words(), incident.tier, incident.category)
    said = utters(replies)
    starts = said[: len(first)] == utters(first) and any(c.isdigit() for c in replies[0].text)
    return starts and said[-1] == _ASK and said.count(_ASK) == 1


def _all_words() -> str:
    return "\n".join([alarming("B")[0].text, *(told.text for told in alarming("AB"))])
