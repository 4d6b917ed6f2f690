"""Rasa's own channel: the contract with the bot (docs/walk.md, fourth step).

Honest status codes, a secret, trusted payloads apart from text, and the same answer to the same
message id, also after a restart: the answer is read from the stored tracker.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.lock_store import LockError
from sanic import Blueprint
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from rasa_project.action_endpoint import TurnLost
from rasa_project.posts import BadPost, Post, neutral, read_post
from rasa_project.tracker_store import SealedTrackerStore
from rasa_project.turns import find_turn, understood

log = logging.getLogger(__name__)


class Silent(OutputChannel):
    """Answers are read from the tracker, not caught on the way."""

    @classmethod
    def name(cls) -> str:
        return "zegje"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Nothing to send."""


class TrackerBroken(Exception):
    """The tracker database could not be read or written."""


class ZegjeInput(InputChannel):
    """The routes under /zegje."""

    def __init__(self, agent: Agent, trackers: SealedTrackerStore, secret: str) -> None:
        self._agent = agent
        self._trackers = trackers
        self._secret = f"Bearer {secret}".encode()

    @classmethod
    def name(cls) -> str:
        return "zegje"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        routes = Blueprint("zegje")
        routes.add_route(self._guarded(self._message), "/message", methods=["POST"])
        routes.add_route(self._guarded(self._understand), "/understand", methods=["POST"])
        routes.add_route(
            self._guarded(self._forget), "/conversations/<conversation>", methods=["DELETE"]
        )
        return routes

    def _guarded(self, handler: Callable[..., Awaitable[HTTPResponse]]) -> Any:
        """Secret first; every failure has a status code and says nothing of the client."""

        async def guarded(request: Request, **path: str) -> HTTPResponse:
            shown = request.headers.get("authorization", "").encode()
            if not hmac.compare_digest(shown, self._secret):
                return json({"error": "secret"}, 401)
            if not self._agent.is_ready():
                return json({"error": "model"}, 503)
            try:
                return await handler(request, **path)
            except BadPost as cause:
                return json({"error": str(cause)}, 422)
            except TurnLost as cause:  # its words are our own: a status, or the kind of an error
                log.error("turn not kept: %s", cause)
                return json({"error": "actions"}, 503)
            except (TrackerBroken, LockError) as cause:
                log.error("turn not kept: %s", _REASONS[type(cause)])
                return json({"error": _REASONS[type(cause)]}, 503)
            except Exception as cause:  # the message of an error can quote the client
                log.error("turn not kept: %s", type(cause).__name__)
                return json({"error": "failed"}, 503)

        guarded.__name__ = handler.__name__.strip("_")
        return guarded

    async def _message(self, request: Request) -> HTTPResponse:
        post = read_post(_body(request), self._agent.domain)
        # Looking and answering under one lock: the bot may ask again while its first post runs.
        async with self._agent.lock_store.lock(post.conversation):
            answer = await self._answered_before(post)
            if answer is None:
                await self._processor().handle_message(self._user_message(post))
                answer = await self._answered_before(post)
        if answer is None:
            raise TrackerBroken
        return json(answer)

    async def _answered_before(self, post: Post) -> dict[str, Any] | None:
        tracker = await self._agent.tracker_store.retrieve_full_tracker(post.conversation)
        turn = find_turn(tracker, post.message_id) if tracker else None
        return turn.as_json() if turn else None

    def _user_message(self, post: Post) -> UserMessage:
        return UserMessage(
            text=post.spoken,
            output_channel=Silent(),
            sender_id=post.conversation,
            parse_data=post.parse_data,  # type: ignore[arg-type]
            input_channel=self.name(),
            message_id=post.message_id,
            metadata=post.full_metadata,
        )

    async def _understand(self, request: Request) -> HTTPResponse:
        body = _body(request)
        if not isinstance(body, dict) or not isinstance(body.get("text"), str):
            raise BadPost("text is missing")
        message = UserMessage(text=neutral(body["text"]), metadata={"expects": body.get("expects")})
        return json(understood(await self._processor().parse_message(message)))

    async def _forget(self, request: Request, conversation: str) -> HTTPResponse:
        async with self._agent.lock_store.lock(conversation):
            try:
                self._trackers.forget(conversation)
            except Exception as cause:
                raise TrackerBroken from cause
        return empty(204)

    def _processor(self) -> Any:
        """The live model's, asked for anew each time: a swap changes it."""
        return self._agent.processor


def _body(request: Request) -> Any:
    try:
        return request.json
    except InvalidUsage:
        raise BadPost("the body is no JSON") from None


def raise_broken(error: Exception) -> None:
    """In the place of Rasa's fallback to an empty conversation (a read error looks like that)."""
    raise TrackerBroken from error


_REASONS = {TrackerBroken: "tracker", LockError: "busy"}
