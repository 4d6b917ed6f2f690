"""A topic with questions: each answer is recorded, and questions that fall away are marked so.

Rasa asks the first slot of a form that is still empty, in the order of the domain. A question
that is not needed gets the value `not_asked` here, so the order stays true after every detour
(docs/decisions/0010-forms-with-not-asked.md).
"""

from collections.abc import Iterable

from actions.recorded import RecordedAction
from actions.turn import Turn

NOT_ASKED = "not_asked"
SKIPPED = "skipped"
UNKNOWN = "unknown"
SAID = "said"
VOICE = "voice"
PHOTO = "photo"
OWN_WORDS = frozenset({SAID, VOICE, PHOTO})
NO_ANSWER = frozenset({SKIPPED, UNKNOWN, NOT_ASKED})
# Room for somebody's name and who that is: a helper, of which place.
_NAME_LENGTH = 60
_NAME_WORDS = 8


class TopicForm(RecordedAction):
    """Subclasses give the slots in order and may write `take_<slot>` for what an answer brings."""

    slots: tuple[str, ...]

    def act(self, turn: Turn) -> None:
        if turn.intent.startswith("start_"):
            return  # slots that the start action filled are recorded there
        for slot, value in turn.tracker.slots_to_validate().items():
            if slot in self.slots and value is not None:
                self._answered(turn, slot, str(value))

    def _answered(self, turn: Turn, slot: str, value: str) -> None:
        code = SAID if _is_typed(turn, value) else value
        turn.set(page=None, times_unclear=None, **{slot: code})
        take = getattr(self, f"take_{slot}", None)
        if take is None or take(turn, code) is not False:
            record(turn, slot, code)

    def drop(self, turn: Turn, *slots: str) -> None:
        """These questions fall away."""
        turn.set(**dict.fromkeys(slots, NOT_ASKED))

    def drop_after(self, turn: Turn, slot: str, but: Iterable[str] = ()) -> None:
        """All questions after this one fall away, but for some."""
        later = self.slots[self.slots.index(slot) + 1 :]
        self.drop(turn, *(name for name in later if name not in set(but)))

    def ask_again(self, turn: Turn, *slots: str) -> None:
        """These answers are taken back, so that their questions come again."""
        turn.set(**dict.fromkeys(slots, None))


def record(turn: Turn, question: str, code: str) -> None:
    """Keep the answer: its code, and the client's own words, voice or photo when he gave those."""
    check_in = turn.work.check_ins.of_conversation(turn.conversation.id)
    turn.work.answers.record(
        turn.client.id,
        turn.conversation.id,
        turn.message_id,
        question,
        code=code,
        words=(turn.text or turn.said_before) if code == SAID else None,
        attachment_id=turn.metadata.get("attachment_id") if code in (VOICE, PHOTO) else None,
        check_in_id=check_in.id if check_in else None,
    )


def name_said(turn: Turn) -> str | None:
    """The name alone, also when a client says more than that ("I am called …").

    None for a story, also a short one: it would be said back as somebody's name ever after.
    """
    name = " ".join(turn.text.split())
    lead_ins = turn.words.responses["heard_before_a_name"].text.splitlines()
    for lead_in in sorted(lead_ins, key=len, reverse=True):
        if name.casefold().startswith(f"{lead_in} "):
            name = name[len(lead_in) :].strip()
            break
    name = name.rstrip(".!").strip()
    return None if _is_a_story(turn, name) else name


def _is_a_story(turn: Turn, name: str) -> bool:
    told = set(turn.words.responses["heard_in_no_name"].text.splitlines())
    words = name.casefold().split()
    return len(name) > _NAME_LENGTH or len(words) > _NAME_WORDS or not told.isdisjoint(words)


def _is_typed(turn: Turn, value: str) -> bool:
    """An open answer is the text itself; an intent or a button gives a code instead."""
    return bool(turn.text) and value == turn.text
