"""The first talk: everything is told before it is asked, and asked before it is done."""

from actions.form import NO_ANSWER, NOT_ASKED, PHOTO, VOICE, TopicForm, name_said
from actions.recorded import RecordedAction
from actions.turn import Turn
from actions.voice import set_voice

SLOTS = (
    "hello", "try_out", "readers", "keep", "telegram", "danger", "called", "sound_first",
)  # fmt: skip
# Names the words that were shown; a new meaning of a consent question gets a new version.
CONSENT_VERSION = "1"


class StartWelcome(RecordedAction):
    """Telegram is asked about only in Telegram. Who stopped can begin anew."""

    called = "action_start_welcome"

    def act(self, turn: Turn) -> None:
        if turn.client.state == "stopped":
            turn.client.state = "welcome"
        if turn.metadata.get("channel") != "telegram":
            turn.set(telegram=NOT_ASKED)


class WelcomeForm(TopicForm):
    called = "validate_welcome_form"
    slots = SLOTS

    def take_keep(self, turn: Turn, code: str) -> bool:
        _consent(turn, "keep", code)
        if code == "no":
            self.drop_after(turn, "keep")
        return False

    def take_telegram(self, turn: Turn, code: str) -> bool:
        _consent(turn, "telegram", code)
        if code == "no":
            self.drop_after(turn, "telegram")
        return False

    def take_danger(self, turn: Turn, code: str) -> bool:
        if code not in NO_ANSWER:
            _consent(turn, "danger", code)
        return False

    def take_called(self, turn: Turn, code: str) -> bool:
        if code in (VOICE, PHOTO):
            turn.say("utter_contact_type_name")
            self.ask_again(turn, "called")
        elif code not in NO_ANSWER:
            self._name(turn, name_said(turn))
        return False

    def _name(self, turn: Turn, name: str | None) -> None:
        if name is None:
            turn.say("utter_unclear_name")
            self.ask_again(turn, "called")
        else:
            turn.client.name = name or turn.client.name

    def take_sound_first(self, turn: Turn, code: str) -> bool:
        set_voice(turn, code)
        return False


class FinishWelcome(RecordedAction):
    """Then: whom do you trust, when shall I ask you, and the first talk."""

    called = "action_finish_welcome"

    def act(self, turn: Turn) -> None:
        if turn.slot("keep") == "no":
            turn.client.state = "stopped"
            turn.say("utter_welcome_stopped")
            return turn.command("end_topic")
        if turn.slot("telegram") == "no":
            turn.say("utter_welcome_other_way")
            return turn.command("end_topic")
        turn.client.state = "active"
        turn.say("utter_welcome_done")
        turn.command("end_topic")
        for topic in ("contact", "rhythm", "check_in"):
            turn.command("start_topic", topic=topic)
        return None


def _consent(turn: Turn, kind: str, code: str) -> None:
    turn.work.consents.record(turn.client.id, kind, code == "yes", CONSENT_VERSION)  # type: ignore[arg-type]


ACTIONS = (StartWelcome, WelcomeForm, FinishWelcome)
