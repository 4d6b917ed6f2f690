"""A turn with Rasa: posts until no topic begins, ends or goes on any more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from bot.plan import Plan
from bot.rasa import Answer, Danger, Post, Rasa, Said
from bot.stage import derived_id
from bot.topics import Stack, Talk, Wanted, move_on

MAX_HOPS = 6
# After these the form's question is not asked again: the client is left in peace, or hears
# another topic first and this question when it is over.
_LEAVES_IN_PEACE = ("hold", "pause_topic", "later", "start_topic")


@dataclass(frozen=True)
class Piece:
    """A sentence, or a command for the bot, in the order in which it came."""

    conversation_id: str
    said: Said

    @property
    def do(self) -> str | None:
        """The command's name; None for a sentence."""
        return str(self.said.custom.get("do")) if self.said.custom else None


@dataclass(frozen=True)
class Heard:
    """Everything that came of one message, and how it left the stack."""

    stack: Stack
    pieces: tuple[Piece, ...] = ()
    danger: Danger | None = None


async def converse(rasa: Rasa, plan: Plan, prepare: Callable[[str, Talk], None]) -> Heard:
    """Raises RasaUnavailable and RasaRefused; then nothing of it counts.

    `prepare` puts a row in the store for a conversation that begins. It runs in a thread.
    """
    heard, post, numbers = Heard(plan.stack), plan.post, count(1)
    for hop in range(1, MAX_HOPS + 1):
        answer = await rasa.post(post)
        if answer.danger is not None:
            return replace(heard, danger=answer.danger)
        heard = _hear(heard, post.conversation, answer)
        top = _move(heard.stack, answer, lambda: derived_id(plan.row_id, str(next(numbers))))
        if top is None or top.top is None or hop == MAX_HOPS:
            return replace(heard, stack=top or heard.stack)
        heard = replace(heard, stack=top)
        if not top.top.is_started:
            await asyncio.to_thread(prepare, plan.client_id, top.top)
        post = _next_post(top.top, plan.post, hop, answer)
    return heard


def _hear(heard: Heard, conversation_id: str, answer: Answer) -> Heard:
    pieces: list[Piece] = []
    is_in_peace = False
    for said in answer.messages:
        piece = Piece(conversation_id, said)
        if piece.do is not None or not is_in_peace:
            pieces.append(piece)
        is_in_peace = is_in_peace or piece.do in _LEAVES_IN_PEACE
    stack = heard.stack.heard(answer.expects)
    return replace(heard, stack=stack, pieces=(*heard.pieces, *pieces))


def _move(stack: Stack, answer: Answer, new_id: Callable[[], str]) -> Stack | None:
    """The stack after topics ended or began; None when the same conversation keeps the floor."""
    wanted = [
        Wanted(str(command["topic"]), command.get("subject"))
        for command in answer.commands
        if command.get("do") == "start_topic"
    ]
    is_over = any(command.get("do") == "end_topic" for command in answer.commands)
    return move_on(stack, wanted, is_over, new_id) if wanted or is_over else None


def _next_post(top: Talk, first: Post, hop: int, answer: Answer) -> Post:
    channel = {key: first.metadata[key] for key in ("channel",) if key in first.metadata}
    return Post(
        top.id,
        f"{first.message_id}:{hop}",
        payload=top.opening,
        expects=top.expects,
        metadata={**channel, **_first(top, answer)},
    )


def _first(top: Talk, answer: Answer) -> dict[str, Any]:
    """What the client said before, so that the topic that begins does not ask it again."""
    for command in answer.commands:
        if command.get("do") == "start_topic" and command.get("topic") == top.topic:
            return {"first": command["first"]} if command.get("first") else {}
    return {}
