"""The first page says what this is; after the log-in, everybody is sent to his own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse, Response

from review.parts import parts
from review.refusal import Refusal
from review.render import page
from review.visitor import visitor_of

if TYPE_CHECKING:
    from starlette.requests import Request


_FIRST = {"chat": "/messages", "member": "/desk"}


async def home(request: Request) -> Response:
    """GET /."""
    return page(request, "home.html", organisation=parts(request).organisation.name)


async def inside(request: Request) -> Response:
    """GET /in: contacts to their messages, who logged in to his desk, others to the front."""
    try:
        visitor = await parts(request).work(lambda work: visitor_of(work, request))
    except Refusal:
        return RedirectResponse("/", 303)
    return RedirectResponse(_FIRST.get(visitor.kind, "/on-call"), 303)


async def healthz(request: Request) -> Response:
    """GET /healthz: 200 only when people can come in and the watcher looks; reasons as JSON."""
    reasons = await asyncio.to_thread(request.app.state.health)
    return JSONResponse({"ok": not reasons, "reasons": reasons}, 503 if reasons else 200)
