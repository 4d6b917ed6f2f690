"""Fourth step of the walk: one message to Rasa's own channel, one typed answer back."""

from __future__ import annotations

from collections.abc import Sequence

import httpx
from pydantic import ValidationError

from bot.rasa import Answer, Post, RasaRefused, RasaUnavailable

_TIMEOUT = 10.0
# What the channel says of itself (rasa_project/channel.py): known words, never a client's.
_REASONS = {"model", "actions", "tracker", "busy", "failed"}


class Relay:
    """The real Rasa, over HTTP; a conversation always goes to the same process."""

    def __init__(
        self, urls: Sequence[str], secret: str, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._urls = [url.rstrip("/") for url in urls]
        self._http = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {secret}"}, timeout=_TIMEOUT, transport=transport
        )

    async def close(self) -> None:
        """Gives the connections back."""
        await self._http.aclose()

    async def post(self, post: Post) -> Answer:
        """Post once, and once more when a kept-open connection turned out to be closed."""
        url = f"{self._home(post.conversation)}/zegje/message"
        try:
            response = await self._http.post(url, json=post.as_json())
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            response = await self._once_more(url, post)
        except httpx.HTTPError as error:
            raise RasaUnavailable(type(error).__name__) from None
        return _answer(response)

    async def forget(self, conversation: str) -> None:
        """Purge a finished conversation from Rasa's tracker."""
        url = f"{self._home(conversation)}/zegje/conversations/{conversation}"
        try:
            response = await self._http.delete(url)
        except httpx.HTTPError as error:
            raise RasaUnavailable(type(error).__name__) from None
        if response.status_code not in (204, 404):
            raise RasaUnavailable(f"status {response.status_code}")

    async def is_ready(self) -> bool:
        """Whether every Rasa process answers its health check."""
        try:
            answers = [await self._http.get(f"{url}/healthz", timeout=2.0) for url in self._urls]
        except httpx.HTTPError:
            return False
        return all(answer.status_code == 200 for answer in answers)

    async def _once_more(self, url: str, post: Post) -> httpx.Response:
        # Safe, since the channel is idempotent on the message id.
        try:
            return await self._http.post(url, json=post.as_json())
        except httpx.HTTPError as error:
            raise RasaUnavailable(type(error).__name__) from None

    def _home(self, conversation: str) -> str:
        return self._urls[int(conversation[:8], 16) % len(self._urls)]


def _answer(response: httpx.Response) -> Answer:
    # Errors carry the status and a known word only: a body could quote the client.
    if response.status_code == 422:
        raise RasaRefused(f"status {response.status_code}")
    if response.status_code != 200:
        raise RasaUnavailable(f"status {response.status_code}{_reason(response)}")
    try:
        return Answer.model_validate_json(response.content)
    except ValidationError:
        raise RasaUnavailable("an answer in another shape") from None


def _reason(response: httpx.Response) -> str:
    try:
        said = str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        return ""
    return f", {said}" if said in _REASONS else ""
