"""A turn ends: replies, stack and inbox row are written in one unit of work, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversing import Heard, Piece
from bot.doing import carry_out
from bot.floor import goes_on_by_itself, keep_stack, mark_begun
from bot.live import Live
from bot.outcome import Answer
from bot.own import put_go_on
from bot.placeholders import Placeholders
from bot.rendering import render, voiced, without_keyboard
from bot.reply import Reply
from bot.scene import Scene
from store.models import Client, Conversation, InboxRow, OutboxRow


def finish(scene: Scene, row: InboxRow, live: Live, answer: Answer) -> None:
    """The bot answered by itself; an interrupted conversation is sent on its way again."""
    replies = _pressed(scene, answer.replies)
    if answer.kind == "safety":
        replies = without_keyboard(replies)  # the question about danger stands alone
    top = scene.work.conversations.top(scene.client.id) if scene.client else None
    for place, reply in enumerate(replies):
        again = _is_question_of(scene, reply, top)
        kind = "question" if again and answer.kind == "reply" else answer.kind
        put = scene.work.outbox.put(
            scene.chat,
            voiced(reply, scene.client, live).to_body(),
            kind=kind,
            dedup_key=f"{row.id}:{place}",
            conversation_id=top.id if again and top else None,
        )
        if again and top:
            top.question_outbox_id = put.id
    if answer.goes_on:
        _send_on(scene, row)
    scene.work.inbox.done(row)


def close(scene: Scene, row: InboxRow, live: Live, heard: Heard, before: Sequence[Reply]) -> None:
    """Rasa answered: everything it said, filled in and in order."""
    client = scene.client
    if client is None:
        scene.work.inbox.done(row)
        return
    keep_stack(scene.work, client.id, heard.stack, scene.now)
    spoken: list[tuple[str | None, Reply]] = [(None, reply) for reply in before]
    spoken += [pair for piece in heard.pieces for pair in _replies(scene, client, live, piece)]
    _put(scene, row, live, heard, spoken)
    scene.work.inbox.done(row)


def _replies(
    scene: Scene, client: Client, live: Live, piece: Piece
) -> list[tuple[str | None, Reply]]:
    if piece.said.custom:
        return [(None, reply) for reply in carry_out(scene, client, piece.said.custom)]
    conversation = scene.work.conversations.get(piece.conversation_id)
    places = Placeholders(scene, client, conversation)
    return [(piece.conversation_id, render(piece.said, places, conversation, live.words))]


def _put(
    scene: Scene,
    row: InboxRow,
    live: Live,
    heard: Heard,
    spoken: Sequence[tuple[str | None, Reply]],
) -> None:
    replies = without_keyboard(_pressed(scene, [reply for _, reply in spoken]))
    asked: OutboxRow | None = None
    for place, ((conversation_id, _), reply) in enumerate(zip(spoken, replies, strict=True)):
        is_question = bool(reply.buttons) or place == len(replies) - 1
        put = scene.work.outbox.put(
            scene.chat,
            voiced(reply, scene.client, live).to_body(),
            kind="question" if is_question and conversation_id else "reply",
            dedup_key=f"{row.id}:{place}",
            conversation_id=conversation_id,
        )
        asked = put if is_question and conversation_id else asked
    _remember(scene, heard, asked)


def _remember(scene: Scene, heard: Heard, asked: OutboxRow | None) -> None:
    """The message in which the open question was asked, to find and to say it again."""
    top = heard.stack.top
    row = scene.work.conversations.get(top.id) if top else None
    if row is None or top is None or not top.is_started:
        return
    mine = asked.id if asked is not None and asked.conversation_id == row.id else None
    mark_begun(row, mine)


def _pressed(scene: Scene, replies: Sequence[Reply]) -> list[Reply]:
    """The first reply also ends the little clock on the button that was pressed."""
    query = scene.incoming.reply_ref if scene.incoming.kind in ("callback", "group") else None
    if query is None or any(reply.answer_callback for reply in replies):
        return list(replies)
    first = replies[0] if replies else Reply()
    return [first.model_copy(update={"answer_callback": query}), *replies[1:]]


def _is_question_of(scene: Scene, reply: Reply, top: Conversation | None) -> bool:
    row = scene.work.outbox.get(top.question_outbox_id or "") if top else None
    return (
        row is not None
        and reply.utter is not None
        and (Reply.from_body(row.body).utter == reply.utter)
    )


def _send_on(scene: Scene, row: InboxRow) -> None:
    """Looked up afresh: the handler may just have let this client in."""
    client = scene.work.clients.of_chat(scene.chat.id)
    stack = scene.work.conversations.stack(client.id) if client else []
    if goes_on_by_itself(stack):
        put_go_on(scene.work, scene.chat, row.id)
