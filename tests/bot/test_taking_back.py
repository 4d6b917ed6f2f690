"""Sanne takes back what she shared: exactly what she was shown, and the truth about it is said."""

import pytest

from bot import taking_back
from bot.reply import Reply
from bot.scene import Scene
from store.models import SignalState
from store.repositories import By
from tests.bot.people_side import Stage, button, client_of, utters
from tests.people import BRAM, SANNE


def _shared(scene: Scene, *steps: SignalState) -> str:
    client = client_of(scene.work, SANNE)
    (contact,) = scene.work.contacts.of_client(client.id)
    signal = scene.work.signals.draft(client.id, "de woorden", "contact", contact_id=contact.id)
    ladder: tuple[SignalState, ...] = ("sent", *steps)
    for step in ladder:
        assert scene.work.signals.step(signal, step, By("system"))
    return signal.id


def _take_back(stage: Stage, offered: list[Reply]) -> list[str]:
    tag = button(offered, "take_back").partition("|")[2]
    with stage.scene(SANNE) as scene:
        return utters(taking_back.take_back(scene, tag))


@pytest.fixture
def shared(stage: Stage) -> Stage:
    """Sanne has Anna as her contact."""
    stage.admit()
    stage.befriend()
    return stage


def test_nobody_can_open_it_any_more(shared: Stage) -> None:
    with shared.scene(SANNE) as scene:
        signal_id = _shared(scene)
        offered = taking_back.offer(scene)
    assert _take_back(shared, offered) == ["say_taken_back"]
    assert _take_back(shared, offered) == ["say_button_old"]
    with shared.store.open_reading() as work:
        signal = work.signals.get(signal_id)
        assert signal is not None
        assert signal.state == "taken_back"


def test_that_it_was_read_is_said(shared: Stage) -> None:
    with shared.scene(SANNE) as scene:
        _shared(scene, "read")
        offered = taking_back.offer(scene)
    assert _take_back(shared, offered) == ["say_taken_back_read"]


def test_what_is_done_or_never_went_is_not_offered(shared: Stage) -> None:
    with shared.scene(SANNE) as scene:
        _shared(scene, "read", "picked_up", "done")
        assert utters(taking_back.offer(scene)) == ["say_nothing_to_take_back"]


def test_bram_cannot_take_back_what_is_hers(shared: Stage) -> None:
    with shared.scene(SANNE) as scene:
        _shared(scene)
        tag = button(taking_back.offer(scene), "take_back").partition("|")[2]
    shared.admit(BRAM)
    with shared.scene(BRAM) as scene:
        assert utters(taking_back.take_back(scene, tag)) == ["say_button_old"]
