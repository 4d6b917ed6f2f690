"""The table of handlers is read from the top: danger before everything that a person says."""

from dataclasses import replace
from typing import Any

from bot.commands import load_commands
from bot.handlers import HANDLERS, decide
from bot.incoming import Incoming
from bot.outcome import Answer, Ask, Outcome
from tests.bot.people_side import ROOT, Stage
from tests.people import ANNA, KARIM, PETER, SANNE, Somebody

COMMANDS = load_commands(ROOT / "locales/nl")


def let_in(stage: Stage, who: Somebody = SANNE) -> None:
    with stage.store.open_work() as work:
        client, code = work.clients.invite("linde", who.name)
        work.clients.admit(code, work.chats.get_or_make("telegram", str(who.telegram_id)))
        client.state = "active"
        work.commit()


def befriend(stage: Stage, who: Somebody) -> None:
    with stage.store.open_work() as work:
        client = work.clients.by_chat("telegram", str(SANNE.telegram_id))
        assert client is not None
        contact, code = work.contacts.invite(client, who.name, "friend")
        work.contacts.accept(code, work.chats.get_or_make("telegram", str(who.telegram_id)))
        work.contacts.confirm(contact)
        work.commit()


def decided(stage: Stage, who: Somebody, kind: Any = "text", text: str | None = None) -> Outcome:
    with stage.scene(who) as scene:
        said = Incoming("telegram", str(who.telegram_id), "1:1", kind, text=text)
        return decide(replace(scene, incoming=said), COMMANDS)


def names(outcome: Outcome) -> list[str | None]:
    assert isinstance(outcome, Answer)
    return [reply.utter for reply in outcome.replies]


def test_danger_comes_before_everything_that_is_said() -> None:
    order = [handler.__name__ for handler in HANDLERS]
    said = ["press_contact", "press_own", "call_person", "write_back", "obey", "answer"]
    assert order.index("look_for_danger") < min(order.index(name) for name in said)
    assert order.index("press_danger") < order.index("press_contact")
    assert order[-1] == "answer_others"


def test_a_clients_words_go_to_rasa(stage: Stage) -> None:
    let_in(stage)
    assert decided(stage, SANNE, text="ik slaap slecht") == Ask(text="ik slaap slecht")


def test_a_greeting_is_a_greeting_whatever_was_asked(stage: Stage) -> None:
    let_in(stage)
    assert decided(stage, SANNE, text="Hoi!") == Ask(payload="greet")


def test_danger_does_not(stage: Stage) -> None:
    let_in(stage)
    outcome = decided(stage, SANNE, text="ik wil dood")
    assert isinstance(outcome, Answer)
    assert outcome.kind == "safety"
    assert not outcome.goes_on


def test_danger_in_an_edited_message_is_seen(stage: Stage) -> None:
    let_in(stage)
    assert "say_danger_ask" in names(decided(stage, SANNE, "edited", "ik wil dood"))


def test_the_word_for_help_reaches_a_person_in_one_step(stage: Stage) -> None:
    let_in(stage)
    befriend(stage, ANNA)
    for word in ("hulp", "Hulp!", "0", " HULP "):
        outcome = decided(stage, SANNE, text=word)
        assert names(outcome) in (["say_person_called"], ["say_person_again"])


def test_a_contacts_words_go_to_nobody(stage: Stage) -> None:
    let_in(stage)
    befriend(stage, ANNA)
    assert names(decided(stage, ANNA, text="hoe gaat het?")) == ["say_contact_small"]


def test_somebody_who_is_client_and_contact_talks_for_himself(stage: Stage) -> None:
    let_in(stage)
    let_in(stage, PETER)
    befriend(stage, PETER)
    assert decided(stage, PETER, text="ik slaap slecht") == Ask(text="ik slaap slecht")


def test_a_stranger_hears_how_to_get_in_whatever_he_sends(stage: Stage) -> None:
    for kind, text in (("text", "hoi"), ("start", ""), ("voice", None), ("callback", "read|x|y")):
        outcome = decided(stage, KARIM, kind, text)
        assert isinstance(outcome, Answer)
        assert len(outcome.replies) == 1


def test_a_block_is_noted_and_needs_no_answer(stage: Stage) -> None:
    let_in(stage)
    assert decided(stage, SANNE, "blocked") == Answer()
    with stage.scene(SANNE) as scene:
        assert scene.chat.blocked_at is not None
    decided(stage, SANNE, "unblocked")
    with stage.scene(SANNE) as scene:
        assert scene.chat.blocked_at is None
