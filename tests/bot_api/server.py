"""The tests' Telegram as an ASGI app: /bot<token>/<method>, /file/bot<token>/… and /test/…"""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.bot_api.checks import RefusedError
from tests.bot_api.control import CONTROL_ROUTES
from tests.bot_api.delivery import deliver_for_ever
from tests.bot_api.faults import fail_after, fail_before, take_fault
from tests.bot_api.fetching import Fetching
from tests.bot_api.memory import TOKEN, Json, Memory
from tests.bot_api.sending import SENDING
from tests.bot_api.updates import ME


def build_app(memory: Memory) -> Starlette:
    """One server for one bot; `app.state.server` must be set to the uvicorn server."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.fetching = Fetching(memory)
        delivery = asyncio.create_task(deliver_for_ever(memory, app.state.fetching))
        yield
        delivery.cancel()

    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", _call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path}", _file),
            *CONTROL_ROUTES,
        ],
        lifespan=lifespan,
    )
    app.state.memory = memory
    return app


async def _call(request: Request) -> Response:
    asked = await _parameters(request)
    memory: Memory = request.app.state.memory
    method = request.path_params["method"]
    fault = take_fault(memory, method, asked)
    try:
        _check_token(request)
        failed = await fail_before(fault, request) if fault else None
        if failed is None:
            result = await _answer(request, method, asked)
            _note(memory, method, asked)
            failed = await fail_after(fault, request) if fault else None
    except RefusedError as refused:
        return _refusal(refused)
    return failed or JSONResponse({"ok": True, "result": result})


async def _answer(request: Request, method: str, asked: Json) -> object:
    memory, fetching = request.app.state.memory, request.app.state.fetching
    if method == "getMe":
        return ME
    if method == "getUpdates":
        return await fetching.get_updates(asked)
    if method in ("setWebhook", "deleteWebhook"):
        return (fetching.set_webhook if method == "setWebhook" else fetching.delete_webhook)(asked)
    if method == "getWebhookInfo":
        return fetching.webhook_info()
    if method == "getFile":
        return _file_facts(memory, str(asked.get("file_id")))
    if method not in SENDING:
        raise RefusedError(404, "Not Found: method not found")
    return _shown_to_bot(SENDING[method](memory, asked))


def _shown_to_bot(result: Json | bool) -> Json | bool:
    if isinstance(result, bool) or "inline_keyboard" in result.get("reply_markup", {}):
        return result
    return {name: value for name, value in result.items() if name != "reply_markup"}


async def _parameters(request: Request) -> Json:
    asked: Json = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        asked.update(await request.json())
        return asked
    async with request.form() as form:
        for name, value in form.items():
            asked[name] = await value.read() if isinstance(value, UploadFile) else value
    for name, value in asked.items():
        if isinstance(value, str) and _is_json(value) and name not in _WORDS:
            asked[name] = json.loads(value)
        elif isinstance(value, str) and value.startswith("attach://"):
            asked[name] = asked[value.removeprefix("attach://")]
    return asked


_WORDS = ("text", "caption")


def _is_json(value: str) -> bool:
    return value.startswith(("{", "[")) or value in ("true", "false")


def _note(memory: Memory, method: str, asked: Json) -> None:
    if method == "getUpdates":
        return
    seen = {name: value for name, value in asked.items() if not isinstance(value, bytes)}
    memory.calls.append({**seen, "method": method, "at": time.monotonic()})
    memory.save()


def _check_token(request: Request) -> None:
    if request.path_params["token"] != TOKEN:
        raise RefusedError(401, "Unauthorized")


def _refusal(refused: RefusedError) -> JSONResponse:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.retry_after is not None:
        body["parameters"] = {"retry_after": refused.retry_after}
    return JSONResponse(body, refused.code)


def _file_facts(memory: Memory, file_id: str) -> Json:
    content = memory.file(file_id)
    if content is None:
        raise RefusedError(400, "Bad Request: invalid file_id")
    facts: Json = {"file_id": file_id, "file_unique_id": f"u-{file_id}"}
    return facts | {"file_size": len(content), "file_path": file_id}


async def _file(request: Request) -> Response:
    content = request.app.state.memory.file(request.path_params["path"])
    if request.path_params["token"] != TOKEN or content is None:
        return Response(status_code=404)
    return Response(content, media_type="application/octet-stream")
