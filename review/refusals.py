"""Whatever goes wrong, somebody gets a kind answer; the cause goes to the log without a word."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from review.refusal import Refusal
from review.render import notice
from store import StoreUnavailable

if TYPE_CHECKING:
    from starlette.requests import Request

logger = logging.getLogger(__name__)

Handler = Callable[[Any, Any], Awaitable[Response]]


def handlers() -> dict[int | type[Exception], Handler]:
    """For Starlette: every refusal of ours, and its own."""
    return {Refusal: _refuse, HTTPException: _of_starlette, StoreUnavailable: _unavailable}


def broken(request: Request) -> Response:
    """For what nobody foresaw."""
    return notice(request, "broken", 500)


async def _refuse(request: Request, refusal: Refusal) -> Response:
    return notice(request, refusal.name, refusal.status, refusal.values)


async def _of_starlette(request: Request, error: HTTPException) -> Response:
    is_missing = error.status_code in (404, 405)
    return notice(request, "missing" if is_missing else "refused", error.status_code)


async def _unavailable(request: Request, error: StoreUnavailable) -> Response:
    logger.error("the website cannot reach the store: %s", type(error).__name__)
    return notice(request, "broken", 503)
