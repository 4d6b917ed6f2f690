"""What comes of the questions about a talk: a draft, which the client sees first."""

from actions.form import NO_ANSWER, OWN_WORDS
from actions.talk_words import after_words, attachments, talk_words
from actions.turn import Turn
from store.models import Signal, Staff, Talk

ASKED = ("talk_who", "talk_way", "talk_activity", "talk_when", "talk_about")
AFTER = ("talk_feeling", "talk_afterwards")


def held_of(turn: Turn) -> Talk | None:
    """The talk that this conversation looks back on."""
    talk = turn.work.talks.get(turn.conversation.subject_id or "")
    is_his = talk is not None and talk.client_id == turn.client.id
    return talk if talk and is_his and talk.state in ("confirmed", "held") else None


def ask_for_talk(turn: Turn) -> None:
    """A talk that nobody knows of yet, and the words with which it is asked for."""
    found, first = advocates_of(turn), turn.slot("talk_who") or ""
    chosen = next((each for each in found if each.id.startswith(first)), None)
    staff = chosen or (found[0] if found else None)
    if staff is None:
        return turn.say("utter_advocate_gone")
    answers = turn.work.answers.of_conversation(turn.conversation.id)
    talk = turn.work.talks.ask(turn.client.id, turn.conversation.id, staff.id)
    signal = _offer(turn, staff, talk_words(turn, answers), attachments(answers, *ASKED))
    talk.signal_id = signal.id
    return None


def advocates_of(turn: Turn) -> list[Staff]:
    """Who was given to this client."""
    return turn.work.assignments.of_client(turn.client.id)


def look_back(turn: Turn, talk: Talk) -> None:
    """Keep how it was; it is offered to the advocate, who hears it after a yes."""
    answers = turn.work.answers.of_conversation(turn.conversation.id)
    feeling, more = turn.slot("talk_feeling"), answers.get("talk_afterwards")
    if feeling == "not_held":
        turn.work.talks.settle(talk, "cancelled")
    else:
        felt = feeling if feeling not in NO_ANSWER else None
        turn.work.talks.hold(talk, felt, more.words if more else None)
    staff = turn.work.staff.get(talk.staff_id or "")
    is_told = feeling not in NO_ANSWER or (more is not None and more.code in OWN_WORDS)
    turn.say("utter_talk_kept")
    if staff is not None and is_told and staff in advocates_of(turn):
        words = after_words(turn, str(feeling), answers)
        _offer(turn, staff, words, attachments(answers, *AFTER))


def _offer(turn: Turn, staff: Staff, words: str, attachment_ids: list[str]) -> Signal:
    """A draft for this advocate, which sharing shows before anything goes."""
    signal = turn.work.signals.draft(
        turn.client.id, words, "advocate", staff_id=staff.id, attachment_ids=attachment_ids
    )
    turn.command("start_topic", topic="share", subject=signal.id)
    return signal
