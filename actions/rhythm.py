"""When we talk: on the client's own day and time, or not, or not for a while."""

from datetime import timedelta

from actions.form import NO_ANSWER, TopicForm
from actions.pages import buttons_of, page_of
from actions.recorded import RecordedAction
from actions.turn import Turn

SLOTS = ("rhythm_what", "rhythm_day", "rhythm_moment")
PAUSE = timedelta(weeks=4)
_TIMES = {"morning": "10:00", "afternoon": "14:00", "evening": "19:00"}


class StartRhythm(RecordedAction):
    called = "action_start_rhythm"

    def act(self, turn: Turn) -> None:
        """Nothing to say first: the form asks."""


class RhythmForm(TopicForm):
    called = "validate_rhythm_form"
    slots = SLOTS

    def take_rhythm_what(self, turn: Turn, code: str) -> None:
        code = {"yes": "change", "no": "off"}.get(code, code)
        turn.set(rhythm_what=code)
        if code != "change":
            self.drop_after(turn, "rhythm_what")

    def take_rhythm_day(self, turn: Turn, code: str) -> None:
        if code in NO_ANSWER:
            self.drop(turn, "rhythm_moment")


class AskRhythmDay(RecordedAction):
    called = "action_ask_rhythm_day"

    def act(self, turn: Turn) -> None:
        days = buttons_of(turn, "buttons_rhythm_day")
        turn.say("utter_ask_rhythm_day", buttons=page_of(turn, days))


class FinishRhythm(RecordedAction):
    """What was set is said with the day and the time as they were written down."""

    called = "action_finish_rhythm"

    def act(self, turn: Turn) -> None:
        what, day, moment = (turn.slot(name) for name in SLOTS)
        if what == "change" and str(day).isdigit() and moment in _TIMES:
            turn.work.rhythms.choose(turn.client.id, [int(str(day))], _TIMES[str(moment)])
            turn.say("utter_rhythm_set")
        elif what == "off" or (what == "pause" and not _is_asked(turn)):
            turn.work.rhythms.stop(turn.client.id)
            turn.say("utter_rhythm_off")
        elif what == "pause":
            turn.work.rhythms.pause(turn.client.id, until=turn.now + PAUSE)
            turn.say("utter_rhythm_paused")
        else:
            turn.say("utter_rhythm_as_it_was")
        turn.command("rhythm_changed")
        turn.command("end_topic")


def _is_asked(turn: Turn) -> bool:
    """There is something to pause."""
    rhythm = turn.work.rhythms.of_client(turn.client.id)
    return rhythm is not None and rhythm.active


ACTIONS = (StartRhythm, RhythmForm, AskRhythmDay, FinishRhythm)
