"""A client asks for something of another topic: the bot opens it, or is asked to call a person."""

from actions.explain import explain
from actions.form import SAID, record
from actions.pages import buttons_of, turn_button
from actions.recorded import RecordedAction
from actions.turn import Turn

_TOPICS = {
    "want_check_in": "check_in",
    "want_contact": "contact",
    "change_contact": "contact",
    "want_rhythm": "rhythm",
    "change_rhythm": "rhythm",
    "want_voice": "voice",
    "change_voice": "voice",
    "talk_to_advocate": "advocate",
    "help": "explain",
}
_SHARED = frozenset({"want_shared", "show_my_data", "take_back"})
# What a classifier can guess wrong is asked before somebody is called.
_PERSON = frozenset({"talk_to_contact", "make_complaint"})
_TALK = "talk_to_advocate"
_ABOUT_SHARED = {"take_back": "take_back"}
# Questions of the check-in before the one to which a need would be the answer.
_BEFORE_THE_WISH = frozenset({"feeling", "wants_change"})
_A_CHOICE = 2


class OpenTopic(RecordedAction):
    """The client asks for something of another topic; the bot opens it on top of this one."""

    called = "action_open_topic"

    def act(self, turn: Turn) -> None:
        intent = turn.intent
        if intent == "want_person":
            turn.command("call_person")
        elif intent not in _SHARED | _PERSON | set(_TOPICS) and not _is_about_life(intent):
            _offer_person(turn, "forget" if intent == "delete_my_data" else "not_yet")
        elif intent in _PERSON:
            _offer_person(turn, "person")
        elif _is_about_life(intent):
            self._open_check_in(turn)
        elif turn.client.state != "active":
            turn.say("utter_welcome_first")
        elif intent in _SHARED:
            self._look_at_shared(turn)
        elif intent == _TALK and not turn.work.assignments.of_client(turn.client.id):
            _offer_person(turn, "no_advocate")
        else:
            self._open(turn, _TOPICS[intent])

    def _look_at_shared(self, turn: Turn) -> None:
        turn.command(_ABOUT_SHARED.get(turn.intent, "who_looked"))
        if turn.interrupts:
            turn.command("end_topic")

    def _open(self, turn: Turn, topic: str, **details: object) -> None:
        if turn.form is None:
            turn.command("end_topic")
        turn.command("start_topic", topic=topic, **details)

    def _open_check_in(self, turn: Turn) -> None:
        """What was said is kept, and the check-in begins with it."""
        if turn.form == "check_in_form" and turn.asked in _BEFORE_THE_WISH:
            return _take_along(turn)
        if turn.form is not None:
            return unclear(turn)
        if turn.intent.startswith("feel_"):
            first = {"feeling": turn.intent.removeprefix("feel_")}
        else:
            first = {"answer": self._keep(turn), "topic": turn.intent.removeprefix("need_")}
        return self._open(turn, "check_in", first=first)

    def _keep(self, turn: Turn) -> str:
        answer = turn.work.answers.record(
            turn.client.id, turn.conversation.id, turn.message_id, "wish",
            code=SAID, words=turn.text or turn.said_before,
        )  # fmt: skip
        return answer.id


def _is_about_life(intent: str) -> bool:
    return intent.startswith(("feel_", "need_"))


def _offer_person(turn: Turn, what: str) -> None:
    """Nobody is called before the client says so."""
    turn.say(f"utter_offer_{what}")
    turn.command("hold")


def _take_along(turn: Turn) -> None:
    """Somebody tells what he wants before he was asked: it is kept, and not asked again."""
    if turn.intent.startswith("feel_"):
        return unclear(turn)
    turn.set(wants_change="yes", wish=SAID, topic=turn.intent.removeprefix("need_"))
    record(turn, "wants_change", "yes")
    record(turn, "wish", SAID)
    return turn.say("utter_check_in_listening")


def unclear(turn: Turn) -> None:
    """Not understood once: other words, buttons. Twice in a row: offer a person.

    Who does not know what to say to a question that needs an answer hears it in other words.
    """
    if turn.form and turn.intent in ("dont_know", "skip"):
        return explain(turn)
    if turn.intent == "something_else":
        return _in_other_words(turn)
    times = int(turn.slot("times_unclear") or 0) + 1
    turn.set(times_unclear=str(times))
    if times >= 2:
        turn.say("utter_unclear_again")
        return turn.command("hold")
    return None if _offer_meanings(turn) else _in_other_words(turn)


def _offer_meanings(turn: Turn) -> bool:
    """The two or three likeliest, with a picture; the last button is for none of them."""
    labels = {str(each["payload"]): each for each in buttons_of(turn, "buttons_meaning")}
    meant = [labels[name] for name in turn.offered if name in labels]
    if len(meant) < _A_CHOICE:
        return False
    turn.say("utter_unclear_offer", buttons=[*meant, turn_button(turn, "button_something_else")])
    turn.command("hold")
    return True


def _in_other_words(turn: Turn) -> None:
    if turn.form is None:
        return turn.say("utter_unclear_idle")
    wanted = f"utter_unclear_{turn.asked}"
    return turn.say(wanted if turn.has_words_for(wanted) else "utter_unclear")


ACTIONS = (OpenTopic,)
