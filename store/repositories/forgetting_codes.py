"""The rows of a forgotten client: some keep their codes and lose the rest, others go whole."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from store.models import (
    ActionResult,
    Answer,
    Assignment,
    Consent,
    Conversation,
    Due,
    Incident,
    OutboxRow,
    Rhythm,
    Signal,
    SignalEvent,
    SignalReader,
    Talk,
    Wish,
)
from store.models.base import ClientsOwn

_UNFINISHED = ("draft", "sent", "read", "picked_up", "failed")


def keep_codes_only(session: Session, client_id: str) -> None:
    """No words (not even sealed), no recordings, no names of messages, nobody else's id."""
    _blank(session, Answer, client_id, words_sealed=None, attachment_id=None, message_id=Answer.id)
    _blank(session, Wish, client_id, words_sealed=None, own_step_sealed=None)
    _blank(
        session,
        SignalEvent,
        client_id,
        note_sealed=None,
        by_id=None,
        to_id=None,
        attachment_id=None,
    )
    _blank_talks(session, client_id)
    _blank(session, Incident, client_id, words_sealed=None, state="closed")
    _erase_signals(session, client_id)


def erase_traces(session: Session, client_id: str) -> None:
    """What is of no use for counting."""
    theirs = select(Conversation.id).where(Conversation.client_id == client_id)
    session.execute(delete(ActionResult).where(ActionResult.conversation_id.in_(theirs)))
    for kind in (Conversation, Due, Rhythm, Assignment, Consent):
        session.execute(delete(kind).where(kind.client_id == client_id))


def _erase_signals(session: Session, client_id: str) -> None:
    """Whatever was on its way is taken back, also the messages that carry it."""
    mine = select(Signal.id).where(Signal.client_id == client_id)
    session.execute(delete(OutboxRow).where(OutboxRow.signal_id.in_(mine)))
    session.execute(delete(SignalReader).where(SignalReader.signal_id.in_(mine)))
    unfinished = update(Signal).where(Signal.client_id == client_id, Signal.state.in_(_UNFINISHED))
    session.execute(unfinished.values(state="taken_back"))
    _blank(
        session,
        Signal,
        client_id,
        words_sealed=None,
        words_hash="",
        contact_id=None,
        staff_id=None,
        conversation_id=None,
        attachment_ids=[],
    )


def _blank_talks(session: Session, client_id: str) -> None:
    """Those that were still to come are off; nobody waits for him in vain."""
    coming = Talk.state.not_in(("cancelled", "held"))
    mine = update(Talk).where(Talk.client_id == client_id)
    session.execute(mine.where(coming).values(state="cancelled"))
    gone = ("place_sealed", "activity_sealed", "afterwards_sealed")
    blank = dict.fromkeys((*gone, "conversation_id", "signal_id", "staff_id"))
    _blank(session, Talk, client_id, **blank)


def _blank(session: Session, kind: type[ClientsOwn], client_id: str, **values: object) -> None:
    session.execute(update(kind).where(kind.client_id == client_id).values(**values))
