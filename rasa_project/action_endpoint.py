"""The way to the actions; a call that fails ends the whole turn, and nothing of it is kept.

Rasa swallows such errors and goes on as if the action had run (`core/processor.py:_run_action`),
so that the assistant would claim what did not happen.
"""

import asyncio
from typing import Any

import aiohttp
from rasa.utils.endpoints import EndpointConfig

# A little more than the actions' own limit of 5 s, so that their answer comes first.
TIMEOUT = aiohttp.ClientTimeout(total=6.0, connect=2.0)


class TurnLost(BaseException):
    """Not an Exception, because Rasa catches those; only the channel catches this one."""


class ActionEndpoint(EndpointConfig):
    """One kept-open session; the domain is left out, for no action looks at it."""

    def __init__(self, url: str, secret: str) -> None:
        super().__init__(url, headers={"Authorization": f"Bearer {secret}"})
        self._open: aiohttp.ClientSession | None = None

    async def request(self, json: dict[str, Any] | None = None, **_: Any) -> dict[str, Any]:
        body = {**(json or {}), "domain": {}}
        try:
            async with self._kept_open().post(self.url, json=body) as response:
                if response.status != 200:
                    raise TurnLost(f"the actions answered {response.status}")
                return await response.json()
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as cause:
            raise TurnLost(type(cause).__name__) from None

    async def close(self) -> None:
        if self._open is not None:
            await self._open.close()

    def _kept_open(self) -> aiohttp.ClientSession:
        if self._open is None or self._open.closed:
            self._open = aiohttp.ClientSession(headers=self.headers, timeout=TIMEOUT)
        return self._open
