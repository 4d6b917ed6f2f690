"""How Sanne's words get under way in the tests, and how Anna presses her buttons."""

from bot import signals
from bot.contacts import press
from bot.reply import Reply
from store.models import Signal
from tests.bot.people_side import Stage, button, client_of, utters, words
from tests.people import ANNA, SANNE

STORY = "I would like to live in Emmen again"


def share(stage: Stage) -> str:
    """Sanne said yes; the id of the signal, whose nudge is in the outbox."""
    with stage.scene(SANNE) as scene:
        client = client_of(scene.work, SANNE)
        contact = scene.work.contacts.ready_of(client.id)[0]
        signal = scene.work.signals.draft(client.id, STORY, "contact", contact_id=contact.id)
        assert utters(signals.send(scene, signal.id)) == ["say_share_sending"]
        return signal.id


def deliver(stage: Stage, signal_id: str, lost: str | None = None) -> None:
    with stage.store.open_work() as work:
        row = work.outbox.by_key(f"signal:{signal_id}")
        assert row is not None
        if lost is None:
            work.outbox.mark_sent(row)
            signals.on_sent(work, row, words())
        else:
            work.outbox.mark_failed(row)
            signals.on_failed(work, row, words(), lost)
        work.commit()


def state_of(stage: Stage, signal_id: str) -> str:
    with stage.store.open_work() as work:
        signal = work.signals.get(signal_id)
        assert isinstance(signal, Signal)
        return signal.state


def shared(stage: Stage) -> str:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    signal_id = share(stage)
    deliver(stage, signal_id)
    return signal_id


def press_button(stage: Stage, name: str) -> list[Reply]:
    with stage.scene(ANNA) as scene:
        return press(scene, button(stage.said_to(ANNA), name)) or []
