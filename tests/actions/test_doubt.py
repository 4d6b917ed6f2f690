"""In doubt the likeliest meanings are offered; what was said is kept all the same."""

from collections.abc import Callable

from actions.check_in import CheckInForm, StartCheckIn
from actions.check_in_choices import AskTheme
from actions.requests import OpenTopic
from actions.small_talk import Unclear
from store import Store
from tests.actions.talk import Talk, names

Begin = Callable[[str], Talk]
SAID = "het huis en de herrie"
DOUBTFUL = ("need_living", "need_social", "out_of_scope")


def _idle(talk: Begin) -> Talk:
    """Nothing is asked."""
    small = talk("small_talk")
    small.form = None
    return small


def _buttons(messages: list[dict[str, object]]) -> list[str]:
    shown = next(message["buttons"] for message in messages if message["buttons"])
    assert isinstance(shown, list)
    return [str(button["payload"]) for button in shown]


def test_two_or_three_meanings_and_one_for_none_of_them(talk: Begin) -> None:
    said = _idle(talk).run(Unclear, intent="nlu_fallback", text=SAID, offered=DOUBTFUL)
    assert names(said) == ["utter_unclear_offer", "!hold"]
    assert _buttons(said) == ["need_living", "need_social", "something_else"]


def test_one_meaning_alone_is_no_choice(talk: Begin) -> None:
    said = _idle(talk).run(Unclear, intent="nlu_fallback", text=SAID, offered=("stop",))
    assert names(said) == ["utter_unclear_idle"]


def test_in_doubt_twice_a_person_is_offered(talk: Begin) -> None:
    small = _idle(talk)
    small.run(Unclear, intent="nlu_fallback", text=SAID, offered=DOUBTFUL)
    again = small.run(Unclear, intent="nlu_fallback", text=SAID, offered=DOUBTFUL)
    assert names(again) == ["utter_unclear_again", "!hold"]


def test_none_of_them_is_said_in_other_words_and_does_not_count(talk: Begin) -> None:
    small = _idle(talk)
    small.run(Unclear, intent="nlu_fallback", text=SAID, offered=DOUBTFUL)
    assert names(small.run(Unclear, intent="something_else")) == ["utter_unclear_idle"]
    assert small.slots["times_unclear"] == "1"


def test_the_words_before_a_tap_are_the_wish(store: Store, talk: Begin) -> None:
    small = _idle(talk)
    small.run(Unclear, intent="nlu_fallback", text=SAID, offered=DOUBTFUL)
    small.history.append({"event": "user", "text": SAID, "metadata": {"trusted": False}})
    said = small.run(OpenTopic, intent="need_living", tapped=True)
    first = said[-1]["custom"]["first"]
    with store.open_reading() as work:
        answer = work.answers.get(first["answer"])
        assert answer is not None
        assert answer.words == SAID
    assert first["topic"] == "living"


def test_a_need_told_before_it_was_asked_is_not_asked_again(store: Store, talk: Begin) -> None:
    check_in = talk("check_in")
    check_in.run(StartCheckIn)
    check_in.slots["requested_slot"] = "feeling"
    said = check_in.run(OpenTopic, intent="need_living", text=SAID)
    assert names(said) == ["utter_check_in_listening"]
    assert check_in.slots["wish"] == "said"
    with store.open_reading() as work:
        answers = work.answers.of_check_in(_check_in_id(store, check_in))
        assert answers["wish"].words == SAID


def test_doubtful_themes_are_shown_first(talk: Begin) -> None:
    check_in = talk("check_in")
    check_in.run(StartCheckIn)
    offered = ("need_money", "need_work", "need_living")
    check_in.run(CheckInForm, intent="need_money", text=SAID, slots={"wish": SAID}, offered=offered)
    assert check_in.slots["topic"] is None
    shown = _buttons(check_in.run(AskTheme))
    assert shown[:3] == ["theme=money", "theme=work", "theme=living"]


def _check_in_id(store: Store, talk: Talk) -> str:
    with store.open_reading() as work:
        found = work.check_ins.of_conversation(talk.conversation)
        assert found is not None
        return found.id
