"""The question that was put last in a chat, and which of its answers somebody tapped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.commands import bare
from bot.floor import is_begun
from bot.reply import Reply, ReplyButton
from bot.scene import Scene
from store.models import Conversation, OutboxRow

_LOOK_BACK = 40
_NEAR = 6
_SEEN = ("sent", "uncertain", "sending")


@dataclass(frozen=True)
class Tap:
    """A choice; `is_late` when it belongs to a question that has been answered already."""

    payload: str = ""
    is_late: bool = False
    is_double: bool = False


def open_conversation(scene: Scene) -> Conversation | None:
    """The conversation that has the floor."""
    return scene.work.conversations.top(scene.client.id) if scene.client else None


def question_again(scene: Scene) -> list[Reply]:
    """The open question, as it was asked; empty when none is."""
    top = open_conversation(scene)
    row = scene.work.outbox.get(top.question_outbox_id or "") if top else None
    if row is None or row.chat_id != scene.chat.id:
        return []
    return [Reply.from_body(row.body).model_copy(update={"answer_callback": None})]


def tapped_label(scene: Scene, text: str) -> Tap | None:
    """The answer that a label stands for; None when the text is no label of the last question.

    Telegram sends a label as text. While the next question is on its way the client still sees
    the one before, so a second tap on it is no answer to what he has not seen.
    """
    newest, seen = _last_questions(scene)
    button = _named(Reply.from_body(seen.body).buttons, text) if seen else None
    if seen is None or button is None:
        earlier = [row for row in _newest(scene) if _has_labels(row)][1:]
        return Tap(is_late=True) if _is_old_answer(earlier, text) else None
    if newest is not seen:
        return Tap(is_double=True)
    return Tap(button.payload) if _counts(scene, seen, button) else None


def chosen_option(scene: Scene, option: str) -> Tap:
    """The answer behind an option of the web phone, `<outbox id>:<index>`."""
    row, button = option_of(scene, option)
    newest, _ = _last_questions(scene)
    if row is None or button is None or newest is None or row.id != newest.id:
        return Tap(is_late=True)
    return Tap(button.payload) if _counts(scene, row, button) else Tap(is_late=True)


def option_of(scene: Scene, option: str) -> tuple[OutboxRow | None, ReplyButton | None]:
    """The message and the button of an option in this very chat."""
    row_id, _, index = option.partition(":")
    row = scene.work.outbox.get(row_id)
    if row is None or row.chat_id != scene.chat.id or not index.isdecimal():
        return None, None
    buttons = Reply.from_body(row.body).buttons
    return row, buttons[int(index)] if int(index) < len(buttons) else None


def _counts(scene: Scene, row: OutboxRow, button: ReplyButton) -> bool:
    """A choice that fills in an answer belongs to the conversation that asked, and to no other."""
    if "=" not in button.payload:
        return True
    top = open_conversation(scene)
    return top is not None and is_begun(top) and row.conversation_id == top.id


def _is_old_answer(earlier: list[OutboxRow], text: str) -> bool:
    """A second tap that came after the next question: exactly the label, pictogram and all."""
    buttons = [each for row in earlier for each in Reply.from_body(row.body).buttons]
    return any("=" in each.payload and each.title == text.strip() for each in buttons)


def _last_questions(scene: Scene) -> tuple[OutboxRow | None, OutboxRow | None]:
    """The newest question, and the newest that the client sees; nearly always in the last rows."""
    for look_back in (_NEAR, _LOOK_BACK):
        questions = (row for row in _newest(scene, look_back) if _has_labels(row))
        newest = seen = next(questions, None)
        while seen is not None and seen.state not in _SEEN:
            seen = next(questions, None)
        if seen is not None:
            break
    return newest, seen


def _newest(scene: Scene, look_back: int = _LOOK_BACK) -> list[OutboxRow]:
    rows = scene.work.outbox.after(scene.chat.id, scene.chat.last_seq - look_back)
    return [row for row in reversed(rows) if row.state != "failed"]


def _has_labels(row: OutboxRow) -> bool:
    buttons = Reply.from_body(row.body).buttons
    return bool(buttons) and not any(button.inline for button in buttons)


def _named(buttons: Iterable[ReplyButton], text: str) -> ReplyButton | None:
    """Typed without its pictogram it is the same answer."""
    wanted = bare(text)
    return next((button for button in buttons if wanted and bare(button.title) == wanted), None)
