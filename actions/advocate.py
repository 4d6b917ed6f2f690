"""A talk in person with an advocate: asked for here, looked up, moved, called off, looked back on.

What the client asks is shared like everything else: shown to him word for word, and sent after a
yes (`actions.share`). The advocate proposes a moment on his page, and the bot brings it.
"""

from actions.form import NO_ANSWER, NOT_ASKED, TopicForm
from actions.pages import buttons_of, page_of
from actions.recorded import RecordedAction
from actions.talk_asking import AFTER, ASKED, advocates_of, ask_for_talk, held_of, look_back
from actions.turn import Turn

SLOTS = ("talk_what", *ASKED, *AFTER)


class StartAdvocate(RecordedAction):
    """A talk that is over is looked back on; one that is coming is told; else one is asked for."""

    called = "action_start_advocate"

    def act(self, turn: Turn) -> None:
        talk = turn.work.talks.coming(turn.client.id, turn.now)
        if held_of(turn) is not None:
            turn.set(**dict.fromkeys(("talk_what", *ASKED), NOT_ASKED))
        elif talk is not None and talk.state == "proposed":
            turn.set(**dict.fromkeys(SLOTS, NOT_ASKED))
            turn.command("show_talk", talk=talk.id)
        elif talk is not None:
            turn.set(**dict.fromkeys(AFTER, NOT_ASKED))
            turn.say(f"utter_talk_{talk.state}")
        else:
            turn.set(**dict.fromkeys(("talk_what", *AFTER), NOT_ASKED))
            drop_who(turn)


class AdvocateForm(TopicForm):
    called = "validate_advocate_form"
    slots = SLOTS

    def take_talk_what(self, turn: Turn, code: str) -> None:
        if code == "new":
            return drop_who(turn)
        return self.drop(turn, *ASKED)

    def take_talk_way(self, turn: Turn, code: str) -> None:
        if code != "activity":
            self.drop(turn, "talk_activity")

    def take_talk_feeling(self, turn: Turn, code: str) -> None:
        if code == "not_held":
            self.drop(turn, "talk_afterwards")


class AskTalkWhat(RecordedAction):
    """What can still be done with it; another day only when there is one."""

    called = "action_ask_talk_what"

    def act(self, turn: Turn) -> None:
        talk = turn.work.talks.coming(turn.client.id, turn.now)
        is_set = talk is not None and talk.state == "confirmed"
        choices = buttons_of(turn, "buttons_talk_what")
        shown = [each for each in choices if is_set or each["payload"] != "talk_what=move"]
        turn.say("utter_ask_talk_what", buttons=page_of(turn, shown))


class AskTalkWho(RecordedAction):
    """Rasa knows no names: the bot puts them on the buttons."""

    called = "action_ask_talk_who"

    def act(self, turn: Turn) -> None:
        choices = [
            {"title": f"📣 {{contact_{place}}}", "payload": f"talk_who={staff.id[:8]}"}
            for place, staff in enumerate(advocates_of(turn), 1)
        ]
        turn.say("utter_ask_talk_who", buttons=page_of(turn, choices))


class AskTalkWay(RecordedAction):
    """All four at once: they are pictures as well as words."""

    called = "action_ask_talk_way"

    def act(self, turn: Turn) -> None:
        turn.say("utter_ask_talk_way", buttons=page_of(turn, buttons_of(turn, "buttons_talk_way")))


class AskTalkFeeling(RecordedAction):
    """The three faces, and that nobody came."""

    called = "action_ask_talk_feeling"

    def act(self, turn: Turn) -> None:
        faces = buttons_of(turn, "buttons_talk_feeling")
        turn.say("utter_ask_talk_feeling", buttons=page_of(turn, faces))


class FinishAdvocate(RecordedAction):
    """Nobody is asked here: the words go to sharing first, and are told after a yes."""

    called = "action_finish_advocate"

    def act(self, turn: Turn) -> None:
        held, what = held_of(turn), turn.slot("talk_what")
        turn.command("end_topic")
        if held is not None:
            look_back(turn, held)
        elif what in ("move", "call_off"):
            turn.command(f"{what}_talk")
        elif what in ("keep", *NO_ANSWER - {NOT_ASKED}):
            turn.say("utter_talk_as_it_is")
        elif turn.slot("talk_when") != NOT_ASKED:
            ask_for_talk(turn)


def drop_who(turn: Turn) -> None:
    """With one advocate there is no choice."""
    if len(advocates_of(turn)) < 2:
        turn.set(talk_who=NOT_ASKED)


ACTIONS = (
    StartAdvocate, AdvocateForm, AskTalkWhat, AskTalkWho, AskTalkWay, AskTalkFeeling,
    FinishAdvocate,
)  # fmt: skip
