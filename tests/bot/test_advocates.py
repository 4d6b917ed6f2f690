"""What Sanne shares with Peter lies in his inbox, also when the nudge to him is lost."""

import pytest

from bot import signals
from store.times import now
from tests.bot.people_side import Stage, client_of, utters
from tests.bot.sharing import STORY, deliver, state_of
from tests.people import PETER, SANNE


def _share_with_peter(stage: Stage, *, has_joined: bool) -> str:
    stage.admit(SANNE)
    with stage.scene(SANNE) as scene:
        work, client = scene.work, client_of(scene.work, SANNE)
        peter = work.staff.add(PETER.name, ["advocate"], [], "peter@linde.example")
        peter.joined_at = now() if has_joined else None
        work.assignments.assign(client, peter)
        signal = work.signals.draft(client.id, STORY, "advocate", staff_id=peter.id)
        assert utters(signals.send(scene, signal.id)) == ["say_share_sending"]
        return signal.id


def test_the_nudge_says_nothing_but_where_to_look(stage: Stage) -> None:
    signal_id = _share_with_peter(stage, has_joined=True)
    with stage.store.open_reading() as work:
        row = work.outbox.by_key(f"signal:{signal_id}")
        assert row is not None
        assert f"/inbox/{signal_id}" in row.body
        assert "Emmen" not in row.body


@pytest.mark.parametrize("lost", ["blocked", "uncertain"])
def test_without_a_nudge_it_still_lies_in_his_inbox(stage: Stage, lost: str) -> None:
    signal_id = _share_with_peter(stage, has_joined=True)
    deliver(stage, signal_id, lost=lost)
    assert (state_of(stage, signal_id), stage.heard(SANNE)) == ("sent", ["say_signal_sent"])


def test_who_cannot_log_in_did_not_get_it(stage: Stage) -> None:
    signal_id = _share_with_peter(stage, has_joined=False)
    deliver(stage, signal_id, lost="blocked")
    assert (state_of(stage, signal_id), stage.heard(SANNE)) == ("failed", ["say_signal_failed"])
