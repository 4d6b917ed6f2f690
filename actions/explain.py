"""The words that work at every step: explain, again, stop, later, menu."""

from actions.pages import turn_button
from actions.recorded import RecordedAction
from actions.turn import Turn


class Explain(RecordedAction):
    """Say it in other words; the form then asks its open question again."""

    called = "action_explain"

    def act(self, turn: Turn) -> None:
        explain(turn)


class Repeat(RecordedAction):
    """Inside a form there is nothing to say: its question comes again by itself."""

    called = "action_repeat"

    def act(self, turn: Turn) -> None:
        if turn.form is None:
            say_menu(turn)


class Stop(RecordedAction):
    """Nothing is lost: the conversation can be taken up where it was."""

    called = "action_stop"

    def act(self, turn: Turn) -> None:
        if turn.form is None and not turn.interrupts:
            return turn.say("utter_bye")
        turn.say("utter_stopped")
        return turn.command("pause_topic")


class Later(RecordedAction):
    """Only what is open can be asked again."""

    called = "action_later"

    def act(self, turn: Turn) -> None:
        if turn.form is None and not turn.interrupts:
            return turn.say("utter_bye")
        turn.say("utter_later")
        return turn.command("later", minutes=None)


class Menu(RecordedAction):
    called = "action_menu"

    def act(self, turn: Turn) -> None:
        say_menu(turn)


def explain(turn: Turn) -> None:
    """The open question in other words."""
    wanted = f"utter_explain_{turn.asked}"
    if turn.asked and turn.has_words_for(wanted):
        turn.say(wanted)
    else:
        turn.say("utter_explain_word" if turn.asked else "utter_explain_nothing")


def say_menu(turn: Turn, response: str = "utter_menu") -> None:
    """With a way back when it was opened in the middle of something."""
    back = [turn_button(turn, "button_back")] if turn.interrupts else []
    turn.say(response, buttons=back)


ACTIONS = (Explain, Repeat, Stop, Later, Menu)
