"""The check-in: how it goes, what the client wants, what he needs; he sets the pace."""

from actions.check_in_choices import CHOICES
from actions.form import NO_ANSWER, NOT_ASKED, OWN_WORDS, SAID, SKIPPED, UNKNOWN, TopicForm, record
from actions.recorded import RecordedAction
from actions.signal_words import draft_of, has_something_to_tell
from actions.turn import Turn
from store.models import CheckIn

SLOTS = (
    "feeling", "reason", "wants_change", "wish", "theme", "possible", "need",
    "go_on", "works", "step", "own_part", "helper",
)  # fmt: skip


class StartCheckIn(RecordedAction):
    """What the client said before (`first`: slot → answer id or code) is not asked twice.

    What was filled in together in a talk in person is not asked again: it is offered to share.
    """

    called = "action_start_check_in"

    def act(self, turn: Turn) -> None:
        if _held(turn) is not None:
            turn.set(**dict.fromkeys(SLOTS, NOT_ASKED))
            return turn.say("utter_check_in_held")
        check_in = turn.work.check_ins.start(turn.client.id, turn.conversation.id)
        turn.say("utter_check_in_start")
        for slot, code in dict(turn.metadata.get("first") or {}).items():
            if slot == "answer":
                self._take_over(turn, str(code), check_in.id)
            else:
                turn.set(**{slot: str(code)})
        if turn.slot("feeling"):
            check_in.feeling = turn.slot("feeling")
            record(turn, "feeling", str(turn.slot("feeling")))
        return None

    def _take_over(self, turn: Turn, answer_id: str, check_in_id: str) -> None:
        """The sentence with which the client began belongs to this check-in."""
        answer = turn.work.answers.get(answer_id)
        if answer is None or answer.client_id != turn.client.id:
            return
        answer.conversation_id, answer.check_in_id = turn.conversation.id, check_in_id
        turn.set(**{answer.question: SAID})
        if answer.question == "wish":
            turn.set(wants_change="yes")


class CheckInForm(TopicForm):
    called = "validate_check_in_form"
    slots = SLOTS

    def take_feeling(self, turn: Turn, code: str) -> None:
        _check_in(turn).feeling = None if code in NO_ANSWER else code

    def take_wants_change(self, turn: Turn, code: str) -> None:
        if code in ("no", SKIPPED):
            self.drop(turn, "wish", "theme", "possible")
            self.drop_after(turn, "need")
        if code == UNKNOWN:
            # Choosing is possible once you know what there is: the pictures come at once.
            turn.set(wish="pictures")

    def take_wish(self, turn: Turn, code: str) -> None:
        if code == SKIPPED:
            self.drop(turn, "theme", "possible")
        if code == UNKNOWN:
            turn.set(wish="pictures")
        turn.set(topic=_guess(turn) if code == SAID else None)
        if turn.offered:
            turn.set(likely=",".join(turn.offered))

    def take_theme(self, turn: Turn, code: str) -> bool:
        if code == "yes":
            turn.set(theme=turn.slot("topic"))
        if (code in ("no", "yes") and not turn.slot("theme")) or code == "no":
            turn.set(topic=None)
            self.ask_again(turn, "theme")
            return False
        theme = str(turn.slot("theme"))
        _check_in(turn).theme = None if theme in NO_ANSWER else theme
        if not turn.words.needs.of_theme(theme):
            self.drop(turn, "possible")
        record(turn, "theme", theme)
        return False

    def take_possible(self, turn: Turn, code: str) -> None:
        need = turn.words.needs.by_code(code)
        _check_in(turn).need = need.code if need else None

    def take_go_on(self, turn: Turn, code: str) -> None:
        if code != "yes":
            self.drop_after(turn, "go_on")


class FinishCheckIn(RecordedAction):
    """Keep the wish, and when there is something to tell, offer to share it."""

    called = "action_finish_check_in"

    def act(self, turn: Turn) -> None:
        check_in = _check_in(turn)
        turn.work.check_ins.finish(check_in)
        self._keep_wish(turn)
        answers = turn.work.answers.of_check_in(check_in.id)
        if not has_something_to_tell(answers):
            turn.say("utter_check_in_nothing_new")
            return turn.command("end_topic")
        turn.say("utter_check_in_saved")
        turn.command("end_topic")
        return turn.command(
            "start_topic", topic="share", subject=draft_of(turn, _check_in(turn)).id
        )

    def _keep_wish(self, turn: Turn) -> None:
        check_in = _check_in(turn)
        answers = turn.work.answers.of_check_in(check_in.id)
        wish, step = answers.get("wish"), answers.get("step")
        if (wish and wish.code in OWN_WORDS) or check_in.theme:
            turn.work.wishes.record(
                turn.client.id,
                check_in.id,
                theme=check_in.theme,
                need=check_in.need,
                words=wish.words if wish else None,
                own_step=step.words if step else None,
            )


def _held(turn: Turn) -> CheckIn | None:
    """The check-in that the client and his advocate filled in together."""
    held = turn.work.check_ins.get(turn.conversation.subject_id or "")
    return held if held and held.client_id == turn.client.id else None


def _check_in(turn: Turn) -> CheckIn:
    return _held(turn) or turn.work.check_ins.start(turn.client.id, turn.conversation.id)


def _guess(turn: Turn) -> str | None:
    """The theme that the words are about, when that is sure; else there are pictures to choose."""
    is_sure = turn.intent.startswith("need_") and turn.outcome == "understood"
    return turn.intent.removeprefix("need_") if is_sure else None


ACTIONS = (StartCheckIn, CheckInForm, *CHOICES, FinishCheckIn)
