"""Who is told of danger: as Sanne agreed, never who has a part in it, then the next in line."""

from bot.danger import tick
from bot.danger_clock import DAY
from store.repositories import By
from tests.bot.alarming import SENTENCES, put_fatma_on_call, say_it, tap, told
from tests.bot.people_side import LINKS, Stage, client_of, organisation, utters, words
from tests.people import ANNA, BRAM, FATMA, KARIM, SANNE


def _tick(stage: Stage) -> None:
    tick(stage.store, words(), stage.organisation, stage.now, LINKS)


def test_without_a_yes_on_call_hears_that_somebody_needs_attention(stage: Stage) -> None:
    stage.admit(consent=None)
    stage.befriend()
    put_fatma_on_call(stage)
    assert "say_danger_telling_no_words" in utters(say_it(stage, SENTENCES["A"]))
    assert told(stage) == [("on_call", False)]
    with stage.store.open_work() as work:
        (signal,) = work.signals.of_client(client_of(work, SANNE).id)
        assert signal.words == ""


def test_without_a_yes_the_protocol_can_be_that_nobody_hears(stage: Stage) -> None:
    stage.admit(consent=False)
    put_fatma_on_call(stage)
    protocol = organisation().danger.model_copy(update={"without_consent": "nothing"})
    stage.organisation = organisation().model_copy(update={"danger": protocol})
    assert "say_danger_nobody" in utters(say_it(stage, SENTENCES["A"]))
    _tick(stage)
    assert told(stage) == []


def test_who_is_named_in_the_story_is_not_told(stage: Stage) -> None:
    stage.admit()
    stage.befriend(ANNA, relation="friend")
    put_fatma_on_call(stage)
    say_it(stage, "anna slaat mij")
    tap(stage, "danger_yes")
    assert told(stage) == [("on_call", True)]


def test_whose_role_is_in_the_story_is_not_told(stage: Stage) -> None:
    stage.admit()
    stage.befriend(ANNA, relation="staff")
    put_fatma_on_call(stage)
    say_it(stage, "mijn begeleider slaat mij")
    tap(stage, "danger_yes")
    assert told(stage) == [("on_call", True)]


def test_when_nobody_is_left_the_confidential_adviser_is_told(stage: Stage) -> None:
    stage.admit()
    stage.befriend(ANNA)
    put_fatma_on_call(stage)
    say_it(stage, "anna en fatma slaan mij, fatma slaat mij hard")
    tap(stage, "danger_yes")
    assert told(stage) == [("adviser", True)]
    with stage.store.open_reading() as work:
        chat = work.chats.by_address("email", organisation().confidential_adviser.email)
        assert chat is not None
        assert len(work.outbox.after(chat.id, 0)) == 1


def test_a_story_that_names_anna_later_stops_at_her(stage: Stage) -> None:
    stage.admit()
    stage.befriend(ANNA)
    put_fatma_on_call(stage)
    say_it(stage, SENTENCES["B"])
    say_it(stage, "anna slaat mij")
    tap(stage, "danger_yes")
    assert told(stage) == [("on_call", True)]


def test_on_call_is_asked_in_the_order_of_the_organisation(stage: Stage) -> None:
    stage.admit()
    put_fatma_on_call(stage, KARIM)
    put_fatma_on_call(stage, FATMA)
    put_fatma_on_call(stage, BRAM)
    line = organisation().on_call.model_copy(
        update={"people": ("bram@linde.example", "fatma@linde.example")}
    )
    stage.organisation = organisation().model_copy(update={"on_call": line})
    say_it(stage, SENTENCES["A"])
    assert (len(stage.heard(BRAM)), stage.heard(FATMA)) == (1, [])
    stage.later(minutes=5)
    _tick(stage)
    assert len(stage.heard(FATMA)) == 1
    stage.later(minutes=5)
    _tick(stage)
    assert stage.heard(KARIM) == []
    assert told(stage)[-1] == ("adviser", True)


def test_the_next_day_one_soft_question_is_due(stage: Stage) -> None:
    stage.admit()
    say_it(stage, SENTENCES["B"])
    say_it(stage, SENTENCES["B"])
    with stage.store.open_reading() as work:
        (due,) = work.dues.waiting(client_of(work, SANNE).id, "soft_question")
        assert due.due_at == stage.now + DAY


def _read(stage: Stage, contact_id: str) -> None:
    with stage.store.open_work() as work:
        (signal,) = work.signals.for_contact(contact_id) or work.signals.of_client(
            client_of(work, SANNE).id
        )
        work.signals.send(signal, By("system"))
        assert work.signals.step(signal, "read", By("contact", contact_id))
        work.commit()
