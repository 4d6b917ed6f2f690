"""What goes wrong on demand: the next answers of the tests' Telegram."""

import asyncio
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from tests.bot_api.checks import RefusedError
from tests.bot_api.memory import Fault, Json, Memory

if TYPE_CHECKING:
    import uvicorn

BEFORE = {"429", "403", "500", "502", "drop_before", "refused_voice"}
AFTER = {"drop_after", "garbage"}


def take_fault(memory: Memory, method: str, asked: Json) -> Fault | None:
    """The fault that was ordered for this call, if any; each is used `times` times."""
    chat = int(asked.get("chat_id") or 0)
    for fault in memory.faults:
        if fault.method in (method, "*") and fault.chat in (None, chat):
            fault.times -= 1
            if fault.times <= 0:
                memory.faults.remove(fault)
            return fault
    return None


async def fail_before(fault: Fault, request: Request) -> Response | None:
    """What happens before Telegram does anything with the call."""
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    if fault.kind == "429":
        wait = int(fault.seconds)
        raise RefusedError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
    if fault.kind == "403":
        raise RefusedError(403, "Forbidden: bot was blocked by the user")
    if fault.kind == "500":
        raise RefusedError(500, "Internal Server Error")
    if fault.kind == "refused_voice":
        raise RefusedError(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
    if fault.kind == "502":
        return PlainTextResponse("<html>Bad Gateway</html>", 502)
    if fault.kind == "drop_before":
        return _drop(request)
    return None


async def fail_after(fault: Fault, request: Request) -> Response | None:
    """What happens after Telegram took the call: the bot never hears that it did."""
    if fault.kind == "drop_after":
        return _drop(request)
    if fault.kind == "silent_after":
        await asyncio.sleep(fault.seconds)
    if fault.kind == "garbage":
        return PlainTextResponse("this is not JSON")
    return None


def _drop(request: Request) -> Response:
    server: uvicorn.Server = request.app.state.server
    protocols: set[Any] = set(server.server_state.connections)
    for protocol in protocols:
        if protocol.client == tuple(request.client or ()):
            protocol.transport.abort()
    return JSONResponse({})
