"""The web service that Rasa calls for each action: secret, time limit, clean errors."""

import asyncio
import hmac
import logging
from collections.abc import Callable

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

# Rasa holds a conversation's lock for 60 s; an action that is slower than this has failed.
TIME_LIMIT_S = 5.0

log = logging.getLogger(__name__)


def make_app(
    executor: ActionExecutor,
    secret: str,
    health: Callable[[], str | None],
    time_limit_s: float = TIME_LIMIT_S,
) -> Starlette:
    """`health` gives the reason why actions cannot work now, or None."""

    async def webhook(request: Request) -> Response:
        if not _is_allowed(request, secret):
            return JSONResponse({"error": "secret"}, 401)
        call = await request.json()
        return await _run(executor, call, time_limit_s)

    async def healthz(request: Request) -> Response:
        reason = await asyncio.to_thread(health)
        reasons = [reason] if reason else []
        return JSONResponse({"ok": not reasons, "reasons": reasons}, 503 if reasons else 200)

    routes = [Route("/webhook", webhook, methods=["POST"]), Route("/healthz", healthz)]
    return Starlette(routes=routes)


async def _run(executor: ActionExecutor, call: dict[str, object], limit_s: float) -> Response:
    name = str(call.get("next_action"))
    try:
        result = await asyncio.wait_for(executor.run(call), limit_s)
    except TimeoutError:
        log.error("action %s took longer than %.0f s", name, limit_s)
        return JSONResponse({"error": "slow", "action_name": name}, 504)
    except ActionNotFoundException:
        log.error("there is no action %s", name)
        return JSONResponse({"error": "unknown action", "action_name": name}, 404)
    except Exception as cause:
        # Kind and place only: the message of an error can hold what a client said.
        log.error("action %s failed: %s at %s", name, type(cause).__name__, _place(cause))
        return JSONResponse({"error": "failed", "action_name": name}, 500)
    return JSONResponse(result.model_dump() if result else {"events": [], "responses": []})


def _is_allowed(request: Request, secret: str) -> bool:
    shown = request.headers.get("authorization", "")
    return hmac.compare_digest(shown.encode(), f"Bearer {secret}".encode())


def _place(cause: BaseException) -> str:
    trace = cause.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
