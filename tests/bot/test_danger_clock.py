"""The clock of danger: unread goes on to the next in line, and Sanne sees what is so."""

from bot.danger import tick
from bot.danger_clock import DAY, SILENCE
from bot.signals import on_failed
from store.organisation import Organisation
from store.repositories import By
from tests.bot.alarming import SENTENCES, incident_of, put_fatma_on_call, say_it, tap, told
from tests.bot.people_side import LINKS, Stage, client_of, organisation, words
from tests.people import SANNE


def _tick(stage: Stage) -> None:
    tick(stage.store, words(), stage.organisation, stage.now, LINKS)


def _read(stage: Stage, contact_id: str) -> None:
    with stage.store.open_work() as work:
        (signal,) = work.signals.for_contact(contact_id) or work.signals.of_client(
            client_of(work, SANNE).id
        )
        work.signals.send(signal, By("system"))
        assert work.signals.step(signal, "read", By("contact", contact_id))
        work.commit()


def test_silence_after_the_question_is_no_all_clear(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    say_it(stage, SENTENCES["B"])
    _tick(stage)
    assert told(stage) == []
    stage.later(seconds=SILENCE.total_seconds() + 30)  # reading the signs takes a moment, once
    _tick(stage)
    assert told(stage) == [("contact", True)]
    assert "say_danger_telling" in stage.heard(SANNE)


def test_unread_goes_on_to_the_next_in_line_and_sanne_hears_it(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    put_fatma_on_call(stage)
    say_it(stage, SENTENCES["A"])
    stage.later(minutes=4)
    _tick(stage)
    assert len(told(stage)) == 2
    stage.later(minutes=1)
    _tick(stage)
    _tick(stage)
    assert told(stage)[2:] == [("adviser", True)]
    assert stage.heard(SANNE).count("say_danger_unread") == 1
    stage.later(minutes=5)
    _tick(stage)
    _tick(stage)
    assert stage.heard(SANNE).count("say_danger_unread_last") == 1


def test_danger_that_was_told_waits_fifteen_minutes(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    say_it(stage, SENTENCES["B"])
    tap(stage, "danger_unknown")
    stage.later(minutes=14)
    _tick(stage)
    assert len(told(stage)) == 1
    stage.later(minutes=1)
    _tick(stage)
    assert told(stage)[1:] == [("adviser", True)]


def test_reading_stops_the_clock(stage: Stage) -> None:
    stage.admit()
    contact_id = stage.befriend()
    say_it(stage, SENTENCES["A"])
    _read(stage, contact_id)
    stage.later(minutes=30)
    _tick(stage)
    assert len(told(stage)) == 1
    assert incident_of(stage) is not None
    stage.later(seconds=DAY.total_seconds())
    _tick(stage)
    assert incident_of(stage) is None


def test_a_nudge_that_cannot_arrive_goes_on_at_once(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    say_it(stage, SENTENCES["A"])
    with stage.store.open_work() as work:
        (signal,) = work.signals.of_client(client_of(work, SANNE).id)
        row = work.outbox.by_key(f"signal:{signal.id}")
        assert row is not None
        on_failed(work, row, words(), "blocked")
        work.commit()
    _tick(stage)
    assert told(stage)[1:] == [("adviser", True)]


def test_the_file_of_the_organisation_decides(stage: Stage) -> None:
    changed = organisation().escalation.model_copy(update={"minutes_a": 1})
    stage.organisation = organisation().model_copy(update={"escalation": changed})
    assert isinstance(stage.organisation, Organisation)
    stage.admit()
    stage.befriend()
    say_it(stage, SENTENCES["A"])
    stage.later(minutes=1)
    _tick(stage)
    assert len(told(stage)) == 2
