"""The voice: on, off or slower; it holds from the next sentence on."""

from actions.form import NO_ANSWER, TopicForm
from actions.recorded import RecordedAction
from actions.turn import Turn

SLOTS = ("sound",)


class VoiceForm(TopicForm):
    called = "validate_voice_form"
    slots = SLOTS

    def take_sound(self, turn: Turn, code: str) -> None:
        set_voice(turn, code)


class FinishVoice(RecordedAction):
    called = "action_finish_voice"

    def act(self, turn: Turn) -> None:
        sound = turn.slot("sound")
        known = sound in ("on", "off", "slow")
        turn.say(f"utter_sound_{sound}" if known else "utter_sound_as_it_was")
        turn.command("end_topic")


def set_voice(turn: Turn, code: str) -> None:
    """Remember it with the client; who gave no answer keeps what he had."""
    if code in NO_ANSWER:
        return
    turn.client.voice = "off" if code == "off" else "on"
    turn.client.speed = "slow" if code == "slow" else "normal"


ACTIONS = (VoiceForm, FinishVoice)
