"""What nobody reads climbs as the organisation says: in its order, after its hours, by its ways."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import pytest
from pydantic import ValidationError

from bot import signals
from bot.around import Surroundings
from bot.contacts import press
from bot.ladder import climb
from bot.reply import Reply
from store.organisation import Ladder, Organisation, Rung
from store.repositories import By
from tests.bot.people_side import LINKS, LOCATION, Stage, client_of, utters, words
from tests.bot.sharing import STORY
from tests.people import JOOST, MARIJKE, PETER, SANNE, Somebody

ORDER = (
    Rung(tell="same_advocate", after_hours=2),
    Rung(tell="next_advocate", after_hours=4),
    Rung(tell="manager", after_hours=8),
)


def _organised(
    stage: Stage, steps: tuple[Rung, ...] = ORDER, by: Literal["telegram_or_email", "both"] = "both"
) -> None:
    ladder = Ladder(steps=steps, by=by)
    stage.organisation = stage.organisation.model_copy(update={"ladder": ladder})


def _employ(stage: Stage, who: Somebody, role: Literal["advocate", "manager"]) -> None:
    """With a chat and an address."""
    with stage.scene(who) as scene:
        email = f"{who.name.lower()}@linde.example"
        staff = scene.work.staff.add(who.name, [role], [LOCATION], email)
        staff.chat_id, staff.joined_at = scene.chat.id, stage.now
        if role == "advocate":
            scene.work.assignments.assign(client_of(scene.work, SANNE), staff)


@pytest.fixture
def sent(stage: Stage) -> str:
    """Sanne shared with Peter; Marijke is her other advocate, Joost the manager."""
    stage.admit(SANNE)
    for who in (PETER, MARIJKE):
        _employ(stage, who, "advocate")
    _employ(stage, JOOST, "manager")
    with stage.scene(SANNE) as scene:
        client = client_of(scene.work, SANNE)
        peter = scene.work.staff.by_email("peter@linde.example")
        assert peter is not None
        signal = scene.work.signals.draft(client.id, STORY, "advocate", staff_id=peter.id)
        assert utters(signals.send(scene, signal.id)) == ["say_share_sending"]
        scene.work.signals.send(signal, By("system"), stage.now)
        return signal.id


def _after(stage: Stage, **passed: float) -> None:
    stage.later(**passed)
    with stage.store.open_work() as work:
        around = Surroundings(work, words(), stage.organisation, LINKS)
        for _ in range(2):  # a clock that ticks twice does nothing twice
            climb(around, stage.now)
        work.commit()


def _letters(stage: Stage, who: Somebody) -> list[str]:
    with stage.store.open_reading() as work:
        chat = work.chats.by_address("email", f"{who.name.lower()}@linde.example")
        rows = work.outbox.after(chat.id, 0) if chat else []
        return [Reply.from_body(row.body).utter or "" for row in rows]


def test_each_rung_in_its_order_after_its_hours(stage: Stage, sent: str) -> None:
    _organised(stage, by="telegram_or_email")
    _after(stage, hours=1.9)
    assert stage.heard(PETER) == ["say_signal_nudge"]
    _after(stage, hours=0.2)
    assert stage.heard(PETER) == ["say_signal_nudge", "say_advocate_news"]
    assert stage.heard(SANNE)[-1] == "say_nobody_read"
    _after(stage, hours=3.9)
    assert stage.heard(MARIJKE) == []
    _after(stage, hours=0.2)
    assert stage.heard(MARIJKE) == ["say_advocate_news"]
    assert stage.heard(SANNE)[-1] == "say_advocate_next"
    _after(stage, hours=7.9)
    assert stage.heard(JOOST) == []
    _after(stage, hours=0.2)
    assert stage.heard(JOOST) == ["say_manager_waits"]
    told = stage.heard(SANNE)
    _after(stage, days=30)
    assert stage.heard(SANNE) == told
    assert STORY not in "".join(reply.text for reply in stage.said_to(JOOST))
    with stage.store.open_reading() as work:
        signal = work.signals.get(sent)
        assert signal is not None
        assert signal.escalated_level == 3


def test_both_ways_when_the_organisation_wants_both(stage: Stage, sent: str) -> None:
    _organised(stage)
    _after(stage, hours=2.1)
    _after(stage, hours=4.1)
    _after(stage, hours=8.1)
    assert _letters(stage, PETER) == ["say_advocate_news"]
    assert _letters(stage, MARIJKE) == ["say_advocate_news"]
    assert _letters(stage, JOOST) == ["say_manager_waits"]


def test_otherwise_telegram_alone_where_it_works(stage: Stage, sent: str) -> None:
    _organised(stage, by="telegram_or_email")
    _after(stage, hours=2.1)
    assert _letters(stage, PETER) == []


def test_reading_ends_the_climb(stage: Stage, sent: str) -> None:
    _organised(stage)
    with stage.store.open_work() as work:
        signal = work.signals.get(sent)
        assert signal is not None
        work.signals.step(signal, "read", By("staff", signal.staff_id))
        work.commit()
    _after(stage, days=3)
    assert "say_advocate_news" not in stage.heard(PETER)


def test_who_is_away_is_passed_at_once_and_counts_as_the_next(stage: Stage, sent: str) -> None:
    _organised(stage, steps=(Rung(tell="next_advocate"), Rung(tell="manager", after_hours=5)))
    with stage.store.open_work() as work:
        peter = work.staff.by_email("peter@linde.example")
        assert peter is not None
        work.staff.be_absent(peter, stage.now + timedelta(days=9))
        work.commit()
    _after(stage, minutes=1)
    assert stage.heard(SANNE)[-1] == "say_advocate_away"
    _after(stage, hours=5.1)
    assert stage.heard(JOOST) == ["say_manager_waits"]


def test_whoever_read_it_hears_that_it_was_taken_back(stage: Stage, sent: str) -> None:
    with stage.store.open_work() as work:
        signal = work.signals.get(sent)
        assert signal is not None
        work.signals.step(signal, "read", By("staff", signal.staff_id))
        tag = f"{signal.id[:8]}|{signal.words_hash[:8]}"
        work.commit()
    with stage.scene(SANNE) as scene:
        (reply,) = press(scene, f"take_back|{tag}") or []
        assert reply.utter == "say_taken_back_read"
    assert stage.heard(PETER)[-1] == "say_advocate_news"


@pytest.mark.parametrize("wrong", [{"tell": "nobody"}, {"tell": "manager", "after_hours": 0}])
def test_a_rung_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Organisation.model_fields["ladder"].annotation.model_validate({"steps": [wrong]})  # type: ignore[union-attr]
