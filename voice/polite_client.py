"""Sends what google.py prepared: certificates checked, with time limits, waiting when told to."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from voice.errors import EngineFailed

_HEADERS = {
    "User-Agent": "zegje-voice",
    "Content-Type": "application/x-www-form-urlencoded;charset=utf-8",
}
_LARGEST_ANSWER = 5_000_000
_TOO_MANY = 429


@dataclass(frozen=True)
class Patience:
    """How often is tried, how long is waited (seconds), and by which clock."""

    tries: int = 5
    first_wait: float = 1.0
    longest_wait: float = 60.0
    sleep: Callable[[float], None] = time.sleep


class PoliteClient:
    """One connection pool; several threads may post at once."""

    def __init__(
        self, engine: str, patience: Patience | None = None, timeout: httpx.Timeout | None = None
    ) -> None:
        self._engine, self._patience = engine, patience or Patience()
        limits = timeout or httpx.Timeout(15.0, connect=5.0)
        # httpx checks certificates by itself; it is written out because gTTS switches it off.
        self._client = httpx.Client(verify=True, timeout=limits, headers=_HEADERS)
        self._was_reached = False

    def post(self, url: str, body: bytes) -> bytes:
        """The answer's body; raises EngineFailed when the patience is at its end."""
        attempt, why = 0, "it was never asked"
        while attempt < self._tries():
            try:
                answer = self._client.post(url, content=body)
            except httpx.HTTPError as cause:
                why, wait = self._unreachable(cause), None
            else:
                self._was_reached = True
                if answer.is_success:
                    return self._checked(answer)
                why, wait = self._refused(answer), _retry_after(answer)
            attempt += 1
            self._wait(attempt, wait, why)
        raise EngineFailed(self._engine, f"{why}, {attempt} times")

    def close(self) -> None:
        self._client.close()

    def _tries(self) -> int:
        # Without a network nobody should wait long before the embedded engine takes over.
        return self._patience.tries if self._was_reached else min(2, self._patience.tries)

    def _checked(self, answer: httpx.Response) -> bytes:
        if len(answer.content) > _LARGEST_ANSWER:
            raise EngineFailed(self._engine, "the answer is far too large")
        return answer.content

    def _unreachable(self, cause: httpx.HTTPError) -> str:
        if _is_about_certificates(cause):
            raise EngineFailed(self._engine, "its certificate is not to be trusted") from cause
        return "it took too long" if isinstance(cause, httpx.TimeoutException) else "no connection"

    def _refused(self, answer: httpx.Response) -> str:
        status = f"it answered {answer.status_code}"
        if answer.status_code != _TOO_MANY and not answer.is_server_error:
            raise EngineFailed(self._engine, status)
        return status

    def _wait(self, attempt: int, asked: float | None, why: str) -> None:
        patience = self._patience
        if asked is not None and asked > patience.longest_wait:
            raise EngineFailed(self._engine, f"{why} and asks to wait {asked:.0f} seconds")
        if attempt < self._tries():
            wait = patience.first_wait * 2 ** (attempt - 1) if asked is None else asked
            patience.sleep(min(wait, patience.longest_wait))


def _is_about_certificates(cause: BaseException) -> bool:
    chain: BaseException | None = cause
    while chain is not None:
        if isinstance(chain, ssl.SSLError):
            return True
        chain = chain.__cause__ or chain.__context__
    return False


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds; the header holds a number or a moment."""
    value = answer.headers.get("Retry-After", "").strip()
    if value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
