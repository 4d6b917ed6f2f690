"""Between the topics: hello, thanks, what is not understood, one step back."""

from actions.explain import say_menu
from actions.form import NOT_ASKED
from actions.forms import FORMS
from actions.recorded import RecordedAction
from actions.requests import unclear
from actions.turn import Turn


class SmallTalk(RecordedAction):
    called = "action_small_talk"

    def act(self, turn: Turn) -> None:
        if turn.interrupts:
            return turn.command("end_topic")  # what waits beneath says that it goes on
        return turn.say("utter_hello" if turn.form is None else "utter_hello_again")


class AnswerKindly(RecordedAction):
    """One fixed answer for what needs no more; inside a form its question comes again."""

    called = "action_answer_kindly"

    def act(self, turn: Turn) -> None:
        turn.say(f"utter_answer_{turn.intent}")


class Unclear(RecordedAction):
    """Once: say it differently, with the question again. Twice: a person."""

    called = "action_unclear"

    def act(self, turn: Turn) -> None:
        unclear(turn)


class More(RecordedAction):
    """The next three; the form asks again and shows them. In the menu: its second page."""

    called = "action_more"

    def act(self, turn: Turn) -> None:
        if turn.form is None:
            say_menu(turn, "utter_menu_more")
        else:
            turn.set(page=str(int(turn.slot("page") or 0) + 1))


class GoBack(RecordedAction):
    """Take back the last answer, and with it what was decided because of it."""

    called = "action_go_back"

    def act(self, turn: Turn) -> None:
        slots = FORMS.get(turn.form or "", ())
        if turn.interrupts:
            return turn.command("end_topic")
        if turn.form is None or turn.asked not in slots:
            return say_menu(turn)
        before = slots[: slots.index(turn.asked)]
        given = [name for name in before if turn.slot(name) not in (None, NOT_ASKED)]
        start = slots.index(given[-1] if given else turn.asked)
        again = [name for name in slots[start:] if not _fell_away_before(turn, name, slots[start])]
        turn.set(page=None, **dict.fromkeys(again, None))
        return None


def _fell_away_before(turn: Turn, name: str, taken_back: str) -> bool:
    """An earlier answer made this question needless, and that answer stays."""
    at = turn.set_at(taken_back)
    return turn.slot(name) == NOT_ASKED and (at < 0 or turn.set_at(name) < at)


class Resume(RecordedAction):
    """After an interruption: the form asks its open question again."""

    called = "action_resume"

    def act(self, turn: Turn) -> None:
        if turn.form is None:
            turn.command("end_topic")
        else:
            turn.say("utter_resume")


class LeaveToBot(RecordedAction):
    """Signs of danger: Rasa only reports them, the bot alone acts."""

    called = "action_leave_to_bot"

    def act(self, turn: Turn) -> None:
        """Nothing is said here, so that nothing is said twice."""


ACTIONS = (SmallTalk, AnswerKindly, Unclear, More, GoBack, Resume, LeaveToBot)
