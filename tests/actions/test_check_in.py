"""The check-in records what the client says, and asks no more than he wants."""

from collections.abc import Callable

import pytest

from actions.check_in import CheckInForm, FinishCheckIn, StartCheckIn
from actions.check_in_choices import AskPossible, AskTheme
from actions.form import NOT_ASKED
from actions.requests import OpenTopic
from actions.small_talk import GoBack, More
from store import Store
from tests.actions.talk import Talk, names

Begin = Callable[[str], Talk]


@pytest.fixture
def check_in(talk: Begin) -> Talk:
    begun = talk("check_in")
    begun.run(StartCheckIn)
    return begun


def test_keeps_own_words_out_of_the_slots_and_in_the_store(store: Store, check_in: Talk) -> None:
    check_in.types(CheckInForm, "reason", "ik slaap slecht")
    assert check_in.slots["reason"] == "said"
    with store.open_reading() as work:
        answers = work.answers.of_conversation(check_in.conversation)
        assert answers["reason"].words == "ik slaap slecht"


def test_says_the_same_again_and_stores_nothing_twice(store: Store, check_in: Talk) -> None:
    tapped = {"intent": "choose", "slots": {"feeling": "bad"}, "tapped": True}
    first = check_in.run(CheckInForm, **tapped)
    with store.open_work() as work:
        check_in_row = work.check_ins.of_conversation(check_in.conversation)
        assert check_in_row is not None
        check_in_row.feeling = "so_so"
        work.commit()
    assert check_in.again(CheckInForm, **tapped) == first
    with store.open_reading() as work:
        check_in_row = work.check_ins.of_conversation(check_in.conversation)
        assert check_in_row is not None
        assert check_in_row.feeling == "so_so"


def test_still_asks_what_is_needed_when_nothing_should_change(check_in: Talk) -> None:
    check_in.answers(CheckInForm, "wants_change", "no")
    assert check_in.slots["wish"] == NOT_ASKED
    assert check_in.slots["helper"] == NOT_ASKED
    assert check_in.slots.get("need") is None


def test_offers_the_theme_that_the_words_are_about(check_in: Talk) -> None:
    check_in.run(CheckInForm, intent="need_living", text="eigen huis", slots={"wish": "eigen huis"})
    assert names(check_in.run(AskTheme)) == ["utter_ask_theme_living"]


def test_shows_pictures_when_the_guess_was_wrong(check_in: Talk) -> None:
    check_in.run(CheckInForm, intent="need_living", text="eigen huis", slots={"wish": "eigen huis"})
    check_in.answers(CheckInForm, "theme", "no")
    assert check_in.slots["theme"] is None
    (said,) = check_in.run(AskTheme)
    assert said["response"] == "utter_ask_theme"
    assert len(said["buttons"]) == 5


def test_pages_through_all_themes_three_at_a_time(check_in: Talk) -> None:
    seen: list[str] = []
    for _ in range(3):
        (said,) = check_in.run(AskTheme)
        seen += [b["payload"] for b in said["buttons"] if b["payload"].startswith("theme=")]
        check_in.run(More)
    assert len(seen) == len(set(seen)) == 9


def test_shows_needs_with_their_sentences(check_in: Talk) -> None:
    check_in.slots["theme"] = "living"
    (said,) = check_in.run(AskPossible)
    assert "{options}" not in said["text"]
    assert [b["payload"] for b in said["buttons"]][-1] == "possible=other"


def test_goes_back_to_the_last_question_that_was_asked(check_in: Talk) -> None:
    check_in.answers(CheckInForm, "feeling", "good")
    check_in.answers(CheckInForm, "reason", "skipped")
    check_in.answers(CheckInForm, "wants_change", "no")
    check_in.slots["requested_slot"] = "need"
    check_in.run(GoBack, intent="go_back")
    assert check_in.slots["wants_change"] is None
    assert check_in.slots["wish"] is None
    assert check_in.slots["reason"] == "skipped"


def test_has_nothing_to_share_when_all_is_well(check_in: Talk) -> None:
    check_in.answers(CheckInForm, "feeling", "good")
    assert names(check_in.run(FinishCheckIn)) == ["utter_check_in_nothing_new", "!end_topic"]


def test_drafts_exactly_the_words_of_the_client(store: Store, check_in: Talk) -> None:
    check_in.answers(CheckInForm, "feeling", "bad")
    check_in.types(CheckInForm, "wish", "een eigen bel")
    messages = check_in.run(FinishCheckIn)
    assert names(messages) == ["utter_check_in_saved", "!end_topic", "!start_topic"]
    with store.open_reading() as work:
        signal = work.signals.get(messages[-1]["custom"]["subject"])
        assert signal is not None
        assert signal.state == "draft"
        assert "“een eigen bel”" in (signal.words or "")


def test_begins_with_what_was_said_before(store: Store, talk: Begin) -> None:
    small = talk("small_talk")
    small.form = None
    messages = small.run(OpenTopic, intent="need_living", text="ik wil een eigen huis")
    first = messages[-1]["custom"]["first"]
    begun = talk("check_in")
    begun.run(StartCheckIn, metadata={"first": first})
    assert begun.slots["wish"] == "said"
    with store.open_reading() as work:
        kept = work.answers.of_conversation(begun.conversation)["wish"]
        assert kept.words == "ik wil een eigen huis"
