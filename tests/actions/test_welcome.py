"""The welcome asks consent for each thing, and a no is a no."""

from collections.abc import Callable

from actions.form import NOT_ASKED
from actions.welcome import FinishWelcome, StartWelcome, WelcomeForm
from store import Store
from tests.actions.talk import Talk, names

Begin = Callable[..., Talk]


def test_asks_about_telegram_only_in_telegram(talk: Begin) -> None:
    on_the_web, in_telegram = talk("welcome"), talk("welcome")
    on_the_web.run(StartWelcome, metadata={"channel": "web"})
    in_telegram.run(StartWelcome, metadata={"channel": "telegram"})
    assert on_the_web.slots["telegram"] == NOT_ASKED
    assert "telegram" not in in_telegram.slots


def test_stops_when_nothing_may_be_kept(store: Store, talk: Begin) -> None:
    welcome = talk("welcome")
    welcome.answers(WelcomeForm, "keep", "no")
    assert welcome.slots["danger"] == NOT_ASKED
    assert names(welcome.run(FinishWelcome)) == ["utter_welcome_stopped", "!end_topic"]
    with store.open_reading() as work:
        conversation = work.conversations.get(welcome.conversation)
        assert conversation is not None
        assert work.consents.given(conversation.client_id, "keep") is False


def test_a_danger_question_without_answer_is_no_consent(store: Store, talk: Begin) -> None:
    welcome = talk("welcome")
    welcome.answers(WelcomeForm, "danger", "unknown")
    with store.open_reading() as work:
        conversation = work.conversations.get(welcome.conversation)
        assert conversation is not None
        assert work.consents.given(conversation.client_id, "danger") is None


def test_goes_on_with_contact_rhythm_and_check_in(talk: Begin) -> None:
    said = talk("welcome").run(FinishWelcome)
    topics = [m["custom"]["topic"] for m in said if m.get("custom", {}).get("do") == "start_topic"]
    assert topics == ["contact", "rhythm", "check_in"]
